import NeuralNet
import TestSupport
import Testing

/// Every layer's backward is the derivative of its forward.
@Suite struct GradientLawTests {
    struct Convolution: Sendable {
        var input: [Int]
        var layer: Conv2D
    }

    @Test(arguments: [
        Convolution(input: [1, 1, 1, 1], layer: Conv2D(1, kernel: 1)),
        Convolution(input: [2, 3, 5, 4], layer: Conv2D(2, kernel: 3)),
        Convolution(input: [1, 2, 5, 6], layer: Conv2D(3, kernel: [2, 3], hasBias: false)),
        Convolution(input: [1, 2, 6, 5], layer: Conv2D(2, kernel: 3, stride: 2, padding: 1)),
        Convolution(input: [2, 1, 4, 7], layer: Conv2D(2, kernel: [1, 3], stride: [2, 3])),
        Convolution(input: [1, 2, 6, 6], layer: Conv2D(2, kernel: 3, padding: 2, dilation: 2)),
        Convolution(
            input: [1, 1, 7, 6],
            layer: Conv2D(2, kernel: [3, 2], stride: [1, 2], padding: [0, 3], dilation: [2, 3])),
    ])
    func convolution(_ row: Convolution) {
        let shape = [row.layer.filterCount, row.input[1]] + row.layer.kernel
        let layer = ReferenceConv2D(
            row.layer, weight: .scattered(shape, seed: 1),
            bias: row.layer.hasBias ? .scattered([row.layer.filterCount], seed: 2) : nil)
        let check = GradientCheck(layer, input: .scattered(row.input))
        #expect(check.passes, "\(check)")
        #expect(check.skippedCount == 0)
    }

    @Test(
        arguments: [[1, 1, 2, 2], [2, 3, 5, 4], [1, 2, 7, 6]],
        [
            MaxPool2D(2), MaxPool2D(2, stride: 1, padding: 1),
            MaxPool2D(kernel: [3, 2], stride: [2, 2], endPadding: [2, 1]),
            MaxPool2D(kernel: [1, 2], stride: [3, 1]),
        ])
    func maxPool(input: [Int], layer: MaxPool2D) {
        let check = GradientCheck(ReferenceMaxPool2D(layer), input: .scattered(input))
        #expect(check.passes, "\(check)")
    }

    @Test(
        arguments: [[1, 1, 2, 2], [2, 3, 5, 4], [1, 2, 7, 6]],
        [
            AveragePool2D(2), AveragePool2D(2, stride: 1, padding: 1),
            AveragePool2D(kernel: [1, 2], stride: [3, 1]),
            AveragePool2D(kernel: [3, 2], stride: [2, 2], endPadding: [2, 1]),
        ])
    func averagePool(input: [Int], layer: AveragePool2D) {
        let check = GradientCheck(ReferenceAveragePool2D(layer), input: .scattered(input))
        #expect(check.passes, "\(check)")
        #expect(check.skippedCount == 0)
    }

    @Test(arguments: [(1, 1, 1), (1, 3, 2), (4, 3, 2), (2, 1, 5)], [true, false])
    func dense(_ extents: (batch: Int, inputCount: Int, unitCount: Int), hasBias: Bool) {
        let layer = ReferenceDense(
            weight: .scattered([extents.unitCount, extents.inputCount], seed: 1),
            bias: hasBias ? .scattered([extents.unitCount], seed: 2) : nil)
        let check = GradientCheck(layer, input: .scattered([extents.batch, extents.inputCount]))
        #expect(check.passes, "\(check)")
        #expect(check.skippedCount == 0)
    }

    @Test(
        arguments: [[1, 1, 1, 1], [1, 1, 3, 4], [2, 2, 3, 2]],
        [
            LSTM(1), LSTM(3, reads: .columns), LSTM(2, reads: .rows, isBidirectional: true),
            LSTM(2, reads: .both, isBidirectional: true),
        ])
    func lstm(input: [Int], layer: LSTM) throws {
        let network = Network(input: Array(input.dropFirst()), layers: [.lstm(layer)])
        let parameters = try network.parameters().enumerated().map {
            Tensor.scattered($0.element.shape, seed: $0.offset + 1)
        }
        let check = GradientCheck(
            ReferenceLSTM(layer, parameters: parameters), input: .scattered(input))
        #expect(check.passes, "\(check)")
        #expect(check.skippedCount == 0)
    }

    @Test(arguments: [[5, 1], [4, 3], [2, 3, 2, 3], [1, 2, 3, 3]], [true, false])
    func batchNorm(input: [Int], isTraining: Bool) {
        let channels = [input[1]]
        var variance = Tensor.scattered(channels, seed: 4)
        variance.scalars = variance.scalars.map { $0 + 1.5 }
        let layer = ReferenceBatchNorm(
            BatchNorm(epsilon: 1e-3), scale: .scattered(channels, seed: 1),
            shift: .scattered(channels, seed: 2),
            running: isTraining ? nil : (.scattered(channels, seed: 3), variance))
        let check = GradientCheck(layer, input: .scattered(input))
        #expect(check.passes, "\(check)")
        #expect(check.skippedCount == 0)
    }

    @Test(arguments: [[1, 6], [3, 4], [2, 3, 2, 3]])
    func elementwise(input: [Int]) {
        let count = input.reduce(1, *)
        let mask = (0..<count).map { $0 % 3 != 1 }
        for check in [
            GradientCheck(ReferenceReLU(), input: .scattered(input)),
            GradientCheck(ReferenceNonlinearity(.elu(alpha: 0.7)), input: .scattered(input)),
            GradientCheck(ReferenceNonlinearity(.leakyReLU(slope: 0.2)), input: .scattered(input)),
            GradientCheck(ReferenceNonlinearity(.sigmoid), input: .scattered(input)),
            GradientCheck(ReferenceNonlinearity(.tanh), input: .scattered(input)),
            GradientCheck(ReferenceFlatten(), input: .scattered(input)),
            GradientCheck(ReferenceDropout(Dropout(0.4), mask: mask), input: .scattered(input)),
        ] {
            #expect(check.passes, "\(check)")
        }
    }

    @Test(arguments: [(1, 2), (3, 4), (2, 10)], [0, 0.1, 0.9] as [Float])
    func softmaxCrossEntropy(_ extents: (batch: Int, classCount: Int), smoothing: Float) {
        let scores = Tensor.scattered([extents.batch, extents.classCount])
        let labels = (0..<extents.batch).map { ($0 * 3 + 1) % extents.classCount }
        for weights in [nil, (1...extents.classCount).map { 0.3 * Float($0) }] {
            checkGradient(
                of: SoftmaxCrossEntropy(labelSmoothing: smoothing, classWeights: weights), scores,
                labels)
        }
    }

    private func checkGradient(of loss: SoftmaxCrossEntropy, _ scores: Tensor, _ labels: [Int]) {
        var check = GradientCheck()
        check.compare(
            "scores", at: scores, gradient: loss.reference(scores: scores, labels: labels).gradient
        ) { loss.reference(scores: $0, labels: labels).loss }
        #expect(check.passes, "\(check)")
        #expect(check.skippedCount == 0)
    }

    @Test("A whole network, training: every layer, every parameter and the input")
    func network() throws {
        let network = Network(input: [1, 7, 7]) {
            Conv2D(2, kernel: 3, padding: 1)
            BatchNorm()
            ReLU()
            MaxPool2D(3, stride: 2, padding: 1)
            Dropout(0.25)
            Conv2D(3, kernel: 2, hasBias: false)
            AveragePool2D(2, stride: 1)
            Flatten()
            Dense(4)
        }
        let weights = try Weights(initializing: network, seed: 5)
        let loss = SoftmaxCrossEntropy(labelSmoothing: 0.1)
        let input = Tensor.scattered([2, 1, 7, 7])
        let masks = [4: (0..<64).map { $0 % 4 != 2 }]
        func pass(_ input: Tensor, _ reference: ReferenceNetwork) -> ReferenceNetwork.Pass {
            reference.pass(
                input, labels: [1, 3], loss: loss, mode: .training(dropoutMasks: masks))
        }
        let reference = try ReferenceNetwork(network, weights: weights)
        let result = pass(input, reference)
        var check = GradientCheck()
        check.compare("input", at: input, gradient: result.inputGradient) {
            pass($0, reference).loss
        }
        #expect(check.passes, "\(check)")
        #expect(check.comparedCount >= 90)

        // The weights are `Float`: a whole network's parameters move by a coarse, exact step.
        let names = try network.parameters().filter(\.isTrainable).map(\.name)
        #expect(Set(result.gradients.keys) == Set(names))
        for (index, tensor) in weights.tensors.enumerated() where names.contains(tensor.name) {
            let gradient = try #require(result.gradients[tensor.name])
            let step: Float = 0x1p-10
            var losses: [Double] = []
            for sign in [1, -1] as [Float] {
                var moved = weights
                moved.tensors[index].scalars[0] = tensor.scalars[0] + sign * step
                losses.append(pass(input, try ReferenceNetwork(network, weights: moved)).loss)
            }
            let numeric = (losses[0] - losses[1]) / (2 * Double(step))
            #expect(abs(gradient.scalars[0] - numeric) < 1e-3, "\(tensor.name)")
        }
    }
}
