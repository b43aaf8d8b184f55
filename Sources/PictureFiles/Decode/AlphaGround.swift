/// Chooses what stands behind a picture's transparent parts, so that its ink stays visible.
///
/// A drawing page may send black strokes, or white ones, on nothing. Where
/// everything that is opaque has one colour, the alpha is the ink, and the
/// ground is whichever of black and white is farther from that colour.
enum AlphaGround {
    /// Standard deviation of light, of 255, up to which the opaque part counts as one colour.
    private static let oneColorDeviationMax = 12.0
    /// The share of the picture from which on its opaque part is taken to hold its own paper.
    private static let ownPaperShareMin = 0.5

    /// Pixels after which it is asked whether one was transparent.
    private static let partCount = 4096

    /// Puts the pixels on an opaque ground, in place.
    static func composite(_ pixels: inout [RGBAPixel]) {
        guard !isOpaque(pixels) else { return }
        let level = ground(of: pixels)
        let nothing = RGBAPixel(red: level, green: level, blue: level, alpha: 255)
        let ground = Float(level)
        pixels.withUnsafeMutableBufferPointer { pixels in
            for index in pixels.indices {
                let pixel = pixels[index]
                if pixel.alpha == 255 { continue }
                if pixel.alpha == 0 {
                    pixels[index] = nothing
                    continue
                }
                let share = Float(pixel.alpha) / 255
                func over(_ value: UInt8) -> UInt8 {
                    UInt8(Float(value) * share + ground * (1 - share) + 0.5)
                }
                pixels[index] = RGBAPixel(
                    red: over(pixel.red), green: over(pixel.green), blue: over(pixel.blue),
                    alpha: 255)
            }
        }
    }

    /// Whether nothing shines through: all words joined by and, in parts, as the first part of most
    /// pictures tells.
    private static func isOpaque(_ pixels: [RGBAPixel]) -> Bool {
        pixels.withUnsafeBytes { bytes in
            let words = bytes.bindMemory(to: UInt32.self)
            for start in stride(from: 0, to: words.count, by: partCount) {
                var common: UInt32 = 0xFFFF_FFFF
                for index in start..<min(words.count, start &+ partCount) {
                    common &= UInt32(littleEndian: words[index])
                }
                if common >> 24 != 255 { return false }
            }
            return true
        }
    }

    /// The grey, 0 to 255, to put behind the pixels.
    static func ground(of pixels: [RGBAPixel]) -> UInt8 {
        // Weighted by alpha, so that the colour under invisible pixels counts for nothing.
        var (weight, sum, squares) = (0, 0, 0)
        var histogram = [Int](repeating: 0, count: 256)
        for pixel in pixels where pixel.alpha > 0 {
            let (light, alpha) = (Int(GrayProjection.luminance(pixel)), Int(pixel.alpha))
            weight += alpha
            sum += alpha * light
            squares += alpha * light * light
            histogram[light] += alpha
        }
        guard weight > 0 else { return 255 }
        let mean = Double(sum) / Double(weight)
        let deviation = max(0, Double(squares) / Double(weight) - mean * mean).squareRoot()
        let opaqueShare = Double(weight) / (255 * Double(pixels.count))
        if deviation > oneColorDeviationMax, opaqueShare >= ownPaperShareMin {
            var below = 0
            let median = histogram.firstIndex {
                below += $0
                return 2 * below >= weight
            }
            return UInt8(median ?? 255)
        }
        return mean < 128 ? 255 : 0
    }
}
