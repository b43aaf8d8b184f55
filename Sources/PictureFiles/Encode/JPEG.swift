import CLeptonica
public import NumeralCore

/// JPEG files, as cameras write them: baseline, colours at half resolution, EXIF when turned.
public enum JPEG {
    /// The qualities that libjpeg knows.
    public static let qualities = 1...100

    /// Start of image; everything else follows it.
    private static let startSize = 2

    /// The picture as a JPEG file; empty when it has no pixels.
    ///
    /// - Parameters:
    ///   - quality: 1 to 100.
    ///   - orientation: how the camera is said to have been held. The pixels are stored as such a
    ///     camera stores them, so that who heeds EXIF sees the picture as it is given here.
    public static func encode(
        _ picture: RGBImage, quality: Int, orientation: Orientation = .upright
    ) -> [UInt8] {
        let colors = (0..<picture.width * picture.height).map { index in
            let first = RGBImage.channelCount * index
            return UInt32(picture.pixels[first]) << 24
                | UInt32(picture.pixels[first + 1]) << 16 | UInt32(picture.pixels[first + 2]) << 8
        }
        let stored = orientation.inverse.apply(
            colors, width: picture.width, height: picture.height)
        guard stored.width > 0, stored.height > 0, let columns = Int32(exactly: stored.width),
            let rows = Int32(exactly: stored.height),
            let target = LeptonicaPicture(owning: pixCreateNoInit(columns, rows, 32)),
            let words = target.words
        else { return [] }
        // One word a pixel, red in its highest byte: 32-bit rows have no padding.
        for (index, color) in stored.pixels.enumerated() { words[index] = color }
        return encode(target, quality: quality, orientation: orientation)
    }

    /// The same for a picture of light in grey.
    public static func encode(
        _ picture: GrayImage, quality: Int, orientation: Orientation = .upright
    ) -> [UInt8] {
        let stored = orientation.inverse.apply(
            picture.pixels, width: picture.width, height: picture.height)
        let turned = GrayImage(width: stored.width, height: stored.height, pixels: stored.pixels)
        guard let target = LeptonicaPicture(turned) else { return [] }
        return encode(target, quality: quality, orientation: orientation)
    }

    private static func encode(
        _ picture: borrowing LeptonicaPicture, quality: Int, orientation: Orientation
    ) -> [UInt8] {
        precondition(qualities.contains(quality), "JPEG has no quality \(quality)")
        var data: UnsafeMutablePointer<UInt8>?
        var size = 0
        let status = pixWriteMemJpeg(&data, &size, picture.handle, Int32(quality), 0)
        defer { free(data) }
        guard status == 0, let data, size > startSize else { return [] }
        let file = UnsafeBufferPointer(start: data, count: size)
        guard orientation != .upright else { return Array(file) }
        return Array(file.prefix(startSize)) + EXIF.segment(orientation)
            + Array(file.dropFirst(startSize))
    }
}

extension EXIF {
    /// A JPEG file's APP1 segment that names an orientation and nothing else.
    static func segment(_ orientation: Orientation) -> [UInt8] {
        let tiff: [UInt8] =
            Array("MM".utf8) + [0, 42, 0, 0, 0, 8]  // The directory begins at byte 8…
            + [0, 1]  // …with one entry: a tag, type 3 (16 bits), one value, the value.
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation.rawValue), 0, 0]
            + [0, 0, 0, 0]  // No further directory.
        let body = Array("Exif\0\0".utf8) + tiff
        let size = body.count + 2
        return [0xFF, 0xE1, UInt8(size >> 8), UInt8(size & 0xFF)] + body
    }
}
