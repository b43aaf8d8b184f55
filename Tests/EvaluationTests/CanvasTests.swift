import Evaluation
import Imaging
import NumeralCore
import PictureFiles
import Recognition
import Rendering
import Testing

@Suite struct CanvasTests {
    /// A bar of 4 × 20 pixels in the middle of a glyph.
    static let bar = Glyph(
        ink: (0..<Glyph.pixelCount).map {
            (12..<16).contains($0 % 28) && (4..<24).contains($0 / 28) ? 255 : 0
        })

    @Test("Each value of a setting occurs as often as the others")
    func sharesOutSettings() {
        let all = CanvasSuite.drawings
        #expect(all.count == CanvasSuite.drawingCount)
        func counts<Key: Hashable>(_ key: (CanvasDrawing) -> Key) -> [Key: Int] {
            Dictionary(grouping: all, by: key).mapValues(\.count)
        }
        #expect(Set(counts(\.size).values) == [180])
        #expect(counts(\.position).count == 5 && Set(counts(\.position).values) == [360])
        #expect(Set(counts(\.isDarkOnLight).values) == [900])
        #expect(Set(counts(\.hasAlpha).values) == [900])
        #expect(counts(\.tint).count == 8 && Set(counts(\.tint).values) == [225])
        #expect(counts(\.rotation).values.allSatisfy { (257...258).contains($0) })
        #expect(counts(\.penWidth)[nil] == 900 && counts(\.penWidth).count == 11)
        // Pens wider than 28 % of the digit leave no shape.
        #expect(all.allSatisfy { $0.penShare.map { $0 <= 0.28 } ?? true })
        #expect(CanvasDrawing.leavesShape(penWidth: 48, size: 65))
        #expect(!CanvasDrawing.leavesShape(penWidth: 48, size: 55))
        #expect(!CanvasDrawing.leavesShape(penWidth: 8, size: 8))
    }

    @Test("Drawings by lot keep within what is measured, and the same seed gives the same")
    func drawsByLot() {
        func drawings() -> [CanvasDrawing] {
            var generator = SplitMix64(seed: 3)
            return (0..<2000).map { _ in CanvasDrawing(using: &generator) }
        }
        let all = drawings()
        #expect(all == drawings())
        #expect(Set(all.map(\.size)) == Set(8...95))
        #expect(Set(all.map(\.rotation)) == Set(-15...15))
        #expect(Set(all.compactMap(\.penWidth)).isSuperset(of: [1, 2, 5, 10, 20, 30, 40]))
        #expect(all.allSatisfy { ($0.penShare ?? 0) <= CanvasDrawing.penShareMax })
        #expect(all.allSatisfy { ($0.penWidth ?? 1) <= 48 })
        #expect((300...500).contains(all.count { $0.penWidth == nil }))
    }

    static let corners: [CanvasDrawing] = CanvasDrawing.Position.allCases.flatMap { position in
        [10, 90].flatMap { size in
            [true, false].flatMap { isDark in
                [true, false].flatMap { hasAlpha in
                    [CanvasTint.black, .red].map {
                        CanvasDrawing(
                            size: size, position: position, isDarkOnLight: isDark,
                            hasAlpha: hasAlpha, tint: $0)
                    }
                }
            }
        }
    }

    /// Where the ink of a picture stands.
    private static func box(in picture: GrayImage) -> Box? {
        var hypotheses = InkHypotheses(of: picture)
        guard let ink = hypotheses.next(), let found = InkLayout(ink).candidates.first else {
            return nil
        }
        return ink.place.pictureBox(found.box)
    }

    @Test("The ink that is found is as large as it should be, and where it should be")
    func drawsToSize() throws {
        for drawing in Self.corners {
            let picture = try PictureDecoder().decode(drawing.png(of: Self.bar, skeleton: nil))
            #expect(picture.width == 280 && picture.height == 280)
            let box = try #require(Self.box(in: picture))
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

    @Test("A pen and a turn keep the size as well")
    func drawsWithAPen() throws {
        let skeleton = GlyphSkeleton(Self.bar)
        for (pen, rotation) in [(8, 0), (8, 15), (20, -15), (3, 5), (48, 10)] {
            let drawing = CanvasDrawing(
                size: 80, position: .center, isDarkOnLight: true, hasAlpha: false, penWidth: pen,
                tint: .navy, rotation: rotation)
            let picture = try PictureDecoder().decode(
                drawing.png(of: Self.bar, skeleton: skeleton))
            let box = try #require(Self.box(in: picture))
            #expect(abs(box.height - 224) <= 2, "\(drawing)")
            if rotation == 0 { #expect(abs(box.width - pen) <= 1) }
        }
    }

    @Test("A digit drawn in every way becomes nearly the same glyph")
    func becomesTheSameGlyph() throws {
        let normalization = GlyphNormalization.standard
        for size in [30, 70] {
            for drawing in Self.corners where drawing.position == .topRight && drawing.size == 10 {
                let way = CanvasDrawing(
                    size: size, position: .topRight, isDarkOnLight: drawing.isDarkOnLight,
                    hasAlpha: drawing.hasAlpha, tint: drawing.tint)
                let picture = try PictureDecoder().decode(way.png(of: Self.bar, skeleton: nil))
                let glyph = normalization.glyph(ofPicture: picture)
                let difference = zip(glyph.ink, Self.bar.ink).reduce(0) {
                    $0 + abs(Int($1.0) - Int($1.1))
                }
                // Of a mass of 80 pixels, what softened edges may take or add.
                #expect(Double(difference) / 255 < 16, "\(way)")
            }
        }
    }

    @Test func countsEveryDrawingOnce() throws {
        let reader = Reader(try sampleClassifier(name: "tiny"))
        let plain = try ModelEvaluation(reader.classifier, on: sampleSet(count: 30))
        let record = try CanvasSuite().measure(reader, plain: plain, threadCount: 2)
        #expect(record.digitCount == 30 && record.drawingCount == 180)
        #expect(record.measured.count == 180 && record.measured.accuracy == record.drawn)
        #expect(record.bySize.map(\.name) == CanvasDrawing.sizes.map { "\($0)" })
        #expect(record.byPosition.count == 5 && record.byPolarity.count == 2)
        #expect(record.byTransparency.map(\.name) == ["opaque", "transparent"])
        #expect(record.byPen.count == 11 && record.byPen[0].name == "own")
        #expect(record.byTint.count == 8 && record.byRotation.count == 7)
        #expect(record.byPenShare.map(\.name).last == "20-28")
        #expect(record.text.contains("size 95 %") && record.text.contains("bottomRight"))
        #expect(record.text.contains("own strokes") && record.text.contains("turned -15°"))
        let again = try CanvasSuite().measure(reader, plain: plain, threadCount: 1)
        #expect(again == record)
    }
}
