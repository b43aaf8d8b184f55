internal import CTIFF

/// The first page of a TIFF file of the kinds that Leptonica does not read: in tiles, a plane a
/// colour, and others of up to 16 bits.
enum TIFFPicture {
    /// - Returns: `nil` when the file is damaged, or libtiff does not know its kind.
    static func raster(
        _ bytes: [UInt8], width: Int, height: Int
    ) -> (RasterPicture, Orientation)? {
        bytes.withUnsafeBytes { bytes in
            guard let reader = TIFFReader(bytes) else { return nil }
            let orientation = reader.short(TIFFTAG_ORIENTATION)
            guard
                let raster = TIFFSamples.isNeeded(reader)
                    ? TIFFSamples.raster(reader, width: width, height: height)
                    : colors(reader, width: width, height: height, orientation: orientation)
            else { return nil }
            return (raster, Orientation(rawValue: orientation) ?? .upright)
        }
    }

    private static func colors(
        _ reader: borrowing TIFFReader, width: Int, height: Int, orientation: Int
    ) -> RasterPicture? {
        var isWhole = false
        // libtiff only mirrors: asked for the order in the file, it leaves the turning to us.
        let pixels = [RGBAPixel](unsafeUninitializedCapacity: width * height) { pixels, count in
            pixels.withMemoryRebound(to: UInt32.self) { words in
                isWhole =
                    TIFFReadRGBAImageOriented(
                        reader.handle, UInt32(width), UInt32(height), words.baseAddress,
                        Int32(orientation), 1) == 1
                // Red in the lowest byte of a word: the first in memory, where the lowest is first.
                if isWhole {
                    for index in words.indices { words[index] = UInt32(littleEndian: words[index]) }
                }
            }
            count = isWhole ? width * height : 0
        }
        guard isWhole else { return nil }
        let hasAlpha = pixels.contains { $0.alpha < 255 }
        return .color(
            width: width, height: height, pixels: hasAlpha ? pixels.map(divided) : pixels,
            hasAlpha: hasAlpha)
    }

    /// A pixel whose colours libtiff has multiplied by its alpha.
    private static func divided(_ pixel: RGBAPixel) -> RGBAPixel {
        let alpha = Int(pixel.alpha)
        guard alpha > 0, alpha < 255 else { return pixel }
        func light(_ sample: UInt8) -> UInt8 { UInt8(min(255, Int(sample) * 255 / alpha)) }
        return RGBAPixel(
            red: light(pixel.red), green: light(pixel.green), blue: light(pixel.blue),
            alpha: pixel.alpha)
    }
}
