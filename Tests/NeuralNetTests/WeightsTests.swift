import NeuralNet
import Testing

@Suite struct WeightsTests {
    static let network = Network(input: [1, 12, 12]) {
        Conv2D(32, kernel: 5)
        BatchNorm()
        ReLU()
        Flatten()
        Dense(16)
    }

    @Test func oneSeedOneResult() throws {
        let weights = try Weights(initializing: Self.network, seed: 7)
        #expect(weights == (try Weights(initializing: Self.network, seed: 7)))
        #expect(weights != (try Weights(initializing: Self.network, seed: 8)))
        #expect(try weights.validated(for: Self.network) == weights)
    }

    @Test("He: mean 0, variance 2/25; uniform: within ±1/√fanIn, variance a third of that")
    func initialSpread() throws {
        let weights = try Weights(initializing: Self.network, seed: 7)
        func moments(_ name: String) throws -> (mean: Float, variance: Float) {
            let scalars = try #require(weights[name]).scalars
            let mean = scalars.reduce(0, +) / Float(scalars.count)
            let square = scalars.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return (mean, square / Float(scalars.count))
        }
        let convolution = try moments("0.weight")
        #expect(abs(convolution.mean) < 0.03)
        #expect(abs(convolution.variance - 0.08) < 0.012)
        let dense = try moments("4.weight")
        let bound = 1 / Float(2048)
        #expect(abs(dense.variance - bound / 3) < bound / 30)
        #expect(try #require(weights["4.weight"]).scalars.allSatisfy { $0 * $0 <= bound })
        #expect(weights["1.variance"]?.scalars == [Float](repeating: 1, count: 32))
        #expect(weights["4.bias"]?.scalars == [Float](repeating: 0, count: 16))
    }

    @Test("LSTM: Glorot's bound, each gate's U a rotation, the forget gate's bias 1")
    func initialLSTM() throws {
        let network = Network(input: [1, 9, 13]) { LSTM(24) }
        let weights = try Weights(initializing: network, seed: 7)
        let bound = (6 / Float(13 + 96)).squareRoot()
        let input = try #require(weights["0.rows.forward.input"]).scalars
        #expect(input.allSatisfy { abs($0) <= bound })
        #expect(try #require(input.map(abs).max()) > 0.95 * bound)
        let bias = try #require(weights["0.rows.forward.bias"]).scalars
        #expect(bias == (0..<96).map { (24..<48).contains($0) ? 1 : 0 })

        let recurrent = try #require(weights["0.rows.forward.recurrent"]).scalars
        for gate in 0..<4 {
            for row in 0..<24 {
                for other in 0...row {
                    let product = (0..<24).reduce(Float(0)) { sum, column in
                        let (left, right) = ((gate * 24 + row) * 24, (gate * 24 + other) * 24)
                        return sum + recurrent[left + column] * recurrent[right + column]
                    }
                    #expect(abs(product - (row == other ? 1 : 0)) < 1e-5)
                }
            }
        }
        #expect(recurrent[..<576] != recurrent[576..<1152])
    }

    static let small = Network(input: [2]) {
        BatchNorm()
        Dense(1)
    }

    static func weights(_ change: (inout [NamedTensor]) -> Void) throws -> Weights {
        var weights = try Weights(initializing: small, seed: 1)
        change(&weights.tensors)
        return weights
    }

    @Test func putsTensorsInOrder() throws {
        let shuffled = try Self.weights { $0.reverse() }
        let ordered = try shuffled.validated(for: Self.small)
        #expect(ordered.tensors.map(\.name) == (try Self.small.parameters().map(\.name)))
    }

    @Test func refusesWhatDoesNotFit() throws {
        func expect(_ error: WeightsError, _ change: (inout [NamedTensor]) -> Void) throws {
            let weights = try Self.weights(change)
            #expect(throws: error) { try weights.validated(for: Self.small) }
        }
        try expect(.missing(name: "0.shift", shape: [2])) { $0.remove(at: 1) }
        try expect(.duplicate(name: "0.scale")) { $0.append($0[0]) }
        try expect(.unexpected(name: "9.bias")) {
            $0.append(NamedTensor(name: "9.bias", shape: [0], scalars: []))
        }
        try expect(.wrongShape(name: "1.weight", expected: [1, 2], actual: [2, 1])) {
            $0[4] = NamedTensor(name: "1.weight", shape: [2, 1], scalars: [1, 2])
        }
        try expect(.wrongCount(name: "1.weight", expected: 2, actual: 1)) {
            $0[4] = NamedTensor(name: "1.weight", shape: [1, 2], scalars: [1])
        }
        try expect(.notFinite(name: "1.bias")) { $0[5].scalars[0] = .nan }
        try expect(.notFinite(name: "1.bias")) { $0[5].scalars[0] = -.infinity }
        try expect(.negativeVariance(name: "0.variance")) { $0[3].scalars[1] = -1 }
    }

    @Test func refusesAnUnsoundNetwork() throws {
        let weights = try Self.weights { _ in }
        #expect(throws: WeightsError.network(.noLayers)) {
            try weights.validated(for: Network(input: [2], layers: []))
        }
    }
}
