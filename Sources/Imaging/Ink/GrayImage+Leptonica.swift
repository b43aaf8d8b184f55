import CLeptonica
import NumeralCore

extension LeptonicaPicture {
    /// Copies a grey picture into Leptonica's 8-bit form; `nil` without pixels or memory.
    init?(_ image: GrayImage) {
        self.init(owning: Self.packed(image))
    }

    /// - Returns: a picture that the caller owns.
    private static func packed(_ image: GrayImage) -> UnsafeMutablePointer<Pix>? {
        guard image.width > 0, image.height > 0,
            let width = Int32(exactly: image.width), let height = Int32(exactly: image.height),
            let handle = pixCreateNoInit(width, height, 8), let words = pixGetData(handle)
        else { return nil }
        let wordsPerRow = Int(pixGetWpl(handle))
        image.pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<image.height {
                for wordIndex in 0..<wordsPerRow {
                    var word: UInt32 = 0
                    for column in 4 * wordIndex..<4 * wordIndex + 4 {
                        let value = column < image.width ? pixels[row * image.width + column] : 0
                        word = word << 8 | UInt32(value)
                    }
                    words[row * wordsPerRow + wordIndex] = word
                }
            }
        }
        return handle
    }
}

extension GrayImage {
    /// What one of Leptonica's filters makes of the picture; `nil` when it makes none of its size.
    ///
    /// - Parameters:
    ///   - margin: by how much the picture is continued by its outermost pixels before, and cut
    ///     after, so that a window fits everywhere.
    ///   - filter: given a picture that stays the caller's; hands its result over.
    func filtered(
        margin: Int32 = 0, by filter: (UnsafeMutablePointer<Pix>) -> UnsafeMutablePointer<Pix>?
    ) -> GrayImage? {
        guard let picture = LeptonicaPicture(self),
            let wide = LeptonicaPicture(
                owning: pixAddContinuedBorder(picture.handle, margin, margin, margin, margin)),
            let result = LeptonicaPicture(owning: filter(wide.handle)),
            let cut = LeptonicaPicture(owning: pixRemoveBorder(result.handle, margin)),
            case .gray(width, height, let pixels)? = RasterPicture(cut)
        else { return nil }
        return GrayImage(width: width, height: height, pixels: pixels)
    }

    /// 255 minus every value.
    var negative: GrayImage {
        GrayImage(width: width, height: height, pixels: pixels.map { 255 - $0 })
    }
}
