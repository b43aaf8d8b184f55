import CLeptonica
public import NumeralCore

extension GrayImage {
    /// The picture as a PNG file, 8-bit grey; empty when the picture has no pixels.
    public func encodedPNG() -> [UInt8] {
        guard let picture = LeptonicaPicture(self) else { return [] }
        var data: UnsafeMutablePointer<UInt8>?
        var size = 0
        let status = pixWriteMemPng(&data, &size, picture.handle, 0)
        defer { free(data) }
        guard status == 0, let data else { return [] }
        return Array(UnsafeBufferPointer(start: data, count: size))
    }
}

extension Glyph {
    /// The ink as a PNG file of 28 × 28 pixels, white on black as MNIST's pictures are.
    public func encodedPNG() -> [UInt8] { image.encodedPNG() }
}
