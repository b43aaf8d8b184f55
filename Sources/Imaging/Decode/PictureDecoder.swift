public import NumeralCore

/// Turns the bytes of a picture file into light: upright, opaque, grey.
///
/// The header is read first, so that a small file which claims a huge picture
/// is refused before anything is allocated for it. No bytes make it trap.
public struct PictureDecoder: Hashable, Sendable {
    /// Bytes of a file that are accepted: 10 MiB, a phone's photo and some.
    public static let standardBytesMax = 10 * 1024 * 1024
    /// Pixels of a picture that are accepted: 25 million, a phone's photo and some.
    public static let standardPixelsMax = 25_000_000

    public var bytesMax: Int
    public var pixelsMax: Int

    public init(
        bytesMax: Int = PictureDecoder.standardBytesMax,
        pixelsMax: Int = PictureDecoder.standardPixelsMax
    ) {
        self.bytesMax = bytesMax
        self.pixelsMax = pixelsMax
    }

    /// Decodes PNG, JPEG, WebP, GIF (its first frame), BMP or TIFF (its first page).
    ///
    /// EXIF's orientation is applied, transparency is put on the ground that
    /// shows the ink, and colour becomes the grey in which ink and paper differ most.
    public func decode(_ bytes: [UInt8]) throws(PictureError) -> GrayImage {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= bytesMax else {
            throw .tooManyBytes(count: bytes.count, countMax: bytesMax)
        }
        guard let format = PictureFormat.detect(bytes) else {
            if let refused = RefusedFormat.detect(bytes) { throw .unsupportedFormat(refused) }
            throw .unknownFormat
        }
        let (raster, orientation) = try raster(bytes, format)
        switch raster {
        case .gray(let width, let height, let pixels):
            let upright = orientation.apply(pixels, width: width, height: height)
            return GrayImage(width: upright.width, height: upright.height, pixels: upright.pixels)
        case .color(let width, let height, var pixels, let hasAlpha):
            if hasAlpha { AlphaGround.composite(&pixels) }
            let gray = GrayProjection.gray(pixels)
            let upright = orientation.apply(gray, width: width, height: height)
            return GrayImage(width: upright.width, height: upright.height, pixels: upright.pixels)
        }
    }

    private func raster(
        _ bytes: [UInt8], _ format: PictureFormat
    ) throws(PictureError) -> (RasterPicture, Orientation) {
        var (fileBytes, orientation, transparentIndex) = (bytes, Orientation.upright, Int?.none)
        let claimed: (width: Int, height: Int)?
        switch format {
        case .png:
            return try png(bytes)
        case .gif:
            guard let frame = GIFFrame(bytes) else { throw .undecodable(.gif) }
            claimed = (frame.width, frame.height)
            fileBytes = frame.fileBytes
            transparentIndex = frame.transparentIndex
        case .bmp:
            claimed = Self.extentsOfBMP(bytes)
        case .jpeg:
            let segments = try JPEGSegments(bytes)
            claimed = (segments.width, segments.height)
            fileBytes = segments.pictureBytes
            orientation = EXIF.orientation(ofJPEG: bytes)
        case .webp:
            claimed = LeptonicaPicture.claimedExtents(bytes)
            orientation = EXIF.orientation(ofWebP: bytes)
        case .tiff:
            // Leptonica applies TIFF's own orientation itself.
            claimed = TIFFDirectory(bytes).map { ($0.width, $0.height) }
        }
        guard let claimed else { throw .undecodable(format) }
        try check(claimed.width, claimed.height)
        guard let picture = LeptonicaPicture(decoding: fileBytes) else {
            throw .undecodable(format)
        }
        // What was decoded counts, not only what was claimed.
        try check(picture.width, picture.height)
        guard let raster = RasterPicture(picture, transparentIndex: transparentIndex) else {
            throw .undecodable(format)
        }
        return (raster, orientation)
    }

    private func png(_ bytes: [UInt8]) throws(PictureError) -> (RasterPicture, Orientation) {
        guard let chunks = PNGChunks(bytes) else { throw .undecodable(.png) }
        try check(chunks.header.width, chunks.header.height)
        guard let raster = PNGPicture(chunks).raster() else { throw .undecodable(.png) }
        return (raster, chunks.exif.map(EXIF.orientation(ofTIFF:)) ?? .upright)
    }

    private func check(_ width: Int, _ height: Int) throws(PictureError) {
        guard width > 0, height > 0 else { throw .zeroExtent(width: width, height: height) }
        let (count, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, count <= pixelsMax else {
            throw .tooManyPixels(width: width, height: height, countMax: pixelsMax)
        }
    }

    /// A BMP file's extents, from its second header; Leptonica would decode it all to tell them.
    private static func extentsOfBMP(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        let reader = ByteReader(bytes: bytes[...], order: .little)
        guard let headerSize = reader.integer(at: 14, size: 4), headerSize >= 40,
            let width = reader.integer(at: 18, size: 4),
            let height = reader.integer(at: 22, size: 4)
        else { return nil }
        // Rows from the top are written as a negative height.
        return (width, abs(Int(Int32(truncatingIfNeeded: height))))
    }
}
