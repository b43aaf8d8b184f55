import Datasets
import Imaging
import NumeralCore
import Recognition
import Rendering
import Testing

/// Pages that lie on a side, and what only looks like one of those.
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

    @Test("A digit that only another side shows is said with a probability under a half")
    func suggestion() throws {
        let reader = try Shipped.reader()
        let readings = try Self.pages(of: .four, count: 40).map { try reader.read($0) }
        let suggested = readings.compactMap(\.symbols.first?.prediction).filter {
            $0.best.symbol == .four
        }
        #expect(suggested.count >= 20)
        #expect(suggested.allSatisfy { $0.best.probability < 0.5 })
    }

    @Test("A letter is no digit, whatever its sides look like")
    func letters() throws {
        let set = try Shipped.digits()
        let renderer = NonDigitRenderer(
            typefaces: TypefaceLibrary().typefaces, digits: set.all, labels: set.labels)
        let reader = try Shipped.reader()
        for kind in [NonDigit.letter, .sign, .turned] where renderer.canDraw(kind) {
            let accepted = try (0..<100).count { index in
                let picture = renderer.image(of: kind, seed: 3, index: index).onPaper
                return try reader.read(picture).outcome == .digit
            }
            #expect(accepted <= 12, "\(accepted) of 100 of \(kind)")
        }
    }
}
