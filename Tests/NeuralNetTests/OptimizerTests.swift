import NeuralNet
import Testing

@Suite struct OptimizerTests {
    static let all: [Optimizer] = [
        .sgd(), .sgd(momentum: 0.9), .sgd(momentum: 0.9, nesterov: true), .adam(),
        .adamW(weightDecay: 0),
    ]

    /// A weight, which decays, and a bias, which does not.
    static let parameters = [
        ParameterDescription(name: "0.weight", shape: [1], initialization: .ones, decays: true),
        ParameterDescription(name: "0.bias", shape: [1], initialization: .ones),
    ]

    static func weights(_ weight: Float = 1, _ bias: Float = 1) -> Weights {
        Weights(tensors: [
            NamedTensor(name: "0.weight", shape: [1], scalars: [weight]),
            NamedTensor(name: "0.bias", shape: [1], scalars: [bias]),
        ])
    }

    static func gradients(_ weight: Double, _ bias: Double) -> [String: Tensor] {
        [
            "0.weight": Tensor(shape: [1], scalars: [weight]),
            "0.bias": Tensor(shape: [1], scalars: [bias]),
        ]
    }

    /// The weight and bias after steps of rate 0.1 along the given gradients.
    static func run(_ optimizer: Optimizer, _ gradients: Double...) -> [Float] {
        var (weights, reference) = (weights(), ReferenceOptimizer(optimizer))
        for gradient in gradients {
            reference.step(
                &weights, along: Self.gradients(gradient, gradient), of: parameters,
                learningRate: 0.1)
        }
        return weights.tensors.map { $0.scalars[0] }
    }

    static func expectClose(_ actual: [Float], _ expected: [Float]) {
        for (a, b) in zip(actual, expected) { #expect(abs(a - b) < 1e-6, "\(actual) \(expected)") }
    }

    @Test("Decay ½: the weight's gradient 2 becomes 2.5, the bias's stays")
    func gradientDescent() {
        Self.expectClose(Self.run(.sgd(weightDecay: 0.5), 2), [0.75, 0.8])
    }

    @Test("v = 2, then 0.9·2 + 1 = 2.8: 1 − 0.2 − 0.28")
    func momentum() {
        Self.expectClose(Self.run(.sgd(momentum: 0.9), 2, 1), [0.52, 0.52])
    }

    @Test("2 + 0.9·2 = 3.8, then 1 + 0.9·2.8 = 3.52: 1 − 0.38 − 0.352")
    func nesterov() {
        Self.expectClose(Self.run(.sgd(momentum: 0.9, nesterov: true), 2, 1), [0.268, 0.268])
    }

    @Test("Adam's first step is rate × sign, whatever the size", arguments: [1e-3, 1, 1e3])
    func adamFirstStep(size: Double) {
        Self.expectClose(Self.run(.adam(epsilon: 1e-12), size), [0.9, 0.9])
        Self.expectClose(Self.run(.adam(epsilon: 1e-12), -size), [1.1, 1.1])
    }

    @Test("Gradients 2, 1: m̂ = 0.28/0.19, ŝ = 0.004996/0.001999")
    func adamSecondStep() {
        let root = (0.004996 / 0.001999).squareRoot()
        let expected = Float(0.9 - 0.1 * (0.28 / 0.19) / root)
        Self.expectClose(Self.run(.adam(), 2, 1), [expected, expected])
    }

    @Test("L2 of Adam enters the gradient, so that its first step stays rate × sign")
    func adamDecay() {
        Self.expectClose(Self.run(.adam(weightDecay: 5), -1), [0.9, 1.1])
    }

    @Test("AdamW's decay acts on the weight: 1 − 0.1·0.5·1, then the step; the bias only steps")
    func adamWDecay() {
        Self.expectClose(Self.run(.adamW(weightDecay: 0.5), 3), [0.85, 0.9])
    }

    @Test("(w − 3)² + 10·(b + 1)² is least at 3 and −1", arguments: all)
    func findsAQuadraticsMinimum(optimizer: Optimizer) {
        var (weights, reference) = (Self.weights(), ReferenceOptimizer(optimizer))
        for step in 0..<600 {
            let (w, b) = (
                Double(weights.tensors[0].scalars[0]), Double(weights.tensors[1].scalars[0])
            )
            reference.step(
                &weights, along: Self.gradients(2 * (w - 3), 20 * (b + 1)), of: Self.parameters,
                learningRate: Schedule.cosine().rate(base: 0.05, step: step, stepCount: 600))
        }
        #expect(abs(weights.tensors[0].scalars[0] - 3) < 1e-2)
        #expect(abs(weights.tensors[1].scalars[0] + 1) < 1e-2)
    }

    @Test("Stopped, saved and gone on equals uninterrupted", arguments: all)
    func resumes(optimizer: Optimizer) {
        var (weights, reference) = (Self.weights(), ReferenceOptimizer(optimizer))
        func step(_ reference: inout ReferenceOptimizer, _ weights: inout Weights, _ g: Double) {
            reference.step(
                &weights, along: Self.gradients(g, -g), of: Self.parameters, learningRate: 0.1)
        }
        step(&reference, &weights, 1)
        step(&reference, &weights, 2)
        var resumedWeights = weights
        var resumed = ReferenceOptimizer(
            reference.optimizer, stepCount: reference.stepCount, state: reference.state)
        #expect(
            Set(reference.state.keys)
                == Set(optimizer.stateRoles.flatMap { ["0.weight.\($0)", "0.bias.\($0)"] }))
        step(&reference, &weights, 3)
        step(&resumed, &resumedWeights, 3)
        #expect(resumed == reference)
        #expect(resumedWeights == weights)
    }

    @Test func leavesWhatIsNotTrained() throws {
        let network = Network(input: [2]) { BatchNorm() }
        var weights = try Weights(initializing: network, seed: 1)
        let before = weights
        var reference = ReferenceOptimizer(.sgd())
        let gradient = Tensor(shape: [2], scalars: [1, 1])
        reference.step(
            &weights, along: ["0.scale": gradient, "0.shift": gradient],
            of: try network.parameters(), learningRate: 1)
        #expect(weights["0.scale"]?.scalars == [0, 0])
        #expect(weights["0.mean"] == before["0.mean"])
        #expect(weights["0.variance"] == before["0.variance"])
    }

    @Test(arguments: [
        Optimizer.sgd(momentum: 1), .sgd(momentum: -0.1), .sgd(nesterov: true),
        .sgd(weightDecay: -1), .sgd(weightDecay: .nan), .adam(meanDecay: 1),
        .adam(squareDecay: .nan),
        .adam(epsilon: 0), .adamW(weightDecay: .infinity),
    ])
    func refusesSettings(optimizer: Optimizer) {
        #expect(throws: SettingError.self) { try optimizer.check() }
    }
}
