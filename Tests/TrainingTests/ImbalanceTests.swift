import Classical
import Datasets
import NumeralCore
import Recognition
import Testing
import Training

/// Recipes for sets whose classes are of unequal size.
@Suite struct ImbalanceTests {
    /// Of the fixture's digits 200 each of 0 to 8 and 30 of the nines.
    static let digits: LabeledGlyphs = {
        var counts = [Int](repeating: 0, count: 10)
        let indices = Fixture.digits.labels.indices.filter { index in
            let label = Int(Fixture.digits.labels[index])
            counts[label] += 1
            return counts[label] <= (label == 9 ? 30 : 200)
        }
        return Fixture.digits.select(indices)
    }()

    static func recipe(_ data: String, _ learner: String = "forest: {trees: 20}") throws -> Recipe {
        try Recipe(
            yaml: """
                name: imbalance
                data: {train: fixture, validation: 400, \(data)}
                \(learner)
                """)
    }

    @Test("Only what is trained on is resampled, and told; one seed, the same bytes")
    func resamplesTheTrainingPart() async throws {
        let plain = try Trainer(Self.recipe("splitSeed: 1"), data: [Self.digits])
        for (text, nines) in [("smote: even", 157), ("over: 0.5", 79), ("under: 0=50", 23)] {
            let recipe = try Self.recipe("resampling: {\(text)}")
            #expect(try Recipe(yaml: recipe.yaml) == recipe)
            let trainer = try Trainer(recipe, data: [Self.digits])
            #expect(trainer.validation == plain.validation)
            let counts = try #require(trainer.resampled)
            #expect(counts.before.reduce(0, +) == plain.training.count)
            #expect(counts.after.reduce(0, +) == trainer.training.count)
            #expect(abs(counts.after[9] - nines) <= 2, "\(counts)")
            #expect(try Trainer(recipe, data: [Self.digits]).training == trainer.training)
            let witness = Witness()
            _ = try await trainer.run(witness: witness)
            #expect(witness.events.first == .resampled(counts))
        }
        #expect(plain.resampled == nil)
    }

    @Test("Pixels of a made glyph lie between those of two of its class, to a byte's rounding")
    func glyphsLieBetween() throws {
        let nines = Fixture.digits.select(
            Fixture.digits.labels.indices.filter { Fixture.digits.labels[$0] == 9 }.prefix(8))
        let made = try nines.resampled(
            Resampling(
                .smote, to: .counts([nil, nil, nil, nil, nil, nil, nil, nil, nil, 20]),
                neighborCount: 3), seed: 1, threadCount: 2)
        #expect(made.count == 20 && made.labels.allSatisfy { $0 == 9 })
        #expect(made.select(0..<8) == nines)
        for index in 8..<20 {
            let glyph = made[index].glyph.ink
            // On the segment from one to another by the same share in every pixel.
            let isBetween = (0..<8).contains { one in
                (0..<8).contains { other in
                    Self.isOnSegment(glyph, nines[one].glyph.ink, nines[other].glyph.ink)
                }
            }
            #expect(isBetween)
        }
    }

    private static func isOnSegment(_ glyph: [UInt8], _ one: [UInt8], _ other: [UInt8]) -> Bool {
        let pixels = zip(glyph, zip(one, other)).map { (Double($0), Double($1.0), Double($1.1)) }
        guard let widest = pixels.max(by: { abs($0.2 - $0.1) < abs($1.2 - $1.1) }) else {
            return false
        }
        guard widest.1 != widest.2 else { return glyph == one }
        let share = (widest.0 - widest.1) / (widest.2 - widest.1)
        return (-0.01...1.01).contains(share)
            && pixels.allSatisfy { abs($0.1 + share * ($0.2 - $0.1) - $0.0) <= 1.01 }
    }

    @Test(
        "Balanced weights find more of a rare class",
        arguments: [
            "forest: {trees: 60, leafMin: 8}",
            """
            network: {input: [1, 28, 28], layers: [flatten, {dense: 10}]}
            epochs: 4
            batchSize: 20
            learningRate: 0.002
            """,
        ])
    func weights(learner: String) async throws {
        func nineShare(_ data: String) async throws -> Double {
            let trainer = try Trainer(Self.recipe(data, learner), data: [Self.digits])
            let model = try trainer.model(of: try await trainer.finish())
            let nines = Fixture.digits.select(
                Fixture.digits.labels.indices.filter { Fixture.digits.labels[$0] == 9 }.suffix(300))
            let answers = try GlyphClassifier(model).classify(nines.all)
            return Double(answers.count { $0.best.symbol == .nine }) / Double(nines.count)
        }
        let shares = (
            try await nineShare("splitSeed: 1"), try await nineShare("classWeights: balanced")
        )
        #expect(shares.1 > shares.0 + 0.1, "\(shares)")
    }

    @Test("Sets of some of the recipe's classes, in their own order, are taken; others are refused")
    func takesSomeOfTheClasses() throws {
        let ones = Fixture.digits.showing([.one, .seven])
        #expect(Set(ones.labels) == [0, 1])
        let recipe = try Recipe(
            yaml: """
                name: three
                classes: ["-", "7", "1"]
                forest: {trees: 5}
                """)
        #expect(recipe.classes == [.minus, .seven, .one])
        let minus = LabeledGlyphs(
            name: "minus", glyphs: Array(ones.glyphs.prefix(784)), labels: [0], classes: [.minus])
        let trainer = try Trainer(recipe, data: [ones, minus])
        #expect(trainer.training.labels == ones.labels.map { $0 == 0 ? 2 : 1 } + [0])
        #expect(throws: TrainingError.self) { try Trainer(recipe, data: [Fixture.digits]) }
    }

    @Test("A class too small for SMOTE is refused by its name")
    func refusesSmallClasses() throws {
        let few = Self.digits.select(
            Self.digits.labels.indices.filter { Self.digits.labels[$0] != 9 }
                + Self.digits.labels.indices.filter { Self.digits.labels[$0] == 9 }.prefix(4))
        do {
            _ = try Trainer(Self.recipe("resampling: {smote: even}"), data: [few])
            Issue.record("taken")
        } catch {
            #expect("\(error)".hasPrefix("class 9 has "), "\(error)")
            #expect("\(error)".contains("SMOTE with 5 neighbours needs 6"))
        }
    }

    @Test(arguments: [
        ("resampling: {}", "resampling takes one of under, over, smote"),
        ("resampling: {over: even, under: even}", "resampling takes one of"),
        (
            "resampling: {over: much}",
            "over must be even, a ratio, or counts as in 7=500,8=500, not 'much'"
        ),
        ("resampling: {over: 1.5}", "over must be above 0 and at most 1, not 1.5"),
        ("resampling: {over: even, neighbors: 3}", "neighbors is for smote: take it out"),
        ("resampling: {smote: even, neighbors: 0}", "neighbors must be from 1 to 100, not 0"),
        ("resampling: {over: +=5}", "over names +, which is none of the classes"),
        ("resampling: {over: 7=-5}", "over has a count of -5: use 0 to 1000000"),
        ("resampling: {shuffle: even}", "unknown key 'shuffle' in the resampling: use one of"),
        ("classWeights: heavy", "classWeights must be equal or balanced, not 'heavy'"),
    ])
    func refusesSettings(data: String, reason: String) {
        do {
            _ = try Self.recipe(data)
            Issue.record("\(data) was taken")
        } catch { #expect("\(error)".contains(reason), "\(error)") }
    }

    @Test(
        "What takes no weights, or trains nothing, says so",
        arguments: [
            (
                "classWeights: balanced", "neighbors: {}",
                "classWeights is for network, svm and forest"
            ),
            (
                "classWeights: balanced", "ensemble: {candidates: [a]}",
                "classWeights is for network, svm"
            ),
            (
                "resampling: {over: even}", "ensemble: {candidates: [a]}",
                "an ensemble trains nothing"
            ),
        ])
    func refusesLearners(data: String, learner: String, reason: String) {
        do {
            _ = try Self.recipe(data, learner)
            Issue.record("\(learner) was taken")
        } catch { #expect("\(error)".contains(reason), "\(error)") }
    }
}
