import NeuralNet
import Testing

/// The gradient law, through the plan itself: what one step of plain descent subtracts from a
/// weight is what the loss gains when the weight moves.
@Suite struct TrainingPlanGradientTests {
    @Test(arguments: SmallNetwork.all)
    func gradientsMatchDifferences(_ small: SmallNetwork) throws {
        let network = small.network
        let plan = try TrainingPlan(
            network, batchCount: 3, loss: SoftmaxCrossEntropy(labelSmoothing: 0.1),
            optimizer: .sgd(), threadCount: 1)
        plan.fill(seed: 7)
        let start = try Weights.scattered(for: network, seed: 3)

        try plan.setWeights(start)
        _ = try plan.step(learningRate: 1, dropoutSeed: 5)
        let moved = try plan.weights()

        for (index, parameter) in try network.parameters().enumerated()
        where parameter.isTrainable {
            let before = start.tensors[index].scalars
            let gradient = zip(before, moved.tensors[index].scalars).map { $0 - $1 }
            // A direction through the whole tensor: one difference tests every scalar.
            var generator = SmallGenerator(seed: UInt64(index + 1))
            let direction = before.map { _ in generator.next() }
            let expected = zip(gradient, direction).reduce(0) { $0 + Double($1.0) * Double($1.1) }
            func loss(_ distance: Float) throws -> Double {
                var weights = start
                weights.tensors[index].scalars = zip(before, direction).map { $0 + distance * $1 }
                try plan.setWeights(weights)
                return try plan.step(learningRate: 0, dropoutSeed: 5).loss
            }
            // Short, because ReLU and max have kinks: at 1e-3 many lie on the way.
            let distance: Float = 1e-4
            let slope = (try loss(distance) - loss(-distance)) / Double(2 * distance)
            #expect(
                abs(slope - expected) <= 1e-2 * max(1, abs(expected)),
                "\(small): \(parameter.name): difference \(slope), gradient \(expected)")
        }
    }
}
