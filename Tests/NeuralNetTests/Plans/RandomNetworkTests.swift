import NeuralNet
import Testing

/// Networks that nobody would write: whatever ``Network/shapes()`` accepts must run and agree.
@Suite struct RandomNetworkTests {
    /// How many seeds to try; 3,000 once agreed on this machine.
    private static let seeds: Range<UInt64> = 0..<40

    @Test(arguments: seeds)
    func plansAgreeWithTheReference(seed: UInt64) throws {
        var generator = SmallGenerator(seed: seed)
        let network = Self.network(&generator)
        let weights = try Weights.scattered(for: network, seed: seed)
        let inputs = generator.scalars(3 * network.input.reduce(1, *))
        let reference = try ReferenceNetwork(network, weights: weights)
        let batch = Tensor(shape: [3] + network.input, scalars: inputs.map(Double.init))

        let expected = reference.scores(batch).scalars
        let inference = try InferencePlan(network, weights: weights, batchCount: 2)
        let scores = try inference.scores(inputs).map(Double.init)
        let scale = max(1e-2, expected.map(abs).max() ?? 0)
        let worst = zip(scores, expected).map { abs($0 - $1) }.max() ?? 0
        #expect(worst <= 1e-4 * scale, "\(network): scores off by \(worst) of \(scale)")

        let plan = try TrainingPlan(network, batchCount: 3, optimizer: .sgd(), threadCount: 2)
        try plan.setWeights(weights)
        _ = plan.inputs.update(fromContentsOf: inputs)
        _ = plan.labels.update(fromContentsOf: [0, 1, 0])
        let loss = try plan.step(learningRate: 1, dropoutSeed: seed).loss
        let moved = try plan.weights()
        let pass = reference.pass(
            batch, labels: [0, 1, 0], loss: SoftmaxCrossEntropy(),
            mode: .training(dropoutMasks: try plan.dropoutMasks(seed: seed)))
        #expect(abs(loss - pass.loss) <= 1e-4 * max(1, pass.loss), "\(network): loss")
        // A bias before a batch norm has a gradient of 0, and rounding of its summands' size.
        let floor = 0.1 * max(1, pass.gradients.values.flatMap(\.scalars).map(abs).max() ?? 0)
        for (before, after) in zip(weights.tensors, moved.tensors) {
            guard let gradient = pass.gradients[before.name]?.scalars else { continue }
            let scale = max(floor, gradient.map(abs).max() ?? 0)
            let worst =
                zip(zip(before.scalars, after.scalars), gradient).map {
                    abs(Double($0.0) - Double($0.1) - $1)
                }.max() ?? 0
            #expect(worst <= 2e-4 * scale, "\(network): \(before.name) off by \(worst) of \(scale)")
        }
    }

    /// One to six layers over a small picture, then two dense ones at most.
    private static func network(_ generator: inout SmallGenerator) -> Network {
        func pick(_ range: ClosedRange<Int>) -> Int {
            range.lowerBound + Int((generator.next() + 1) / 2 * Float(range.count)) % range.count
        }
        func pair(_ range: ClosedRange<Int>) -> [Int] { [pick(range), pick(range)] }
        var network = Network(input: [pick(1...5), pick(1...9), pick(1...9)], layers: [])
        let count = pick(1...6)
        while network.layers.count < count {
            let layer: Layer
            switch pick(0...7) {
            case 0, 1:
                layer = .conv2D(
                    Conv2D(
                        pick(1...20), kernel: pair(1...4), stride: pair(1...3),
                        padding: pair(0...3), dilation: pair(1...2), hasBias: pick(0...1) == 1))
            case 2:
                layer = .maxPool2D(
                    MaxPool2D(
                        kernel: pair(2...3), stride: pair(1...4), padding: pair(0...1),
                        endPadding: pair(0...2)))
            case 3:
                layer = .averagePool2D(
                    AveragePool2D(
                        kernel: pair(2...3), stride: pair(1...4), padding: pair(0...1),
                        endPadding: pair(0...2)))
            case 4: layer = .batchNorm(BatchNorm(epsilon: 1e-2))
            case 5: layer = .relu
            case 6:
                let functions: [Nonlinearity] = [
                    .elu(alpha: 0.5), .leakyReLU(slope: 0.1), .sigmoid, .tanh,
                ]
                layer = .nonlinear(functions[pick(0...3)])
            default: layer = .dropout(Dropout(0.3))
            }
            network.layers.append(layer)
            if (try? network.shapes()) == nil { network.layers.removeLast() }
        }
        network.layers.append(.flatten)
        if pick(0...1) == 1 {
            network.layers += [.dense(Dense(pick(1...20))), .batchNorm(BatchNorm(epsilon: 1e-2))]
            if pick(0...1) == 1 { network.layers += [.relu, .dropout(Dropout(0.5))] }
        }
        network.layers.append(.dense(Dense(pick(2...12))))
        return network
    }
}
