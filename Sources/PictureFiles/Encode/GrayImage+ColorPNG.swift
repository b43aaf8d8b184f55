import CLeptonica
public import NumeralCore

extension GrayImage {
    /// A map of ink as a PNG file in colour: each pixel is mixed of ink and paper by its ink.
    ///
    /// - Parameters:
    ///   - ink: red, green and blue of full ink.
    ///   - paper: the same where there is none; `nil` is transparent, with the ink as alpha.
    /// - Returns: empty when the picture has no pixels.
    public func encodedPNG(ink: SIMD3<UInt8>, paper: SIMD3<UInt8>?) -> [UInt8] {
        guard width > 0, height > 0, let columns = Int32(exactly: width),
            let rows = Int32(exactly: height),
            let picture = LeptonicaPicture(owning: pixCreateNoInit(columns, rows, 32)),
            let words = picture.words
        else { return [] }
        pixSetSpp(picture.handle, paper == nil ? 4 : 3)
        let table = (0...UInt32(255)).map { Self.word(share: $0, ink: ink, paper: paper) }
        // One word a pixel, red in its highest byte: 32-bit rows have no padding.
        for (index, value) in pixels.enumerated() { words[index] = table[Int(value)] }
        return picture.encodedPNG()
    }

    /// Red, green, blue and alpha of a pixel with so much ink, of 255.
    private static func word(
        share: UInt32, ink: SIMD3<UInt8>, paper: SIMD3<UInt8>?
    ) -> UInt32 {
        func byte(_ channel: Int) -> UInt32 {
            guard let paper else { return UInt32(ink[channel]) }
            return (UInt32(ink[channel]) * share + UInt32(paper[channel]) * (255 - share) + 127)
                / 255
        }
        let alpha = paper == nil ? share : 255
        return byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | alpha
    }
}
