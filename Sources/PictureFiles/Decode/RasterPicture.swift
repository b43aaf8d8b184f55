/// One pixel of a decoded file, alpha not multiplied in.
struct RGBAPixel: Hashable, Sendable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8
    /// 255 is opaque.
    var alpha: UInt8
}

/// What a file holds before it is reduced to grey: either grey already, or colour with alpha.
enum RasterPicture: Sendable {
    /// Light, 0 is black; opaque.
    case gray(width: Int, height: Int, pixels: [UInt8])
    case color(width: Int, height: Int, pixels: [RGBAPixel], hasAlpha: Bool)
}

extension RasterPicture {
    /// Unpacks Leptonica's words.
    ///
    /// - Parameter transparentIndex: the palette's entry that means "nothing here", as GIF has it.
    /// - Returns: `nil` for a depth that no reader makes, or a picture without pixels.
    init?(_ picture: borrowing LeptonicaPicture, transparentIndex: Int? = nil) {
        let (width, height, depth) = (picture.width, picture.height, picture.depth)
        guard let words = picture.words, width > 0, height > 0,
            picture.wordsPerRow * 32 >= width * depth
        else { return nil }
        if depth == 32 {
            let hasAlpha = picture.hasAlpha
            self = .color(
                width: width, height: height,
                pixels: Self.unpack32(
                    words, wordsPerRow: picture.wordsPerRow, width: width, height: height,
                    opaque: !hasAlpha),
                hasAlpha: hasAlpha)
            return
        }
        guard [1, 2, 4, 8, 16].contains(depth) else { return nil }
        let samples = Self.unpack(
            words, wordsPerRow: picture.wordsPerRow, width: width, height: height, depth: depth)
        guard var palette = picture.palette else {
            self = .gray(width: width, height: height, pixels: Self.light(samples, depth: depth))
            return
        }
        if let index = transparentIndex, palette.indices.contains(index) {
            palette[index].alpha = 0
        }
        // A damaged file may point past its palette: such pixels show nothing.
        let nothing = RGBAPixel(red: 0, green: 0, blue: 0, alpha: 0)
        palette += Array(repeating: nothing, count: max(0, 256 - palette.count))
        let hasAlpha = palette.contains { $0.alpha < 255 }
        if !hasAlpha, palette.allSatisfy({ $0.red == $0.green && $0.green == $0.blue }) {
            self = .gray(width: width, height: height, pixels: samples.map { palette[Int($0)].red })
        } else {
            self = .color(
                width: width, height: height, pixels: samples.map { palette[Int($0)] },
                hasAlpha: hasAlpha)
        }
    }

    private static func unpack32(
        _ words: UnsafePointer<UInt32>, wordsPerRow: Int, width: Int, height: Int, opaque: Bool
    ) -> [RGBAPixel] {
        let opacity: UInt8 = opaque ? 255 : 0
        return Array(unsafeUninitializedCapacity: width * height) { pixels, count in
            for row in 0..<height {
                for column in 0..<width {
                    let word = words[row * wordsPerRow + column]
                    pixels[row * width + column] = RGBAPixel(
                        red: UInt8(truncatingIfNeeded: word >> 24),
                        green: UInt8(truncatingIfNeeded: word >> 16),
                        blue: UInt8(truncatingIfNeeded: word >> 8),
                        alpha: UInt8(truncatingIfNeeded: word) | opacity)
                }
            }
            count = width * height
        }
    }

    /// Samples of 1 to 16 bits; of 16 the upper 8.
    private static func unpack(
        _ words: UnsafePointer<UInt32>, wordsPerRow: Int, width: Int, height: Int, depth: Int
    ) -> [UInt8] {
        let perWord = 32 / depth
        let mask: UInt32 = (1 << UInt32(depth)) - 1
        return Array(unsafeUninitializedCapacity: width * height) { pixels, count in
            for row in 0..<height {
                for column in 0..<width {
                    let word = words[row * wordsPerRow + column / perWord]
                    let sample = word >> UInt32(32 - depth * (column % perWord + 1)) & mask
                    pixels[row * width + column] = UInt8(
                        truncatingIfNeeded: depth == 16 ? sample >> 8 : sample)
                }
            }
            count = width * height
        }
    }

    /// Grey samples spread over 0...255. Leptonica's single bits mean ink: 1 is black.
    private static func light(_ samples: [UInt8], depth: Int) -> [UInt8] {
        switch depth {
        case 1: samples.map { $0 == 0 ? 255 : 0 }
        case 2: samples.map { $0 * 85 }
        case 4: samples.map { $0 * 17 }
        default: samples
        }
    }
}
