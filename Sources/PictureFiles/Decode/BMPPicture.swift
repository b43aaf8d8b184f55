/// The pixels of a BMP file of any of its codings but Huffman's.
///
/// Written here, because Leptonica reads plain pixels of 1, 4, 8, 24 and 32 bits under Windows'
/// headers only.
struct BMPPicture {
    let header: BMPHeader
    private let bytes: [UInt8]

    init(_ header: BMPHeader, _ bytes: [UInt8]) {
        self.header = header
        self.bytes = bytes
    }

    /// The picture, or `nil` when rows are missing.
    func raster() -> RasterPicture? {
        let (width, height) = (header.width, header.height)
        if header.depth <= 8 {
            let indices = header.coding == .plain ? plainIndices() : runs()
            return indices.map { indices in
                // A damaged file may point past its palette: such pixels show nothing.
                var palette = header.palette
                let nothing = RGBAPixel(red: 0, green: 0, blue: 0, alpha: 0)
                palette += Array(repeating: nothing, count: max(0, 256 - palette.count))
                return .color(
                    width: width, height: height, pixels: indices.map { palette[Int($0)] },
                    hasAlpha: true)
            }
        }
        guard let pixels = header.depth == 24 ? threeBytes() : masked() else { return nil }
        return .color(
            width: width, height: height, pixels: pixels, hasAlpha: header.masks[3] != 0)
    }

    // MARK: Plain rows

    /// Bytes of a row, which end with a whole word.
    private var rowSize: Int { (header.width * header.depth + 31) / 32 * 4 }

    /// Calls a function with each row's place in the picture and its start in the file.
    ///
    /// - Returns: whether all rows are in the file.
    private func eachRow(_ body: (_ row: Int, _ start: Int) -> Void) -> Bool {
        guard header.pixelStart <= bytes.count,
            rowSize * header.height <= bytes.count - header.pixelStart
        else { return false }
        for index in 0..<header.height {
            body(
                header.isTopDown ? index : header.height - 1 - index,
                header.pixelStart + index * rowSize)
        }
        return true
    }

    private func plainIndices() -> [UInt8]? {
        let (width, depth) = (header.width, header.depth)
        let (perByte, mask) = (8 / depth, UInt8(truncatingIfNeeded: 1 << depth - 1))
        var indices = [UInt8](repeating: 0, count: width * header.height)
        let isWhole = eachRow { row, start in
            for column in 0..<width {
                let shift = 8 - depth * (column % perByte + 1)
                indices[row * width + column] = bytes[start + column / perByte] >> shift & mask
            }
        }
        return isWhole ? indices : nil
    }

    private func threeBytes() -> [RGBAPixel]? {
        let width = header.width
        let nothing = RGBAPixel(red: 0, green: 0, blue: 0, alpha: 255)
        var pixels = Array(repeating: nothing, count: width * header.height)
        let isWhole = eachRow { row, start in
            for column in 0..<width {
                let place = start + 3 * column
                pixels[row * width + column] = RGBAPixel(
                    red: bytes[place + 2], green: bytes[place + 1], blue: bytes[place], alpha: 255)
            }
        }
        return isWhole ? pixels : nil
    }

    /// Pixels of 16 and 32 bits, each colour in the bits that its mask names.
    private func masked() -> [RGBAPixel]? {
        let (width, size) = (header.width, header.depth / 8)
        let channels = header.masks.map(Channel.init)
        let nothing = RGBAPixel(red: 0, green: 0, blue: 0, alpha: 255)
        var pixels = Array(repeating: nothing, count: width * header.height)
        let isWhole = eachRow { row, start in
            for column in 0..<width {
                let place = start + size * column
                var word = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8
                if size == 4 {
                    word |= UInt32(bytes[place + 2]) << 16 | UInt32(bytes[place + 3]) << 24
                }
                pixels[row * width + column] = RGBAPixel(
                    red: channels[0].light(word), green: channels[1].light(word),
                    blue: channels[2].light(word),
                    alpha: header.masks[3] == 0 ? 255 : channels[3].light(word))
            }
        }
        guard isWhole else { return nil }
        // Many programs name an alpha and leave it 0.
        if pixels.allSatisfy({ $0.alpha == 0 }) {
            for index in pixels.indices { pixels[index].alpha = 255 }
        }
        return pixels
    }

    /// The bits of one colour in a pixel.
    private struct Channel {
        let shift: UInt32
        let mask: UInt32
        /// The largest value that the bits hold.
        let most: UInt32

        init(_ mask: UInt32) {
            self.mask = mask
            shift = mask == 0 ? 0 : UInt32(mask.trailingZeroBitCount)
            most = mask >> shift
        }

        /// The colour, spread over 0...255.
        func light(_ word: UInt32) -> UInt8 {
            guard most > 0 else { return 0 }
            let value = UInt64((word & mask) >> shift)
            return UInt8((value * 255 + UInt64(most) / 2) / UInt64(most))
        }
    }

    // MARK: Runs

    /// RLE8 and RLE4, always from the bottom up; pixels that are passed over are the palette's
    /// first.
    ///
    /// - Returns: `nil` when the file ends before the last row is begun.
    private func runs() -> [UInt8]? {
        let (width, height) = (header.width, header.height)
        let isNarrow = header.coding == .runs4
        var indices = [UInt8](repeating: 0, count: width * height)
        var (column, row) = (0, 0)
        func put(_ index: UInt8) {
            if column < width, row < height {
                indices[(height - 1 - row) * width + column] = index
            }
            column += 1
        }
        let reader = ByteReader(bytes: bytes[...], order: .little)
        var offset = header.pixelStart
        while row < height, let count = reader.byte(at: offset),
            let value = reader.byte(at: offset + 1)
        {
            offset += 2
            if count > 0 {
                for index in 0..<Int(count) {
                    put(isNarrow ? (index % 2 == 0 ? value >> 4 : value & 15) : value)
                }
                continue
            }
            switch value {
            case 0: (column, row) = (0, row + 1)
            case 1: return indices
            case 2:
                column += Int(reader.byte(at: offset) ?? 0)
                row += Int(reader.byte(at: offset + 1) ?? 0)
                offset += 2
            default:
                for index in 0..<Int(value) {
                    let byte = reader.byte(at: offset + (isNarrow ? index / 2 : index)) ?? 0
                    put(isNarrow ? (index % 2 == 0 ? byte >> 4 : byte & 15) : byte)
                }
                let size = isNarrow ? (Int(value) + 1) / 2 : Int(value)
                // Padded to a whole word of 16 bits.
                offset += size + size % 2
            }
        }
        return row >= height - 1 ? indices : nil
    }
}
