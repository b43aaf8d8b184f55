/// What a PNG file's IHDR chunk says of its pixels.
///
/// - SeeAlso: <https://www.w3.org/TR/png-3/>, section 11.2.1.
struct PNGHeader: Hashable, Sendable {
    /// What a pixel's samples mean; the raw value is the one in the file.
    enum Color: UInt8, Sendable {
        case gray = 0
        case rgb = 2
        case palette = 3
        case grayAlpha = 4
        case rgba = 6
    }

    /// One of Adam7's passes, or the only one: which pixels it holds.
    struct Pass: Hashable, Sendable {
        let left: Int
        let top: Int
        let columnStep: Int
        let rowStep: Int
    }

    /// Section 8.1, table 4.
    private static let adam7 = [
        Pass(left: 0, top: 0, columnStep: 8, rowStep: 8),
        Pass(left: 4, top: 0, columnStep: 8, rowStep: 8),
        Pass(left: 0, top: 4, columnStep: 4, rowStep: 8),
        Pass(left: 2, top: 0, columnStep: 4, rowStep: 4),
        Pass(left: 0, top: 2, columnStep: 2, rowStep: 4),
        Pass(left: 1, top: 0, columnStep: 2, rowStep: 2),
        Pass(left: 0, top: 1, columnStep: 1, rowStep: 2),
    ]

    let width: Int
    let height: Int
    /// Bits a sample: 1, 2, 4, 8 or 16.
    let depth: Int
    let color: Color
    let isInterlaced: Bool

    /// - Parameter bytes: what the chunk holds.
    /// - Returns: `nil` for a chunk of another size, or values that the standard does not know.
    init?(_ bytes: ArraySlice<UInt8>) {
        let reader = ByteReader(bytes: bytes)
        guard bytes.count == 13, let width = reader.integer(at: 0, size: 4),
            let height = reader.integer(at: 4, size: 4), let depth = reader.byte(at: 8),
            let color = reader.byte(at: 9).flatMap(Color.init),
            Self.depths(of: color).contains(depth),
            reader.byte(at: 10) == 0, reader.byte(at: 11) == 0,
            let interlacing = reader.byte(at: 12), interlacing <= 1,
            width <= Int(Int32.max), height <= Int(Int32.max)
        else { return nil }
        self.width = width
        self.height = height
        self.depth = Int(depth)
        self.color = color
        isInterlaced = interlacing == 1
    }

    private static func depths(of color: Color) -> Set<UInt8> {
        switch color {
        case .gray: [1, 2, 4, 8, 16]
        case .palette: [1, 2, 4, 8]
        case .rgb, .grayAlpha, .rgba: [8, 16]
        }
    }

    /// Samples a pixel.
    var channelCount: Int {
        switch color {
        case .gray, .palette: 1
        case .grayAlpha: 2
        case .rgb: 3
        case .rgba: 4
        }
    }

    /// Bytes a pixel when a sample of fewer than 8 bits takes a byte of its own.
    var pixelSize: Int { channelCount * (depth == 16 ? 2 : 1) }

    /// The passes that hold pixels, in the file's order.
    var passes: [Pass] {
        guard isInterlaced else { return [Pass(left: 0, top: 0, columnStep: 1, rowStep: 1)] }
        return Self.adam7.filter { $0.left < width && $0.top < height }
    }

    /// The extents of a pass's own small picture.
    func extents(of pass: Pass) -> (width: Int, height: Int) {
        (
            (width - pass.left + pass.columnStep - 1) / pass.columnStep,
            (height - pass.top + pass.rowStep - 1) / pass.rowStep
        )
    }

    /// Bytes of a row of some pixels, without the byte that names its filter.
    func rowSize(width: Int) -> Int { (width * channelCount * depth + 7) / 8 }

    /// Bytes that the file's data inflate to: each row of each pass, and its filter.
    var inflatedSize: Int {
        passes.reduce(0) { sum, pass in
            let (width, height) = extents(of: pass)
            return sum + height * (1 + rowSize(width: width))
        }
    }
}
