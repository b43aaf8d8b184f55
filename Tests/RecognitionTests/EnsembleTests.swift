import Imaging
import NumeralCore
import Recognition
import Testing

@Suite struct EnsembleTests {
    static func model(_ members: [Model], rejection: Rejection? = nil) throws -> Model {
        try Model(
            .ensemble(Ensemble(members)), rejection: rejection, card: ModelCard(name: "together"))
    }

    @Test("The mean of the members' probabilities, and of none of the classes")
    func answersWithTheMean() throws {
        let strict = Rejection(slope: 1, offset: 0.5, threshold: 0.9)
        let members = [try tinyModel(seed: 1), try tinyModel(seed: 2, rejection: strict)]
        let glyphs = randomGlyphs(count: 5, seed: 3)
        let together = try GlyphClassifier(Self.model(members, rejection: .identity))
            .classify(glyphs)
        let alone = try members.map { try GlyphClassifier($0).classify(glyphs) }
        for index in glyphs.indices {
            for symbol in Symbol.digits {
                let mean =
                    (alone[0][index].probability(of: symbol)
                        + alone[1][index].probability(of: symbol)) / 2
                #expect(abs(together[index].probability(of: symbol) - mean) < 1e-5)
            }
            let other = alone[1][index].otherProbability / 2
            #expect(abs(together[index].otherProbability - other) < 1e-5)
        }
    }

    @Test func oneMemberAnswersAsItself() throws {
        let member = try tinyModel()
        let glyphs = randomGlyphs(count: 4, seed: 8)
        let own = try GlyphClassifier(member).classify(glyphs)
        let together = try GlyphClassifier(Self.model([member])).classify(glyphs)
        for (own, together) in zip(own, together) {
            for symbol in Symbol.digits {
                #expect(
                    abs(own.probability(of: symbol) - together.probability(of: symbol)) < 1e-5)
            }
        }
    }

    @Test func refusesWhatCannotAnswerTogether() throws {
        let member = try tinyModel()
        #expect(throws: ModelError.self) { try Ensemble([]) }
        #expect(throws: ModelError.self) { try Ensemble([member, Self.model([member])]) }
        #expect(throws: ModelError.self) {
            try Ensemble(Array(repeating: member, count: Ensemble.memberCountMax + 1))
        }
        var normalization = GlyphNormalization.standard
        normalization.outlineInk = 200
        #expect(throws: ModelError.self) {
            try Ensemble([member, member.normalized(by: normalization)])
        }
        // A rejection needs a member that has one.
        #expect(throws: ModelError.wrongOutput([10], expected: 11)) {
            try Self.model([member], rejection: .identity)
        }
        #expect(throws: ModelError.self) {
            try Model(
                .ensemble(Ensemble([member])), preprocessing: Preprocessing([.deskew]),
                card: ModelCard(name: "x"))
        }
    }
}
