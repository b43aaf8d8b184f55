import NeuralNet
import Testing

/// The plans against the plain-Swift reference in double: 1e-4 of a tensor's largest scalar.
///
/// A tensor smaller than `scaleMin` is compared as if it were that large: a gradient is told from
/// how far weights of about 1 moved, of which a float keeps 1e-7, and its sums cancel.
@Suite struct PlansAgreeWithReferenceTests {
    private static let tolerance = 1e-4
    private static let scaleMin = 5e-2

    @Test(arguments: SmallNetwork.all, [1, 2])
    func trainingAgrees(_ small: SmallNetwork, threadCount: Int) throws {
        let network = small.network
        let classCount = try network.shapes().last!.reduce(1, *)
        // The second time with weights, of which no two are the same.
        let loss = SoftmaxCrossEntropy(
            labelSmoothing: 0.1,
            classWeights: threadCount == 1 ? nil : (0..<classCount).map { 0.5 + 0.25 * Float($0) })
        let plan = try TrainingPlan(
            network, batchCount: 5, loss: loss, optimizer: .sgd(), threadCount: threadCount)
        plan.fill(seed: 8)
        let start = try Weights.scattered(for: network, seed: 3)
        try plan.setWeights(start)
        let result = try plan.step(learningRate: 1, dropoutSeed: 6)
        let moved = try plan.weights()

        let reference = try ReferenceNetwork(network, weights: start)
        let pass = reference.pass(
            Tensor(shape: [5] + network.input, scalars: plan.inputs.map(Double.init)),
            labels: plan.labels.map { Int($0) }, loss: loss,
            mode: .training(dropoutMasks: try plan.dropoutMasks(seed: 6)))
        #expect(abs(result.loss - pass.loss) <= Self.tolerance * max(1, pass.loss))
        for (index, parameter) in try network.parameters().enumerated()
        where parameter.isTrainable {
            let gradient = zip(start.tensors[index].scalars, moved.tensors[index].scalars)
                .map { Double($0) - Double($1) }
            expectClose(
                gradient, try #require(pass.gradients[parameter.name]).scalars,
                "\(small): gradient by \(parameter.name)")
        }
        try expectStatisticsAgree(small, start: start, moved: moved, pass.statistics)
    }

    @Test(arguments: SmallNetwork.all)
    func inferenceAgrees(_ small: SmallNetwork) throws {
        let network = small.network
        let weights = try Weights.scattered(for: network, seed: 3)
        var generator = SmallGenerator(seed: 5)
        let inputs = generator.scalars(5 * network.input.reduce(1, *))
        let expected = try ReferenceNetwork(network, weights: weights).scores(
            Tensor(shape: [5] + network.input, scalars: inputs.map(Double.init)))
        for batchCount in [1, 2, 5] {
            let plan = try InferencePlan(network, weights: weights, batchCount: batchCount)
            expectClose(
                try plan.scores(inputs).map(Double.init), expected.scalars,
                "\(small): scores in batches of \(batchCount)")
        }
    }

    /// Running statistics start scattered and move by their momentum.
    private func expectStatisticsAgree(
        _ small: SmallNetwork, start: Weights, moved: Weights, _ batch: [String: [Double]]
    ) throws {
        let shapes = [small.network.input] + (try small.network.shapes())
        for (index, layer) in small.network.layers.enumerated() {
            guard case .batchNorm(let norm) = layer else { continue }
            let count = 5 * shapes[index].dropFirst().reduce(1, *)
            let mean = try #require(batch["\(index).mean"])
            let variance = try #require(batch["\(index).variance"])
            let before = try #require(start["\(index).mean"]).scalars
            let spread = try #require(start["\(index).variance"]).scalars
            expectClose(
                try #require(moved["\(index).mean"]).scalars.map(Double.init),
                mean.indices.map {
                    Double(norm.runningMean(before[$0], batch: Float(mean[$0])))
                }, "\(small): \(index).mean")
            expectClose(
                try #require(moved["\(index).variance"]).scalars.map(Double.init),
                variance.indices.map {
                    Double(
                        norm.runningVariance(
                            spread[$0], batch: Float(variance[$0]), count: count))
                }, "\(small): \(index).variance")
        }
    }

    private func expectClose(_ actual: [Double], _ expected: [Double], _ name: String) {
        #expect(actual.count == expected.count, "\(name)")
        let scale = max(Self.scaleMin, expected.map(abs).max() ?? 0)
        let worst = zip(actual, expected).map { abs($0 - $1) }.max() ?? 0
        #expect(worst <= Self.tolerance * scale, "\(name): off by \(worst) of \(scale)")
    }
}
