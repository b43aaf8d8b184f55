import NumeralCore
import PictureFiles
import Testing

/// BMP files of codings and headers that few programs write, all of one picture.
@Suite struct UncommonBMPTests {
    /// A white page of 6 × 4 with a black pixel at (1, 0) and a black row of three at (2…4, 2).
    private static let picture: GrayImage = {
        var picture = GrayImage(width: 6, height: 4, filledWith: 255)
        for (column, row) in [(1, 0), (2, 2), (3, 2), (4, 2)] { picture[column, row] = 0 }
        return picture
    }()

    /// Rows from the bottom up, each padded to four bytes.
    private static func rows(
        fromTheTop: Bool = false, _ row: ([UInt8]) -> [UInt8]
    ) -> [UInt8] {
        let all = (0..<4).map { index in
            let bytes = row(Array(picture.pixels[(index * 6)..<(index * 6 + 6)]))
            return bytes + Array(repeating: 0, count: (4 - bytes.count % 4) % 4)
        }
        return Array((fromTheTop ? all : all.reversed()).joined())
    }

    private static func packed(_ row: [UInt8], depth: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: (row.count * depth + 7) / 8)
        for (column, light) in row.enumerated() where light > 0 {
            bytes[column * depth / 8] |= 1 << UInt8(8 - depth * (column % (8 / depth) + 1))
        }
        return bytes
    }

    @Test("1, 2, 4 and 8 bits under each header", arguments: [1, 2, 4, 8], [12, 40, 64, 108])
    func indices(depth: Int, headerSize: Int) throws {
        let file = BMPFile(
            width: 6, height: 4, depth: depth, headerSize: headerSize,
            tables: headerSize == 12 ? [0, 0, 0, 255, 255, 255] : BMPFile.blackAndWhite,
            data: Self.rows { Self.packed($0, depth: depth) })
        #expect(try PictureDecoder().decode(file.bytes) == Self.picture)
    }

    @Test("Three bytes a pixel, from either end", arguments: [12, 40], [true, false])
    func threeBytes(headerSize: Int, fromTheTop: Bool) throws {
        guard headerSize > 12 || !fromTheTop else { return }
        let file = BMPFile(
            width: 6, height: fromTheTop ? -4 : 4, depth: 24, headerSize: headerSize,
            data: Self.rows(fromTheTop: fromTheTop) { $0.flatMap { [$0, $0, $0] } })
        #expect(try PictureDecoder().decode(file.bytes) == Self.picture)
    }

    @Test(
        "Colours in the bits that masks name",
        arguments: [
            (16, [0xF800, 0x07E0, 0x001F]), (16, [0x7C00, 0x03E0, 0x001F]),
            (32, [0xFF, 0xFF00, 0xFF_0000]), (32, [0x3FF0_0000, 0x000F_FC00, 0x0000_03FF]),
        ])
    func masks(depth: Int, masks: [Int]) throws {
        let white = BMPFile.number(masks.reduce(0, |), depth / 8)
        for headerSize in [40, 108] {
            let file = BMPFile(
                width: 6, height: 4, depth: depth, headerSize: headerSize, coding: 3,
                tables: masks.flatMap { BMPFile.number($0, 4) },
                data: Self.rows { $0.flatMap { $0 > 0 ? white : white.map { _ in 0 } } })
            #expect(try PictureDecoder().decode(file.bytes) == Self.picture)
        }
    }

    @Test func plainSixteenBits() throws {
        let file = BMPFile(
            width: 6, height: 4, depth: 16,
            data: Self.rows { $0.flatMap { $0 > 0 ? [0xFF, 0x7F] : [0, 0] } })
        #expect(try PictureDecoder().decode(file.bytes) == Self.picture)
    }

    @Test("A fourth byte is no alpha unless a mask says so, and none where all are 0")
    func fourBytes() throws {
        let data = Self.rows { $0.flatMap { [$0, $0, $0, 0] } }
        let plain = BMPFile(width: 6, height: 4, depth: 32, data: data)
        #expect(try PictureDecoder().decode(plain.bytes) == Self.picture)
        let masks = [0xFF_0000, 0xFF00, 0xFF, 0xFF00_0000].flatMap { BMPFile.number($0, 4) }
        let named = BMPFile(
            width: 6, height: 4, depth: 32, headerSize: 108, coding: 3, tables: masks, data: data)
        #expect(try PictureDecoder().decode(named.bytes) == Self.picture)
        let inked = Self.rows { $0.flatMap { [0, 0, 0, 255 - $0] } }
        let transparent = BMPFile(
            width: 6, height: 4, depth: 32, headerSize: 108, coding: 3, tables: masks, data: inked)
        #expect(try PictureDecoder().decode(transparent.bytes) == Self.picture)
    }

    @Test("Runs, pixels one by one, steps aside and ends", arguments: [8, 4])
    func runs(depth: Int) throws {
        func run(_ count: UInt8, _ index: UInt8) -> [UInt8] {
            [count, depth == 8 ? index : index << 4 | index]
        }
        // From the bottom: a white row; one by one; a run and a step to the right and up.
        let apart: [UInt8] =
            depth == 8 ? [0, 6, 1, 1, 0, 0, 0, 1] : [0, 6, 0x11, 0x00, 0x01, 0x00]
        let data =
            run(6, 1) + [0, 0] + apart + [0, 0] + run(6, 1) + [0, 2, 0, 0]
            + [0, 0] + run(1, 1) + run(1, 0) + run(4, 1) + [0, 1]
        let file = BMPFile(
            width: 6, height: 4, depth: depth, coding: depth == 8 ? 1 : 2,
            tables: BMPFile.blackAndWhite, data: data)
        #expect(try PictureDecoder().decode(file.bytes) == Self.picture)
    }

    @Test func survivesDamage() {
        let file = BMPFile(
            width: 6, height: 4, depth: 8, coding: 1, tables: BMPFile.blackAndWhite,
            data: [6, 1, 0, 0, 0, 6, 1, 1, 0, 0, 0, 1, 0, 2, 3, 200, 255, 1, 0, 1])
        let bytes = file.bytes
        for count in 0..<bytes.count { _ = try? PictureDecoder().decode(Array(bytes[..<count])) }
        for index in bytes.indices {
            for change: UInt8 in [0xFF, 0x01, 0x80, 0x0F] {
                var damaged = bytes
                damaged[index] ^= change
                _ = try? PictureDecoder(pixelsMax: 1_000_000).decode(damaged)
            }
        }
    }
}
