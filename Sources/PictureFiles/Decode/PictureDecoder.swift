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

    /// Decodes PNG, JPEG, WebP and GIF (their first frames), BMP, TIFF (its first page) or PNM, at
    /// full size.
    ///
    /// EXIF's orientation is applied, transparency is put on the ground that
    /// shows the ink, and colour becomes the grey in which ink and paper differ most.
    public func decode(_ bytes: [UInt8]) throws(PictureError) -> GrayImage {
        try decode(bytes, workingSideMax: nil).image
    }

    /// Decodes a file for work on a smaller copy: a JPEG that is far larger comes reduced, which
    /// takes a third of the time.
    ///
    /// - Parameter workingSideMax: pixels of the longer side that are worked on. Where the
    ///   picture would be reduced to them by ⌈longer side ÷ `workingSideMax`⌉, it comes reduced by
    ///   the largest of 1, 2, 4 and 8 that is no more. `nil` for full size.
    public func decode(
        _ bytes: [UInt8], workingSideMax: Int?
    ) throws(PictureError) -> DecodedPicture {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= bytesMax else {
            throw .tooManyBytes(count: bytes.count, countMax: bytesMax)
        }
        guard let format = PictureFormat.detect(bytes) else {
            if let refused = RefusedFormat.detect(bytes) { throw .unsupportedFormat(refused) }
            throw .unknownFormat
        }
        var stored = try stored(bytes, format, workingSideMax)
        // Taken out, so that the pixels have one owner and are changed where they are.
        var raster = RasterPicture.gray(width: 0, height: 0, pixels: [])
        swap(&raster, &stored.raster)
        let (pixels, width, height) = Self.gray(raster)
        let orientation = stored.orientation
        let upright = orientation.apply(pixels, width: width, height: height)
        let claimed = stored.extents ?? (width, height)
        return DecodedPicture(
            image: GrayImage(
                width: upright.width, height: upright.height, pixels: upright.pixels),
            reduction: stored.reduction,
            pictureWidth: orientation.swapsExtents ? claimed.height : claimed.width,
            pictureHeight: orientation.swapsExtents ? claimed.width : claimed.height,
            isCutOff: stored.isCutOff)
    }

    /// A picture as it stands in its file.
    private struct Stored {
        var raster: RasterPicture
        var orientation = Orientation.upright
        /// What the header says, where it is not what was decoded.
        var extents: (width: Int, height: Int)?
        var reduction = 1
        var isCutOff = false
    }

    private static func gray(_ raster: consuming RasterPicture) -> (
        [UInt8], width: Int, height: Int
    ) {
        switch consume raster {
        case .gray(let width, let height, let pixels):
            return (pixels, width, height)
        case .color(let width, let height, var pixels, let hasAlpha):
            if hasAlpha { AlphaGround.composite(&pixels) }
            return (GrayProjection.gray(pixels), width, height)
        }
    }

    private func stored(
        _ bytes: [UInt8], _ format: PictureFormat, _ workingSideMax: Int?
    ) throws(PictureError) -> Stored {
        switch format {
        case .png: return try png(bytes)
        case .jpeg: return try jpeg(bytes, workingSideMax)
        case .tiff: return try tiff(bytes)
        case .gif:
            guard let frame = GIFFrame(bytes) else { throw .undecodable(.gif) }
            try check(frame.width, frame.height)
            let raster = try byLeptonica(
                frame.fileBytes, .gif, transparentIndex: frame.transparentIndex)
            return Stored(raster: raster)
        case .bmp:
            guard let header = BMPHeader(bytes) else { throw .undecodable(.bmp) }
            try check(header.width, header.height)
            guard let raster = BMPPicture(header, bytes).raster() else { throw .undecodable(.bmp) }
            return Stored(raster: raster)
        case .pnm:
            guard let picture = PNMPicture(bytes) else { throw .undecodable(.pnm) }
            try check(picture.width, picture.height)
            guard let raster = picture.raster() else { throw .undecodable(.pnm) }
            return Stored(raster: raster)
        case .webp:
            let still = WebPFrame.first(of: bytes)
            guard let claimed = LeptonicaPicture.claimedExtents(still) else {
                throw .undecodable(.webp)
            }
            try check(claimed.width, claimed.height)
            return Stored(
                raster: try byLeptonica(still, .webp),
                orientation: EXIF.orientation(ofWebP: bytes))
        }
    }

    private func png(_ bytes: [UInt8]) throws(PictureError) -> Stored {
        guard !PNGChunks.isApple(bytes) else { throw .unsupportedFormat(.applePNG) }
        guard let chunks = PNGChunks(bytes) else { throw .undecodable(.png) }
        try check(chunks.header.width, chunks.header.height)
        guard let raster = PNGPicture(chunks).raster() else { throw .undecodable(.png) }
        return Stored(
            raster: raster, orientation: chunks.exif.map(EXIF.orientation(ofTIFF:)) ?? .upright)
    }

    private func jpeg(
        _ bytes: [UInt8], _ workingSideMax: Int?
    ) throws(PictureError) -> Stored {
        let segments = try JPEGSegments(bytes)
        let (width, height) = (segments.width, segments.height)
        try check(width, height)
        var reduction = 1
        if let workingSideMax, workingSideMax > 0 {
            let wanted = (max(width, height) + workingSideMax - 1) / workingSideMax
            reduction = [8, 4, 2].first { $0 <= wanted } ?? 1
        }
        guard let picture = JPEGPicture(segments.pictureBytes, reduction: reduction) else {
            throw .undecodable(.jpeg)
        }
        return Stored(
            raster: picture.raster, orientation: EXIF.orientation(ofJPEG: bytes),
            extents: (width, height), reduction: reduction, isCutOff: picture.isCutOff)
    }

    private func tiff(_ bytes: [UInt8]) throws(PictureError) -> Stored {
        guard let directory = TIFFDirectory(bytes) else { throw .undecodable(.tiff) }
        try check(directory.width, directory.height)
        // Tiles may be far larger than the picture, and are decoded whole.
        let (whole, overflow) = directory.paddedWidth.multipliedReportingOverflow(
            by: directory.paddedHeight)
        guard !overflow, whole <= pixelsMax else { throw .undecodable(.tiff) }
        // Leptonica applies TIFF's own orientation itself.
        if directory.isBrightness, let picture = LeptonicaPicture(decoding: bytes),
            let raster = RasterPicture(picture)
        {
            try check(picture.width, picture.height)
            return Stored(raster: raster)
        }
        guard
            let (raster, orientation) = TIFFPicture.raster(
                bytes, width: directory.width, height: directory.height)
        else { throw .undecodable(.tiff) }
        return Stored(raster: raster, orientation: orientation)
    }

    private func byLeptonica(
        _ bytes: [UInt8], _ format: PictureFormat, transparentIndex: Int? = nil
    ) throws(PictureError) -> RasterPicture {
        guard let picture = LeptonicaPicture(decoding: bytes) else { throw .undecodable(format) }
        // What was decoded counts, not only what was claimed.
        try check(picture.width, picture.height)
        guard let raster = RasterPicture(picture, transparentIndex: transparentIndex) else {
            throw .undecodable(format)
        }
        return raster
    }

    private func check(_ width: Int, _ height: Int) throws(PictureError) {
        guard width > 0, height > 0 else { throw .zeroExtent(width: width, height: height) }
        let (count, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, count <= pixelsMax else {
            throw .tooManyPixels(width: width, height: height, countMax: pixelsMax)
        }
    }
}
