import NumeralCore
import Recognition
import Testing

@Suite struct ExplanationTests {
    @Test("The reading is the same with an explanation as without")
    func readsAlike() throws {
        let reader = try Reader(sureModel())
        let picture = ReaderTests.stroke(ink: 0, paper: 255)
        let (reading, explanation) = try reader.explain(picture)
        #expect(try reading == reader.read(picture))
        #expect(explanation.trials.first?.source == .levels)
        #expect(explanation.trials.first?.symbol == reading.symbols[0].prediction.best.symbol)
        #expect(explanation.stages.map(\.name) == [.ink, .glyph])
        #expect(explanation.stages[0].image[42, 30] == 255)
        #expect(explanation.stages[0].image[10, 10] == 0)
        #expect(explanation.stages[0].boxes == [Box(x: 40, y: 20, width: 6, height: 40)])
        #expect(explanation.stages[1].image == reading.symbols[0].glyph.image)
    }

    @Test("The map is what happens to the probability without a patch, computed again by hand")
    func occludes() throws {
        let reader = try Reader(sureModel())
        let (reading, explanation) = try reader.explain(ReaderTests.stroke(ink: 0, paper: 255))
        let occlusion = try #require(explanation.occlusion)
        let glyph = reading.symbols[0].glyph
        let winner = reading.symbols[0].prediction.best
        func loss(_ rows: Range<Int>, _ columns: Range<Int>) throws -> Float {
            var ink = glyph.ink
            for row in rows { for column in columns { ink[row * 28 + column] = 0 } }
            return try winner.probability
                - reader.classifier.classify([Glyph(ink: ink)])[0].probability(of: winner.symbol)
        }
        // Patches are 8 × 8, every 4 pixels from −2: the pixel (13, 13) lies in four of them.
        var (losses, largest): ([Float], Float) = ([], 0)
        for row in stride(from: 0, to: 28, by: 4) {
            for column in stride(from: 0, to: 28, by: 4) {
                let rows = max(0, row - 2)..<min(28, row + 6)
                let columns = max(0, column - 2)..<min(28, column + 6)
                let ink = rows.flatMap { row in columns.map { Int(glyph.ink[row * 28 + $0]) } }
                guard ink.reduce(0, +) >= 2 * 255 else { continue }
                let one = try loss(rows, columns)
                largest = max(largest, one)
                if rows.contains(13), columns.contains(13) { losses.append(one) }
            }
        }
        let expected = losses.isEmpty ? 0 : max(0, losses.reduce(0, +) / Float(losses.count))
        #expect(!losses.isEmpty)
        #expect(abs(Float(occlusion.map[13 * 28 + 13]) / 255 * occlusion.scale - expected) < 0.003)
        #expect(abs(occlusion.lossMax - largest) < 1e-5)
        #expect(occlusion.map[0] == 0)
    }

    @Test("What is no digit, or nothing, rests on no ink")
    func explainsNothing() throws {
        let strict = try ReaderTests.strict(threshold: 0)
        let (reading, explanation) = try strict.explain(ReaderTests.stroke(ink: 0, paper: 255))
        #expect(reading.reasons == [.notADigit])
        #expect(explanation.occlusion == nil)
        #expect(explanation.hints.contains(.reason(.notADigit)))
        let blank = try strict.explain(GrayImage(width: 9, height: 9, filledWith: 255))
        #expect(blank.reading.outcome == .blank)
        #expect(blank.explanation.stages.map(\.name) == [.ink])
        #expect(blank.explanation.hints == [.reason(.blank)])
        let empty = try strict.explain(GrayImage(width: 0, height: 0))
        #expect(empty.reading.outcome == .blank)
    }

    @Test("Hints name what the ink shows")
    func hints() throws {
        let reader = try Reader(sureModel())
        func hints(_ picture: GrayImage, by reader: Reader) throws -> [Hint] {
            try reader.explain(picture).explanation.hints
        }
        func hints(_ picture: GrayImage) throws -> [Hint] { try hints(picture, by: reader) }
        let plain = try hints(ReaderTests.stroke(ink: 0, paper: 255))
        #expect(plain.count == 1, "what of the ink decides, and nothing else: \(plain)")
        #expect(try hints(ReaderTests.stroke(ink: 255, paper: 0)).contains(.lightInk))
        let faint = ReaderTests.stroke(ink: 215, paper: 255)
        #expect(try hints(faint).contains(.warning(.lowContrast)))

        var two = ReaderTests.stroke(ink: 0, paper: 255)
        for row in 20..<60 { for column in 52..<58 { two[column, row] = 0 } }
        #expect(try hints(two, by: Reader(tinyModel())).contains(.separateShapes(count: 2)))

        var edge = GrayImage(width: 100, height: 80, filledWith: 255)
        for row in 0..<40 { for column in 40..<46 { edge[column, row] = 0 } }
        #expect(try hints(edge).contains(.warning(.inkTouchesEdge)))

        var thin = GrayImage(width: 200, height: 200, filledWith: 255)
        for row in 20..<180 { thin[100, row] = 0 }
        #expect(try hints(thin).contains(.warning(.strokeThickened)))

        // A ring: a disc or a square would be a block, which nothing is read of.
        var thick = GrayImage(width: 100, height: 100, filledWith: 255)
        for row in 20..<80 {
            for column in 20..<80
            where (60..<900).contains((row - 50) * (row - 50) + (column - 50) * (column - 50)) {
                thick[column, row] = 0
            }
        }
        #expect(try hints(thick).contains(.thickPen))

        var small = GrayImage(width: 60, height: 60, filledWith: 255)
        for row in 20..<32 { for column in 20..<22 { small[column, row] = 0 } }
        #expect(try hints(small).contains(.small(side: 12)))
    }

    @Test("An answer that is not sure enough is told with its numbers")
    func explainsUnsure() throws {
        let reader = try Reader(sureModel(scale: 5))
        let acceptance = Acceptance(
            errorMax: 0.01, confidenceMin: 0.9991, acceptedShare: 0.5, certainty: 0.95)
        let (reading, explanation) = try reader.explain(
            ReaderTests.stroke(ink: 0, paper: 255), accepting: acceptance)
        #expect(reading.reasons == [.unsure])
        let best = try #require(reading.symbols.first).prediction.best
        #expect(explanation.hints.contains(.lessSure(best, confidenceMin: 0.9991)))
        #expect(explanation.occlusion != nil)
    }
}
