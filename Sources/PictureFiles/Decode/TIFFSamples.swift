internal import CTIFF

/// TIFF samples that are no brightness by themselves: floating point, signed, of 32 bits or more.
///
/// Measurements rather than photos: what is least becomes black, what is most white.
enum TIFFSamples {
    private static let unsigned = 1
    private static let signed = 2
    private static let float = 3

    /// Whether a file's samples are such.
    static func isNeeded(_ reader: borrowing TIFFReader) -> Bool {
        let format = reader.short(TIFFTAG_SAMPLEFORMAT)
        return format == signed || format == float || reader.short(TIFFTAG_BITSPERSAMPLE) > 16
    }

    /// - Returns: `nil` when the file is damaged, or of samples that nobody writes.
    static func raster(
        _ reader: borrowing TIFFReader, width: Int, height: Int
    ) -> RasterPicture? {
        let isColored =
            reader.short(TIFFTAG_PHOTOMETRIC) == PHOTOMETRIC_RGB
            && reader.short(TIFFTAG_SAMPLESPERPIXEL) >= 3
        let channelCount = isColored ? 3 : 1
        guard var values = values(reader, width, height, channelCount: channelCount) else {
            return nil
        }
        if reader.short(TIFFTAG_PHOTOMETRIC) == PHOTOMETRIC_MINISWHITE {
            for index in values.indices { values[index] = -values[index] }
        }
        let lights = lights(values)
        guard isColored else { return .gray(width: width, height: height, pixels: lights) }
        let pixels = (0..<(width * height)).map { index in
            RGBAPixel(
                red: lights[3 * index], green: lights[3 * index + 1], blue: lights[3 * index + 2],
                alpha: 255)
        }
        return .color(width: width, height: height, pixels: pixels, hasAlpha: false)
    }

    /// Values spread over 0...255; what is no number is the least.
    private static func lights(_ values: [Float]) -> [UInt8] {
        let finite = values.lazy.filter(\.isFinite)
        guard let least = finite.min(), let most = finite.max(), most > least else {
            return Array(repeating: 255, count: values.count)
        }
        // In halves, so that the range of two extreme numbers is one itself.
        let range = most / 2 - least / 2
        return values.map { value in
            guard value.isFinite else { return 0 }
            return UInt8(max(0, min(255, (value / 2 - least / 2) / range * 255 + 0.5)))
        }
    }

    /// The samples of the first channels, pixel after pixel.
    private static func values(
        _ reader: borrowing TIFFReader, _ width: Int, _ height: Int, channelCount: Int
    ) -> [Float]? {
        let isTiled = TIFFIsTiled(reader.handle) != 0
        let isPlanar = reader.short(TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE
        let sampleCount = isPlanar ? 1 : reader.short(TIFFTAG_SAMPLESPERPIXEL)
        let bits = reader.short(TIFFTAG_BITSPERSAMPLE)
        let format = reader.short(TIFFTAG_SAMPLEFORMAT)
        let partWidth = isTiled ? reader.long(TIFFTAG_TILEWIDTH) : width
        let partHeight =
            isTiled
            ? reader.long(TIFFTAG_TILELENGTH) : min(height, reader.long(TIFFTAG_ROWSPERSTRIP))
        let partSize = Int(
            isTiled ? TIFFTileSize(reader.handle) : TIFFStripSize(reader.handle))
        let pixelSize = sampleCount * bits / 8
        guard bits % 8 == 0, partWidth > 0, partHeight > 0, sampleCount > 0,
            partSize >= partWidth * partHeight * pixelSize,
            let number = number(format: format, bits: bits)
        else { return nil }
        var values = [Float](repeating: 0, count: width * height * channelCount)
        let part = UnsafeMutableRawBufferPointer.allocate(byteCount: partSize, alignment: 16)
        defer { part.deallocate() }
        for plane in 0..<(isPlanar ? channelCount : 1) {
            for top in stride(from: 0, to: height, by: partHeight) {
                for left in stride(from: 0, to: width, by: partWidth) {
                    let (x, y, sample) = (UInt32(left), UInt32(top), UInt16(plane))
                    let size =
                        isTiled
                        ? TIFFReadEncodedTile(
                            reader.handle, TIFFComputeTile(reader.handle, x, y, 0, sample),
                            part.baseAddress, tmsize_t(partSize))
                        : TIFFReadEncodedStrip(
                            reader.handle, TIFFComputeStrip(reader.handle, y, sample),
                            part.baseAddress, tmsize_t(partSize))
                    let rows = min(partHeight, height - top)
                    guard size >= rows * partWidth * pixelSize else { return nil }
                    for row in 0..<rows {
                        for column in 0..<min(partWidth, width - left) {
                            let pixel = (top + row) * width + left + column
                            let place = (row * partWidth + column) * pixelSize
                            for channel in 0..<(isPlanar ? 1 : channelCount) {
                                values[pixel * channelCount + plane + channel] = number(
                                    UnsafeRawBufferPointer(part), place + channel * bits / 8)
                            }
                        }
                    }
                }
            }
        }
        return values
    }

    /// How a sample is read, or `nil` for samples that are not.
    private static func number(
        format: Int, bits: Int
    ) -> ((_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Float)? {
        switch (format, bits) {
        case (float, 32): { $0.loadUnaligned(fromByteOffset: $1, as: Float.self) }
        case (float, 64): { Float($0.loadUnaligned(fromByteOffset: $1, as: Double.self)) }
        case (signed, 8): { Float($0.loadUnaligned(fromByteOffset: $1, as: Int8.self)) }
        case (signed, 16): { Float($0.loadUnaligned(fromByteOffset: $1, as: Int16.self)) }
        case (signed, 32): { Float($0.loadUnaligned(fromByteOffset: $1, as: Int32.self)) }
        case (unsigned, 32): { Float($0.loadUnaligned(fromByteOffset: $1, as: UInt32.self)) }
        default: nil
        }
    }
}
