import NeuralNet
import NumeralCore
import Recognition
import Testing

/// What people are told of how a model comes to its scores is what its file says.
@Suite struct PredictorWordsTests {
    private static func words(_ network: Network) throws -> String {
        Predictor.network(network, try Weights(initializing: network, seed: 1)).words
    }

    private static func lstm(_ reads: LSTM.Reads, isBidirectional: Bool = false) throws -> String {
        try words(
            Network(input: [1, 28, 28]) {
                LSTM(4, reads: reads, isBidirectional: isBidirectional)
                Dense(10)
            })
    }

    @Test("An LSTM takes rows or columns, or both, as its layer does")
    func tellsHowAnLSTMReads() throws {
        #expect(try Self.lstm(.rows).contains("takes it in row by row, keeps in mind"))
        #expect(try Self.lstm(.columns).contains("takes it in column by column, keeps in mind"))
        #expect(
            try Self.lstm(.both, isBidirectional: true).contains(
                "takes it in row by row and column by column from both ends, keeps in mind"))
    }

    @Test("Strokes are looked for by what has filters alone")
    func tellsOfFilters() throws {
        let filters = try Self.words(
            Network(input: [1, 28, 28]) {
                Conv2D(2, kernel: 5, stride: 4)
                Flatten()
                Dense(3)
            })
        #expect(filters.contains("looks for strokes"))
        let dense = try Self.words(
            Network(input: [1, 28, 28]) {
                Flatten()
                Dense(3)
            })
        #expect(dense.hasPrefix("A neural network weighs its pixels"))
    }

    @Test("Each kind has its own words, and none calls its classes digits")
    func tellsKindsApart() throws {
        let models = try ClassicalModels.all() + [tinyModel()]
        let ensemble = try Predictor.ensemble(Ensemble([tinyModel(), tinyModel(seed: 2)]))
        let words = models.map(\.predictor.words) + [ensemble.words]
        #expect(Set(words).count == Predictor.Kind.allCases.count)
        #expect(words.allSatisfy { $0.hasSuffix(".") && !$0.contains("digit") })
        #expect(ensemble.words.hasPrefix("2 models read it"))
    }
}
