internal import CJPEG

/// The pixels of a JPEG file, at full size or at a half, a quarter or an eighth of it.
struct JPEGPicture {
    let raster: RasterPicture
    /// How many of the file's pixels, each way, a pixel stands for.
    let reduction: Int
    /// Whether rows at the lower edge are missing, as the file was cut off.
    let isCutOff: Bool

    /// The share of the rows that must be there. A file that an upload cut is a little shorter;
    /// of a digit that has lost more, nobody can say what it was.
    private static let rowShareMin = 0.75

    /// - Parameter reduction: 1, 2, 4 or 8.
    /// - Returns: `nil` when the file is damaged, or most of it is missing.
    init?(_ bytes: ArraySlice<UInt8>, reduction: Int) {
        let picture = bytes.withUnsafeBufferPointer { bytes in
            cjpeg_open(bytes.baseAddress, bytes.count, Int32(reduction)).flatMap { decoder in
                defer { cjpeg_close(decoder) }
                return Self.decode(decoder)
            }
        }
        guard let (raster, isCutOff) = picture else { return nil }
        self.raster = raster
        self.reduction = reduction
        self.isCutOff = isCutOff
    }

    private static func decode(
        _ decoder: UnsafeMutablePointer<cjpeg_decoder>
    ) -> (RasterPicture, isCutOff: Bool)? {
        let info = decoder.pointee.info
        let (width, height) = (Int(info.output_width), Int(info.output_height))
        let channelCount = Int(info.output_components)
        let isAdobe = info.saw_Adobe_marker != 0
        var gray: [UInt8] = []
        var color: [RGBAPixel] = []
        var isWhole = false
        if channelCount == 1 {
            gray = [UInt8](unsafeUninitializedCapacity: width * height) { pixels, count in
                isWhole = cjpeg_decode(decoder, pixels.baseAddress) != 0
                count = isWhole ? width * height : 0
            }
        } else {
            guard channelCount == 4 else { return nil }
            color = [RGBAPixel](unsafeUninitializedCapacity: width * height) { pixels, count in
                isWhole = UnsafeMutableRawBufferPointer(pixels).withMemoryRebound(to: UInt8.self) {
                    cjpeg_decode(decoder, $0.baseAddress) != 0
                }
                count = isWhole ? width * height : 0
            }
        }
        guard isWhole, let rowCount = rowCount(decoder.pointee, of: height) else { return nil }
        if rowCount < height {
            gray = Array(gray.prefix(rowCount * width))
            color = Array(color.prefix(rowCount * width))
        }
        if info.out_color_space == JCS_CMYK { unprint(&color, isAdobe: isAdobe) }
        let raster: RasterPicture =
            channelCount == 1
            ? .gray(width: width, height: rowCount, pixels: gray)
            : .color(width: width, height: rowCount, pixels: color, hasAlpha: false)
        return (raster, rowCount < height)
    }

    /// Rows that were in the file, of those that were decoded; `nil` when too few.
    private static func rowCount(_ decoder: cjpeg_decoder, of height: Int) -> Int? {
        // Later scans only refine what the first, of a picture in several, shows of everything.
        guard decoder.scan_at_end == 1 else { return height }
        let blockRowCount = Int(decoder.info.total_iMCU_rows)
        let rowCount = height * Int(decoder.row_at_end) / max(1, blockRowCount)
        return Double(rowCount) >= rowShareMin * Double(height) ? rowCount : nil
    }

    /// Ink to light. Adobe's programs write light already.
    private static func unprint(_ pixels: inout [RGBAPixel], isAdobe: Bool) {
        for index in pixels.indices {
            let pixel = pixels[index]
            let black = isAdobe ? Int(pixel.alpha) : 255 - Int(pixel.alpha)
            func light(_ sample: UInt8) -> UInt8 {
                UInt8((isAdobe ? Int(sample) : 255 - Int(sample)) * black / 255)
            }
            pixels[index] = RGBAPixel(
                red: light(pixel.red), green: light(pixel.green), blue: light(pixel.blue),
                alpha: 255)
        }
    }
}
