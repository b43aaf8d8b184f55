import NeuralNet
import Testing

/// The example of `NeuralNet.docc`, line by line.
@Suite struct LandingPageTests {
    @Test func twoClassesAreToldApart() throws {
        let network = Network(input: [4]) {
            Dense(8)
            ReLU()
            Dense(2)
        }
        let plan = try TrainingPlan(network, batchCount: 2, optimizer: .adam(), threadCount: 1)
        try plan.setWeights(Weights(initializing: network, seed: 1))
        for step in 0..<200 {
            let samples: [Float] = [1, 0.5, 0, 0.2, 0.1, 0, 1, 0.6]
            for index in samples.indices { plan.inputs[index] = samples[index] }
            (plan.labels[0], plan.labels[1]) = (0, 1)
            _ = try plan.step(learningRate: 0.01, dropoutSeed: UInt64(step))
        }
        let reader = try InferencePlan(network, weights: plan.weights())
        let scores = try reader.scores([0.9, 0.8, 0, 0])
        #expect(scores.count == 2 && scores[0] > scores[1])
    }
}
