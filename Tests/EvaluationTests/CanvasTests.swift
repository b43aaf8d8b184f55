import Evaluation
import Imaging
import NumeralCore
import Recognition
import Testing

@Suite struct CanvasTests {
    /// A bar of 4 × 20 pixels in the middle of a glyph.
    static let bar = Glyph(
        ink: (0..<Glyph.pixelCount).map {
            (12..<16).contains($0 % 28) && (4..<24).contains($0 / 28) ? 255 : 0
        })

    @Test func offersEveryCombinationOnce() {
        #expect(CanvasDrawing.all.count == 9 * 5 * 2 * 2)
        #expect(Set(CanvasDrawing.all).count == 180)
    }

    @Test("The ink that is found is as large as it should be, and where it should be")
    func drawsToSize() throws {
        let normalization = GlyphNormalization.standard
        for drawing in CanvasDrawing.all where [10, 90].contains(drawing.size) {
            let picture = try PictureDecoder().decode(drawing.png(of: Self.bar))
            #expect(picture.width == 280 && picture.height == 280)
            let box = try #require(normalization.ink(of: picture).box)
            #expect(abs(box.height - 280 * drawing.size / 100) <= 1, "\(drawing)")
            #expect(abs(box.width - 56 * drawing.size / 100) <= 1, "\(drawing)")
            let (left, top) = (box.x, box.y)
            switch drawing.position {
            case .center: #expect(abs(280 - 2 * left - box.width) <= 2)
            case .topLeft: #expect((7...14).contains(left) && top <= 14)
            case .bottomRight: #expect((7...14).contains(280 - left - box.width) && top > 13)
            case .topRight: #expect(left > 13 && top <= 14)
            case .bottomLeft: #expect((7...14).contains(left) && top > 13)
            }
        }
    }

    @Test("A digit drawn in every way becomes nearly the same glyph")
    func becomesTheSameGlyph() throws {
        let normalization = GlyphNormalization.standard
        for drawing in CanvasDrawing.all
        where drawing.size % 40 == 30 && drawing.position == .topRight {
            let ink = normalization.ink(of: try PictureDecoder().decode(drawing.png(of: Self.bar)))
            let glyph = normalization.glyph(from: ink, in: try #require(ink.box))
            let difference = zip(glyph.ink, Self.bar.ink).reduce(0) {
                $0 + abs(Int($1.0) - Int($1.1))
            }
            // Of a mass of 80 pixels, what softened edges may take or add.
            #expect(Double(difference) / 255 < 16, "\(drawing)")
        }
    }

    @Test func countsEveryDrawingOnce() throws {
        let reader = Reader(try sampleClassifier(name: "tiny"))
        let set = sampleSet(count: 10)
        let record = try CanvasSuite().measure(reader, on: set, threadCount: 2)
        #expect(record.digitCount == 10 && record.drawingCount == 180)
        #expect(
            record.bySize.map(\.name) == ["10", "20", "30", "40", "50", "60", "70", "80", "90"])
        #expect(record.byPosition.count == 5 && record.byPolarity.count == 2)
        #expect(record.byTransparency.map(\.name) == ["opaque", "transparent"])
        let mean = record.bySize.reduce(0) { $0 + $1.lossPoints } / 9
        #expect(abs(mean - record.lossPoints) < 1e-9)
        #expect(record.text.contains("size 90 %") && record.text.contains("bottomRight"))
    }
}
