import NumeralCore
import Testing
import Wire

@Suite struct SentenceTests {
    private static let best = Prediction.Candidate(symbol: .seven, probability: 0.51234)
    private static let second = Prediction.Candidate(symbol: .one, probability: 0.4)

    /// One of each kind of hint.
    static let hints: [Hint] =
        Reason.allCases.map { .reason($0) } + Warning.allCases.map { .warning($0) } + [
            .lessSure(best, confidenceMin: 0.9991), .separateShapes(count: 2), .despeckled, .sheet,
            .turned(isUpsideDown: true), .turned(isUpsideDown: false), .unruled, .joined,
            .lightInk, .small(side: 12), .thickPen, .nearTie(best, second),
            .onePartDecides(other: .one, GlyphPlace(row: .first, column: .last)),
            .noPartDecides(.seven),
        ]

    @Test("Every hint has a code of its kind, and every code a hint")
    func codes() {
        #expect(Set(Self.hints.map(\.code)) == Set(HintRecord.Code.allCases))
    }

    @Test("Each is whole sentences, and no two say the same", arguments: hints)
    func sentences(hint: Hint) {
        let text = HintRecord(hint).text
        #expect(text.first?.isUppercase == true && text.last == ".")
        #expect(Self.hints.count { $0.sentence == text } == 1)
    }

    @Test("What is not sure is said as it is, whether a share of errors was asked for or not")
    func unsure() {
        #expect(
            !Reason.unsure.sentence.contains("asked") && Reason.unsure.sentence.contains("sure"))
    }

    @Test("Numbers and places are said")
    func numbers() {
        #expect(
            Hint.lessSure(Self.best, confidenceMin: 0.9991).sentence
                == "It may be 7, with 51.23\u{a0}%; only answers of 99.91\u{a0}% or more are given."
        )
        #expect(
            Hint.nearTie(Self.best, Self.second).sentence
                == "It lies between 7 (51.23\u{a0}%) and 1 (40.00\u{a0}%).")
        #expect(Hint.separateShapes(count: 2).sentence.hasPrefix("There are two separate shapes"))
        #expect(Hint.separateShapes(count: 3).sentence.hasPrefix("There are 3 separate shapes"))
        #expect(Hint.turned(isUpsideDown: true).sentence.contains("may lie upside down"))
    }

    @Test(
        "Each ninth of a glyph has its words",
        arguments: zip(
            GlyphPlace.Third.allCases.flatMap { row in
                GlyphPlace.Third.allCases.map { GlyphPlace(row: row, column: $0) }
            },
            [
                "at the upper left", "at the top", "at the upper right", "at the left",
                "in the middle", "at the right", "at the lower left", "at the bottom",
                "at the lower right",
            ]))
    func places(place: GlyphPlace, words: String) {
        #expect(
            Hint.onePartDecides(other: .one, place).sentence
                == "Without the ink \(words) it would be read as 1.")
    }

    @Test(
        "No probability is rounded to a certainty that it is not",
        arguments: [
            (0, 1, "0.0"), (0.0004, 1, "<0.1"), (0.0006, 1, "0.1"), (0.998, 1, "99.8"),
            (0.9996, 1, ">99.9"), (1, 1, "100.0"), (0.9996, 2, "99.96"), (0.99996, 2, ">99.99"),
            (0.00004, 2, "<0.01"), (0.5, 2, "50.00"),
        ] as [(Float, Int, String)])
    func percents(probability: Float, decimals: Int, text: String) {
        #expect(PercentText.of(probability, decimals: decimals) == text)
    }

    @Test("A record has the words of its codes and no others")
    func wordsOfARecord() {
        let reading = Reading(
            outcome: .unreadable, text: "", value: nil, confidence: 0, symbols: [],
            reasons: [.cutOff], warnings: [.inkTouchesEdge])
        let record = RecognitionRecord(reading, model: "m", milliseconds: 0)
        #expect(
            record.words == [
                "cut_off": Reason.cutOff.sentence,
                "ink_touches_edge": Warning.inkTouchesEdge.sentence,
            ])
    }
}
