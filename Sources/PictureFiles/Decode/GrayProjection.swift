/// Reduces colour to the grey in which ink and paper differ most.
///
/// Luminance alone would lose red ink on green paper of the same lightness. So
/// colours are projected on the direction in which they lie farthest from the
/// paper's: the principal axis of (colour − paper), each weighted by its own
/// squared length so that a few strokes outweigh a page of noise. Pictures
/// that are nearly grey keep plain luminance, and grey ones their exact values.
enum GrayProjection {
    /// Pixels that are looked at to find the axis; more change it no further.
    private static let sampleCountMax = 8192
    /// The most by which channels of a grey differ; JPEG's rounding makes 2 or 3.
    private static let grayDifferenceMax = 6
    /// The cosine between the axis and grey's own from which on luminance serves: about 25°.
    private static let grayCosineMin = 0.906
    /// Pixels after which it is asked whether one was coloured.
    private static let grayPartCount = 4096

    /// Rec. 601 luminance, exact for greys.
    static func luminance(_ pixel: RGBAPixel) -> UInt8 {
        let (red, green, blue) = (UInt32(pixel.red), UInt32(pixel.green), UInt32(pixel.blue))
        // At most 255 · 256 + 128, so that nothing overflows.
        let sum: UInt32 = 77 &* red &+ 150 &* green &+ 29 &* blue &+ 128
        return UInt8(truncatingIfNeeded: sum >> 8)
    }

    /// Opaque pixels to light, 0 to 255.
    static func gray(_ pixels: [RGBAPixel]) -> [UInt8] {
        if isGray(pixels) { return mapped(pixels) { $0.red } }
        guard let axis = axis(of: pixels) else { return mapped(pixels, luminance) }
        // Divided by the sum of sizes and lifted by the negative ones, the cube fills 0...255.
        let size = abs(axis.0) + abs(axis.1) + abs(axis.2)
        let lift = 255 * (max(0, -axis.0) + max(0, -axis.1) + max(0, -axis.2)) / size
        let (red, green, blue) = (
            Float(axis.0 / size), Float(axis.1 / size), Float(axis.2 / size)
        )
        let offset = Float(lift) + 0.5
        return mapped(pixels) { pixel in
            let value =
                red * Float(pixel.red) + green * Float(pixel.green) + blue * Float(pixel.blue)
                + offset
            // Without the check for what the limits rule out already, the loop vectorises.
            return UInt8(truncatingIfNeeded: Int32(max(0, min(255, value))))
        }
    }

    /// Whether each pixel's three colours are the same: differences of words, joined by or.
    private static func isGray(_ pixels: [RGBAPixel]) -> Bool {
        pixels.withUnsafeBytes { bytes in
            // In parts, so that the first coloured pixel ends it soon.
            let words = bytes.bindMemory(to: UInt32.self)
            for start in stride(from: 0, to: words.count, by: grayPartCount) {
                var difference: UInt32 = 0
                for index in start..<min(words.count, start &+ grayPartCount) {
                    let word = UInt32(littleEndian: words[index])
                    difference |= (word ^ word >> 8) & 0xFFFF
                }
                if difference != 0 { return false }
            }
            return true
        }
    }

    /// A number for each pixel, by a loop without a check a pixel.
    @inline(__always)
    private static func mapped(
        _ pixels: [RGBAPixel], _ light: (RGBAPixel) -> UInt8
    ) -> [UInt8] {
        pixels.withUnsafeBufferPointer { pixels in
            [UInt8](unsafeUninitializedCapacity: pixels.count) { lights, count in
                for index in 0..<pixels.count { lights[index] = light(pixels[index]) }
                count = pixels.count
            }
        }
    }

    /// The direction of ink against paper, or `nil` where luminance serves.
    private static func axis(of pixels: [RGBAPixel]) -> (Double, Double, Double)? {
        let step = max(1, pixels.count / sampleCountMax)
        let sample = stride(from: 0, to: pixels.count, by: step).map { pixels[$0] }
        let isGray = sample.allSatisfy { pixel in
            let (low, high) = (
                min(pixel.red, pixel.green, pixel.blue), max(pixel.red, pixel.green, pixel.blue)
            )
            return Int(high) - Int(low) <= grayDifferenceMax
        }
        guard !isGray else { return nil }
        let paper = medians(sample)
        // The symmetric matrix Σ |d|² d dᵀ.
        var (rr, rg, rb, gg, gb, bb) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for pixel in sample {
            let (r, g, b) = (
                Double(pixel.red) - paper.0, Double(pixel.green) - paper.1,
                Double(pixel.blue) - paper.2
            )
            let weight = r * r + g * g + b * b
            rr += weight * r * r
            rg += weight * r * g
            rb += weight * r * b
            gg += weight * g * g
            gb += weight * g * b
            bb += weight * b * b
        }
        let trace = rr + gg + bb
        guard trace > 0 else { return nil }
        // Power iteration; a start that is perpendicular to nothing a picture shows.
        var (r, g, b) = (0.5, 0.6, 0.4)
        for _ in 0..<50 {
            let (nr, ng, nb) = (
                (rr * r + rg * g + rb * b) / trace, (rg * r + gg * g + gb * b) / trace,
                (rb * r + gb * g + bb * b) / trace
            )
            let length = (nr * nr + ng * ng + nb * nb).squareRoot()
            guard length > 1e-12 else { return nil }
            (r, g, b) = (nr / length, ng / length, nb / length)
        }
        if 0.299 * r + 0.587 * g + 0.114 * b < 0 { (r, g, b) = (-r, -g, -b) }
        let grayCosine = abs(r + g + b) / 3.0.squareRoot()
        return grayCosine >= grayCosineMin ? nil : (r, g, b)
    }

    /// The middle value of each colour.
    private static func medians(_ sample: [RGBAPixel]) -> (Double, Double, Double) {
        var counts = [Int](repeating: 0, count: 3 * 256)
        counts.withUnsafeMutableBufferPointer { counts in
            for pixel in sample {
                counts[Int(pixel.red)] &+= 1
                counts[256 + Int(pixel.green)] &+= 1
                counts[512 + Int(pixel.blue)] &+= 1
            }
        }
        func median(_ channel: Int) -> Double {
            var below = 0
            for value in 0..<256 {
                below += counts[256 * channel + value]
                if 2 * below >= sample.count { return Double(value) }
            }
            return 255
        }
        return (median(0), median(1), median(2))
    }
}
