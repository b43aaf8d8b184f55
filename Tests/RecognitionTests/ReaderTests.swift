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
        let reader = try Reader(tinyModel())
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
