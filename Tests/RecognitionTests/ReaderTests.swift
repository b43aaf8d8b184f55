import NumeralCore
import Recognition
import Testing

@Suite struct ReaderTests {
    /// A vertical stroke of ink on paper.
    static func stroke(ink: UInt8, paper: UInt8) -> GrayImage {
        var picture = GrayImage(width: 100, height: 80, filledWith: paper)
        for row in 20..<60 { for column in 40..<46 { picture[column, row] = ink } }
        return picture
    }

    @Test func boxesTheInkInTheGivenPicture() throws {
        let reader = try Reader(sureModel())
        let reading = try reader.read(Self.stroke(ink: 0, paper: 255))
        #expect(reading.outcome == .digit)
        #expect(reading.symbols.count == 1)
        let symbol = try #require(reading.symbols.first)
        #expect(symbol.box == Box(x: 40, y: 20, width: 6, height: 40))
        #expect(reading.text == symbol.prediction.best.symbol.description)
        #expect(reading.value == reading.text)
        #expect(reading.confidence == symbol.prediction.best.probability)
        #expect(reader.modelName == "tiny")
        #expect(!symbol.glyph.isBlank)
    }

    @Test func readsEitherPolarityAlike() throws {
        let reader = try Reader(tinyModel())
        let dark = try reader.read(Self.stroke(ink: 0, paper: 255))
        #expect(try reader.read(Self.stroke(ink: 255, paper: 0)).symbols == dark.symbols)
    }

    @Test("A page without ink is blank, whatever its colour and size")
    func blankIsBlank() throws {
        let reader = try Reader(tinyModel())
        for paper: UInt8 in [0, 128, 255] {
            for (width, height) in [(0, 0), (1, 1), (280, 280), (3000, 2)] {
                let reading = try reader.read(
                    GrayImage(width: width, height: height, filledWith: paper))
                #expect(reading.outcome == .blank && reading.symbols.isEmpty)
                #expect(reading.text.isEmpty && reading.value == nil && reading.confidence == 0)
            }
        }
    }

    /// A reader that takes everything, or nothing, for what is no digit.
    static func strict(threshold: Float) throws -> Reader {
        try Reader(sureModel(rejection: Rejection(slope: 1, offset: 0, threshold: threshold)))
    }

    @Test("What is no digit is not read, but what it might have been is said")
    func rejects() throws {
        let picture = Self.stroke(ink: 0, paper: 255)
        let read = try Self.strict(threshold: 1).read(picture)
        #expect(read.outcome == .digit && read.reasons.isEmpty)
        let reading = try Self.strict(threshold: 0).read(picture)
        #expect(reading.outcome == .unreadable && reading.reasons == [.notADigit])
        #expect(reading.text.isEmpty && reading.value == nil && reading.confidence == 0)
        let prediction = try #require(reading.symbols.first).prediction
        let sum = prediction.candidates.reduce(prediction.otherProbability) { $0 + $1.probability }
        #expect(abs(sum - 1) < 1e-5 && prediction.otherProbability > 0)
    }

    @Test("Two strokes side by side are several, one at the edge is cut off")
    func saysWhy() throws {
        let reader = try Self.strict(threshold: 0)
        var two = Self.stroke(ink: 0, paper: 255)
        for row in 20..<60 { for column in 52..<58 { two[column, row] = 0 } }
        #expect(try reader.read(two).reasons == [.severalGlyphs])
        var edge = GrayImage(width: 100, height: 80, filledWith: 255)
        for row in 0..<40 { for column in 40..<46 { edge[column, row] = 0 } }
        #expect(try reader.read(edge).reasons == [.cutOff])
        let blank = try reader.read(GrayImage(width: 9, height: 9, filledWith: 255))
        #expect(blank.outcome == .blank && blank.reasons == [.blank])
    }

    @Test("An answer that is not sure enough for what was asked is not given")
    func acceptsOnlySure() throws {
        let answers = (0..<5000).map { Float($0 + 1) / 5000 }
        let curve = RiskCurve(confidences: answers, isCorrect: answers.map { $0 > 0.5 })
        let reader = try Reader(sureModel(riskCurve: curve, scale: 5))
        let picture = Self.stroke(ink: 0, paper: 255)
        let acceptance = try reader.acceptance(errorMax: 0.01)
        #expect((0.45...0.52).contains(acceptance.acceptedShare))
        let plain = try reader.read(picture)
        #expect(plain.outcome == .digit && plain.confidence < 1)
        let strict = Acceptance(
            errorMax: 0.01, confidenceMin: plain.confidence.nextUp, acceptedShare: 0.5,
            certainty: 0.95)
        let asked = try reader.read(picture, accepting: strict)
        #expect(asked.outcome == .unreadable && asked.reasons == [.unsure])
        #expect(throws: AcceptanceError.notMeasured) {
            _ = try Reader(tinyModel()).acceptance(errorMax: 0.01)
        }
    }

    @Test("A digit that is less probable than one half is not answered, and said with its number")
    func isUnsure() throws {
        let reader = try Reader(tinyModel(temperature: 20))
        let reading = try reader.read(Self.stroke(ink: 0, paper: 255))
        #expect(reading.outcome == .unreadable && reading.reasons == [.unsure])
        #expect(reading.text.isEmpty && reading.symbols.count == 1)
        #expect(try #require(reading.symbols.first).prediction.best.probability < 0.5)
    }

    @Test("Faint ink, thin strokes and ink at the edge are said")
    func warns() throws {
        let reader = try Reader(sureModel())
        let faint = try reader.read(Self.stroke(ink: 215, paper: 255))
        #expect(faint.warnings == [.lowContrast])
        var edge = GrayImage(width: 100, height: 100, filledWith: 255)
        for row in 40..<100 { for column in 50..<58 { edge[column, row] = 0 } }
        #expect(try reader.read(edge).warnings == [.inkTouchesEdge])
        var thin = GrayImage(width: 200, height: 200, filledWith: 255)
        for row in 20..<180 { thin[100, row] = 0 }
        #expect(try reader.read(thin).warnings == [.strokeThickened])
    }

    @Test func answersManyAtOnceAlike() async throws {
        let reader = try Reader(tinyModel())
        let picture = Self.stroke(ink: 30, paper: 220)
        let expected = try reader.read(picture)
        try await withThrowingTaskGroup(of: Reading.self) { group in
            for _ in 0..<32 { group.addTask { try reader.read(picture) } }
            for try await reading in group { #expect(reading == expected) }
        }
    }
}
