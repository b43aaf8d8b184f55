import Classical
import NeuralNet
import NumeralCore
import Recognition
import Testing
import Training

/// What every kind of learner obeys, whatever it learns.
@Suite struct LearnerLawTests {
    /// A recipe of each kind that learns some digits in a moment.
    static let recipes: [(kind: Predictor.Kind, learner: String)] = [
        (
            .network,
            """
            network:
              input: [1, 28, 28]
              layers:
                - conv: {filters: 4, kernel: 5, stride: 2}
                - batchNorm
                - relu
                - dropout: 0.2
                - flatten
                - dense: 10
            epochs: 2
            batchSize: 50
            augmentation: {rotation: 10}
            """
        ),
        (
            .network,
            """
            network: {input: [1, 28, 28], layers: [{lstm: {units: 6}}, {dense: 10}]}
            epochs: 2
            batchSize: 50
            """
        ),
        (.svm, "svm: {C: 1}"), (.linear, "linear: {iterations: 50}"),
        (.forest, "forest: {trees: 5}"), (.neighbors, "neighbors: {neighborCount: 3}"),
        (.ensemble, "ensemble: {candidates: [a, b]}"),
    ]

    @Test("There is one of each kind")
    func hasEachKind() {
        #expect(Set(Self.recipes.map(\.kind)) == Set(Predictor.Kind.allCases))
    }

    /// Trains from the start, as a program that was started anew would.
    static func bytes(_ learner: String, seed: UInt64) async throws -> [UInt8] {
        func trained(_ learner: String, _ candidates: [Model]) async throws -> Model {
            let recipe = try Recipe(
                yaml: """
                    name: law
                    seed: \(seed)
                    data: {train: fixture, validation: 100}
                    \(learner)
                    """)
            let trainer = try Trainer(
                recipe, data: [Fixture.some(500)], candidates: candidates)
            return try trainer.model(of: try await trainer.finish())
        }
        var candidates: [Model] = []
        if learner.hasPrefix("ensemble") {
            for member in ["forest: {trees: 3}", "linear: {iterations: 20}"] {
                candidates.append(try await trained(member, []))
            }
        }
        return try await trained(learner, candidates).encoded()
    }

    @Test("One seed gives one model, to the last byte", arguments: recipes)
    func isDeterministic(kind: Predictor.Kind, learner: String) async throws {
        let first = try await Self.bytes(learner, seed: 3)
        let isSame = try await Self.bytes(learner, seed: 3) == first
        #expect(isSame)
        // The seed is in the file: another one cannot give the same bytes.
        let isOther = try await Self.bytes(learner, seed: 4) != first
        #expect(isOther)
        #expect(try Model(first).predictor.kind == kind)
    }

    /// Six samples of two classes, one number of which is to be no number.
    static func features(_ strange: Float) -> FeatureMatrix {
        var values = (0..<24).map { Float($0 * 7 % 11) }
        values[13] = strange
        return FeatureMatrix(columnCount: 4, values: values)
    }

    static let labels = [0, 1, 0, 1, 0, 1]

    /// What learned from rows, and its scores of others.
    static func scores(
        _ kind: Predictor.Kind, from known: FeatureMatrix, of asked: FeatureMatrix
    ) throws -> [Float] {
        switch kind {
        case .svm:
            try SupportVectorMachine.fit(
                known, labels: labels, classCount: 2, settings: .init(), threadCount: 1
            ).machine.scores(of: asked, threadCount: 1)
        case .linear:
            try {
                var generator = SplitMix64(seed: 1)
                return try LinearMachine.fit(
                    known, labels: labels, classCount: 2, using: &generator, threadCount: 1
                ).scores(of: asked, threadCount: 1)
            }()
        case .forest:
            try DecisionForest.fit(
                known, labels: labels, classCount: 2, settings: ForestSettings(), threadCount: 1,
                generator: { SplitMix64(seed: 1, path: [UInt64($0)]) }
            ).forest.scores(of: asked, threadCount: 1)
        case .neighbors:
            try {
                var settings = NeighborSettings()
                settings.neighborCount = 3
                return try NearestNeighbors.fit(
                    known, labels: labels, classCount: 2, settings: settings
                ).scores(of: asked, threadCount: 1)
            }()
        case .network, .ensemble: []
        }
    }

    @Test(
        "What is no number is neither learned from nor answered, by all that learn from rows",
        arguments: Predictor.Kind.allCases.filter { ![.network, .ensemble].contains($0) },
        [Float.nan, .infinity, -.infinity])
    func refusesStrangeRows(kind: Predictor.Kind, strange: Float) throws {
        let (sound, broken) = (Self.features(2), Self.features(strange))
        #expect(try Self.scores(kind, from: sound, of: sound).count == 12)
        #expect { try Self.scores(kind, from: broken, of: sound) } throws: { error in
            if case ClassicalError.samples = error { true } else { false }
        }
        #expect { try Self.scores(kind, from: sound, of: broken) } throws: { error in
            if case ClassicalError.samples = error { true } else { false }
        }
    }

    @Test("A network whose numbers run away stops with a word of it")
    func stopsWhereItDiverges() async throws {
        let recipe = try Recipe(
            yaml: """
                name: law
                data: {train: fixture, validation: 100}
                network: {input: [784], layers: [{dense: 64}, {dense: 64}, {dense: 10}]}
                optimizer: {sgd: {momentum: 0.9}}
                learningRate: 10
                batchSize: 50
                epochs: 20
                """)
        let trainer = try Trainer(recipe, data: [Fixture.some(500)])
        await #expect {
            _ = try await trainer.finish()
        } throws: { error in
            if case TrainingError.diverged = error { true } else { false }
        }
    }

    @Test(
        "Weights that are no numbers make no model, alone or in an ensemble",
        arguments: [Float.nan, .infinity, -.infinity])
    func refusesStrangeWeights(strange: Float) throws {
        for network in [
            Network(input: [1, 28, 28]) {
                Conv2D(2, kernel: 5, stride: 3)
                Flatten()
                Dense(10)
            },
            Network(input: [1, 28, 28]) {
                LSTM(2)
                Dense(10)
            },
        ] {
            let sound = try Weights(initializing: network, seed: 1)
            #expect(throws: Never.self) {
                try Ensemble([Model(.network(network, sound), card: ModelCard(name: "sound"))])
            }
            for index in sound.tensors.indices {
                var weights = sound
                weights.tensors[index].scalars[0] = strange
                let name = weights.tensors[index].name
                #expect(throws: ModelError.weights(.notFinite(name: name))) {
                    try Ensemble([Model(.network(network, weights), card: ModelCard(name: "x"))])
                }
            }
        }
    }
}
