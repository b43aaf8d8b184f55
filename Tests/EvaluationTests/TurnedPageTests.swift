import Datasets
import NumeralCore
import Recognition
import Testing

/// Pages that lie on a side: what one side shows, another may contradict.
@Suite struct TurnedPageTests {
    /// The first digits of a label as dark ink on a light page that lies on its right side.
    private static func pages(of label: Symbol, count: Int) throws -> [GrayImage] {
        let set = try Shipped.digits()
        return zip(set.all, set.symbols).filter { $0.1 == label }.prefix(count).map { glyph, _ in
            var page = GrayImage(width: 140, height: 140, filledWith: 235)
            for row in 0..<112 {
                for column in 0..<112 {
                    let ink = Int(glyph.ink[row / 4 * Glyph.side + column / 4])
                    page[14 + 111 - row, 14 + column] = UInt8(235 - ink * 235 / 255)
                }
            }
            return page
        }
    }

    @Test(
        "A 6 on its side is a 9 from the other, and seldom taken for one",
        arguments: [Symbol.six, .nine])
    func ambiguous(label: Symbol) throws {
        let reader = try Shipped.reader()
        let readings = try Self.pages(of: label, count: 40).map { try reader.read($0) }
        let other = label == .six ? "9" : "6"
        #expect(readings.count { $0.text == other && $0.confidence >= 0.9 } <= 4)
        #expect(readings.count { $0.reasons == [.unsure] } >= 10)
    }

    @Test("Of pages with a 4 on its side most are read")
    func turned() throws {
        let reader = try Shipped.reader()
        let pages = try Self.pages(of: .four, count: 40)
        let read = try pages.filter { try reader.read($0).text == "4" }
        #expect(read.count >= 20)
    }
}
