import NumeralCore
import PictureFiles
import Testing

/// PNG files with a level or colour that shows nothing, of every depth.
@Suite struct UncommonPNGTests {
    private static let side = 32

    /// A bar of one level on another, and the tRNS chunk's own samples.
    private func file(ink: Int, paper: Int, depth: Int, transparent: Int?) -> [UInt8] {
        var rows: [UInt8] = []
        for row in 0..<Self.side {
            rows.append(0)
            var bits = 0
            var byte = 0
            for column in 0..<Self.side {
                let level = (12..<18).contains(column) && (6..<26).contains(row) ? ink : paper
                if depth == 16 {
                    rows += [UInt8(level >> 8), UInt8(level & 255)]
                    continue
                }
                byte = byte << depth | level
                bits += depth
                if bits == 8 {
                    rows.append(UInt8(byte))
                    (bits, byte) = (0, 0)
                }
            }
        }
        return PNGFile(
            width: Self.side, height: Self.side, depth: UInt8(depth),
            deflated: PNGFile.deflate(rows),
            before: transparent.map {
                PNGFile.chunk("tRNS", [UInt8($0 >> 8), UInt8($0 & 255)])
            } ?? []
        ).bytes
    }

    @Test(
        "Paper that shows nothing is paper, whatever its level; ink is seen on it",
        arguments: [1, 2, 4, 8, 16], [true, false])
    func transparentPaper(depth: Int, isInkDark: Bool) throws {
        let most = (1 << depth) - 1
        let (ink, paper) = isInkDark ? (0, most) : (most, 0)
        let picture = try PictureDecoder().decode(
            file(ink: ink, paper: paper, depth: depth, transparent: paper))
        #expect(picture[14, 10] == (isInkDark ? 0 : 255))
        #expect(picture[2, 2] == (isInkDark ? 255 : 0))
    }

    @Test("Ink of the paper's own level shows all the same", arguments: [2, 4, 8, 16])
    func blackInkOnTransparentBlack(depth: Int) throws {
        // Paper of level 0 shows nothing; ink of level 1, nearly as dark, stands on white.
        let ink = depth == 16 ? 256 : 1
        let picture = try PictureDecoder().decode(
            file(ink: ink, paper: 0, depth: depth, transparent: 0))
        #expect(picture[2, 2] == 255)
        #expect(picture[14, 10] < 128)
    }

    @Test("A level that no pixel has changes nothing", arguments: [2, 4, 8, 16])
    func unusedLevel(depth: Int) throws {
        let most = (1 << depth) - 1
        let plain = file(ink: 0, paper: most, depth: depth, transparent: nil)
        // Of 16 bits both bytes must be the same.
        let odd = file(
            ink: 0, paper: most, depth: depth, transparent: depth == 16 ? most - 1 : 1)
        #expect(try PictureDecoder().decode(odd) == PictureDecoder().decode(plain))
    }

    @Test func transparentColor() throws {
        var rows: [UInt8] = []
        for row in 0..<Self.side {
            rows.append(0)
            for column in 0..<Self.side {
                rows += (12..<18).contains(column) && row > 5 ? [10, 10, 10] : [0, 255, 0]
            }
        }
        let bytes = PNGFile(
            width: Self.side, height: Self.side, color: 2, deflated: PNGFile.deflate(rows),
            before: PNGFile.chunk("tRNS", [0, 0, 0, 255, 0, 0])
        ).bytes
        let picture = try PictureDecoder().decode(bytes)
        #expect(picture[2, 2] == 255 && picture[14, 10] == 10)
    }
}
