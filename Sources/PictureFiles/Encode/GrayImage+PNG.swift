import CLeptonica
public import NumeralCore

extension GrayImage {
    /// The picture as a PNG file, 8-bit grey; empty when the picture has no pixels.
    public func encodedPNG() -> [UInt8] {
        guard let picture = LeptonicaPicture(self) else { return [] }
        return picture.encodedPNG()
    }
}

extension Glyph {
    /// The ink as a PNG file of 28 × 28 pixels, white on black as MNIST's pictures are.
    public func encodedPNG() -> [UInt8] { image.encodedPNG() }
}
