import Foundation
import NumeralCore
import Testing
import Wire

@Suite struct RecordJSONTests {
    /// A record of anything that a reading may be.
    static func record(using generator: inout SplitMix64) -> RecognitionRecord {
        let names = ["default", "a \"b\" \\ ÷\u{2028}/é", "", "🖊", "tab\tline\n\u{1}"]
        let symbols = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            var probabilities = (0..<10).map { _ in Float.random(in: 0...1, using: &generator) }
            if Bool.random(using: &generator) { probabilities[2] = 0 }
            let sum = probabilities.reduce(0, +) + 0.25
            return Reading.SymbolReading(
                prediction: Prediction(
                    classes: Array(Symbol.allCases.suffix(10)),
                    probabilities: probabilities.map { $0 / sum }, otherProbability: 0.25 / sum),
                box: Box(x: 1, y: -2, width: 3, height: 4000),
                glyph: Glyph(
                    ink: (0..<784).map { _ in UInt8.random(in: 0...255, using: &generator) }))
        }
        let explanation = Explanation(
            stages: [
                .init(
                    name: .ink, image: GrayImage(width: 3, height: 2, filledWith: 9),
                    boxes: [Box(x: 0, y: 0, width: 1, height: 2)]),
                .init(name: .glyph, image: GrayImage(width: 28, height: 28, filledWith: 0)),
            ],
            occlusion: Bool.random(using: &generator)
                ? Occlusion(map: Array(repeating: 7, count: 784), scale: 0.1, lossMax: 1e-7) : nil,
            hints: [.small(side: 3), .lightInk],
            trials: [
                Trial(
                    source: .levels, part: .sheet, symbol: .minus, probability: 0.125,
                    isSeveral: true),
                Trial(
                    source: .halfLevels, part: .turnedOver, symbol: nil, probability: 0,
                    isSeveral: false),
            ])
        let neighbors: Result<[Neighbor], NeighborError> =
            Bool.random(using: &generator)
            ? .success([Neighbor(symbol: .minus, distance: 0.25, glyph: .blank)])
            : .failure(.loading)
        return RecognitionRecord(
            Reading(
                outcome: Outcome.allCases.randomElement(using: &generator)!, text: "1÷2",
                value: Bool.random(using: &generator) ? "0.5" : nil,
                confidence: [0, 1, 0.982, 1e-10].randomElement(using: &generator)!,
                symbols: symbols, reasons: Array(Reason.allCases.prefix(2)),
                warnings: Warning.allCases),
            file: Bool.random(using: &generator) ? "a/b.png" : nil,
            model: names.randomElement(using: &generator)!,
            milliseconds: [0, 1, 1.25, 1e21, 12345.678].randomElement(using: &generator)!,
            includingGlyphs: Bool.random(using: &generator),
            acceptance: Bool.random(using: &generator)
                ? Acceptance(
                    errorMax: 1e-3, confidenceMin: 0.99, acceptedShare: 1, certainty: 0.95) : nil,
            explanation: Bool.random(using: &generator)
                ? ExplanationRecord(explanation, neighbors: neighbors) { "data:,\($0.width)" } : nil
        )
    }

    @Test("Written by hand it is what Foundation reads, and what Foundation writes")
    func isFoundations() throws {
        var generator = SplitMix64(seed: 4)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for _ in 0..<300 {
            let record = Self.record(using: &generator)
            let json = record.json
            #expect(try JSONDecoder().decode(RecognitionRecord.self, from: Data(json)) == record)
            // Control characters have more than one escape.
            guard !record.model.contains("\t") else { continue }
            let expected = try String(decoding: encoder.encode(record), as: UTF8.self)
            #expect(String(decoding: json, as: UTF8.self) == expected)
        }
    }

    @Test("Any count of bytes is base64 as Foundation has it, and back")
    func isBase64() throws {
        var generator = SplitMix64(seed: 5)
        for count in 0..<100 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let text = InkBytes(bytes).base64
            #expect(text == Data(bytes).base64EncodedString())
            #expect(InkBytes(base64: text) == InkBytes(bytes))
        }
        #expect(InkBytes(Array(repeating: 0, count: 784)).base64.count == 1048)
    }

    @Test(arguments: [
        "A", "AA", "AAA", "A===", "====", "AA=A", "=AAA", "AAAAA", "AA-=", "AA==AA==", "AB==",
        "AAB=",
        "AA A", "ÄÄ",
    ])
    func refusesWhatIsNone(text: String) {
        #expect(InkBytes(base64: text) == nil)
    }

    @Test("A map of another size is refused")
    func refusesMaps() {
        let json = #"{"map":"AAAA","scale":0.5,"lossMax":0.1}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Occlusion.self, from: Data(json.utf8))
        }
    }
}
