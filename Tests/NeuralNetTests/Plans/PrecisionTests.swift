import Foundation
import NeuralNet
import Testing

/// Training with bfloat16 layers: close to the reference, no way off its path, refused in words.
@Suite(.enabled(if: Precision.bfloat16.isSupported)) struct PrecisionTests {
    /// A bfloat16 rounds to 2⁻⁹ of a number. Most of what is left comes from kinks: of a batch of 5
    /// one sample's maximum or rectifier switches, and batch norm spreads it. Measured: up to 0.17;
    /// a gradient that is wrong is off by 1 and more.
    private static let gradientTolerance = 0.2
    private static let lossTolerance = 0.02

    @Test(arguments: SmallNetwork.all, [1, 2])
    func gradientsAreNearTheReference(_ small: SmallNetwork, threadCount: Int) throws {
        let network = small.network
        let plan = try TrainingPlan(
            network, batchCount: 5, optimizer: .sgd(), threadCount: threadCount,
            precision: .bfloat16)
        plan.fill(seed: 8)
        let start = try Weights.scattered(for: network, seed: 3)
        try plan.setWeights(start)
        let result = try plan.step(learningRate: 1, dropoutSeed: 6)
        let moved = try plan.weights()
        let pass = try ReferenceNetwork(network, weights: start).pass(
            Tensor(shape: [5] + network.input, scalars: plan.inputs.map(Double.init)),
            labels: plan.labels.map { Int($0) }, loss: SoftmaxCrossEntropy(),
            mode: .training(dropoutMasks: try plan.dropoutMasks(seed: 6)))
        #expect(abs(result.loss - pass.loss) <= Self.lossTolerance * max(1, pass.loss))

        let largest = pass.gradients.values.map(Self.length).max() ?? 0
        for (before, after) in zip(start.tensors, moved.tensors) {
            guard let gradient = pass.gradients[before.name] else { continue }
            var error = gradient
            for (index, pair) in zip(before.scalars, after.scalars).enumerated() {
                error.scalars[index] -= Double(pair.0) - Double(pair.1)
            }
            // A bias before a batch norm has a gradient of 0, and rounding of its summands' size.
            let scale = max(Self.length(gradient), 0.1 * largest)
            #expect(
                Self.length(error) <= Self.gradientTolerance * scale,
                "\(small): \(before.name) off by \(Self.length(error)) of \(scale)")
        }
    }

    private static func length(_ tensor: Tensor) -> Double {
        tensor.scalars.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }

    private static let network = Network(input: [1, 12, 12]) {
        Conv2D(18, kernel: 3, hasBias: false); BatchNorm(); ReLU(); MaxPool2D(2); Dropout(0.3)
        Flatten(); Dense(20); ReLU(); Dropout(0.5); Dense(10)
    }

    private static func train(
        _ precision: Precision, _ stepCount: Int, dropoutSeed: UInt64? = nil
    ) throws -> (plan: TrainingPlan, losses: [Double]) {
        let plan = try TrainingPlan(
            network, batchCount: 6, optimizer: .adam(), threadCount: 2, averagingDecay: 0.99,
            precision: precision)
        try plan.setWeights(Weights(initializing: network, seed: 2))
        plan.fill(seed: 1)
        let losses = try (0..<stepCount).map {
            try plan.step(learningRate: 1e-2, dropoutSeed: dropoutSeed ?? UInt64($0)).loss
        }
        return (plan, losses)
    }

    @Test func learnsAsFloatsDo() throws {
        let floats = try Self.train(.float32, 60).losses
        let bfloats = try Self.train(.bfloat16, 60).losses
        #expect(abs(bfloats[0] - floats[0]) < 0.05 * floats[0])
        let (early, late) = (bfloats.prefix(10).reduce(0, +), bfloats.suffix(10).reduce(0, +))
        #expect(late < early / 2)
    }

    @Test("The weights that move are floats: a step far below a bfloat16's last bit is not lost")
    func masterWeightsMove() throws {
        let plan = try TrainingPlan(
            Self.network, batchCount: 6, optimizer: .adam(), threadCount: 1, precision: .bfloat16)
        let start = try Weights(initializing: Self.network, seed: 2)
        try plan.setWeights(start)
        #expect(try plan.weights() == start)
        plan.fill(seed: 1)
        // Adam's first step is the learning rate itself, whatever the gradient.
        _ = try plan.step(learningRate: 1e-6, dropoutSeed: 1)
        let moved = try plan.weights()
        let (before, after) = (start.tensors[0].scalars, moved.tensors[0].scalars)
        let steps = zip(before, after).map { abs($0 - $1) }
        #expect(steps.allSatisfy { $0 < 1.2e-6 })
        #expect(steps.filter { $0 > 0.8e-6 }.count > steps.count / 2)
    }

    @Test func sameSeedSameBytesAndResumable() throws {
        let (whole, _) = try Self.train(.bfloat16, 7)
        let (again, _) = try Self.train(.bfloat16, 7)
        #expect(try whole.weights() == again.weights())

        let (first, _) = try Self.train(.bfloat16, 3)
        let (second, _) = try Self.train(.bfloat16, 1, dropoutSeed: 99)
        try second.restore(
            weights: first.weights(), state: first.optimizerState(), stepCount: first.stepCount)
        second.fill(seed: 1)
        for step in 3..<7 {
            _ = try second.step(learningRate: 1e-2, dropoutSeed: UInt64(step))
        }
        #expect(try second.weights() == whole.weights())
        #expect(try second.optimizerState() == whole.optimizerState())
    }

    @Test(arguments: Precision.allCases)
    func isWrittenAsItsName(_ precision: Precision) throws {
        let text = String(decoding: try JSONEncoder().encode([precision]), as: UTF8.self)
        #expect(text == "[\"\(precision.rawValue)\"]")
        #expect(try JSONDecoder().decode([Precision].self, from: Data(text.utf8)) == [precision])
    }

    @Test("Where the processor lacks it, nothing starts")
    func refusedInWords() async {
        await #expect(processExitsWith: .success) {
            // oneDNN reads it at its first call, and this process is new.
            setenv("DNNL_MAX_CPU_ISA", "AVX2", 1)
            let network = Network(input: [4]) { Dense(2) }
            let error = #expect(throws: PlanError.unsupportedPrecision(.bfloat16)) {
                try TrainingPlan(
                    network, batchCount: 1, optimizer: .sgd(), threadCount: 1,
                    precision: .bfloat16)
            }
            #expect(
                error?.description == """
                    precision is bfloat16, which this processor cannot multiply (it lacks AVX-512 \
                    BF16, or oneDNN is not let to use it): use float32
                    """)
            #expect(!Precision.bfloat16.isSupported && Precision.float32.isSupported)
            #expect(throws: Never.self) {
                try TrainingPlan(network, batchCount: 1, optimizer: .sgd(), threadCount: 1)
            }
        }
    }
}
