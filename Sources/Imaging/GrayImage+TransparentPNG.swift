import CLeptonica
public import NumeralCore

extension GrayImage {
    /// The picture as a PNG file with transparency, 8 bits each of red, green, blue and alpha.
    ///
    /// - Parameter opacity: of the picture's extents; 0 shows what is behind, 255 the picture.
    /// - Returns: empty when the picture has no pixels.
    public func encodedPNG(opacity: GrayImage) -> [UInt8] {
        precondition(opacity.width == width && opacity.height == height)
        guard width > 0, height > 0, let columns = Int32(exactly: width),
            let rows = Int32(exactly: height),
            let picture = LeptonicaPicture(owning: pixCreateNoInit(columns, rows, 32)),
            let words = picture.words
        else { return [] }
        pixSetSpp(picture.handle, 4)
        // One word a pixel, red in its highest byte: 32-bit rows have no padding.
        for index in pixels.indices {
            words[index] = UInt32(pixels[index]) * 0x0101_0100 | UInt32(opacity.pixels[index])
        }
        var data: UnsafeMutablePointer<UInt8>?
        var size = 0
        let status = pixWriteMemPng(&data, &size, picture.handle, 0)
        defer { free(data) }
        guard status == 0, let data else { return [] }
        return Array(UnsafeBufferPointer(start: data, count: size))
    }
}
