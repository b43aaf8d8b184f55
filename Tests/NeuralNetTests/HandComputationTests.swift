import NeuralNet
import Testing

/// Each layer on numbers small enough for paper.
@Suite struct HandComputationTests {
    /// 1 to 9 in three rows.
    static let nine = Tensor(shape: [1, 1, 3, 3], scalars: (1...9).map(Double.init))

    static func convolve(_ layer: Conv2D, _ weight: [Double], bias: Double = 0) -> Tensor {
        let weight = Tensor(shape: [1, 1] + layer.kernel, scalars: weight)
        let bias = Tensor(shape: [1], scalars: [bias])
        return ReferenceConv2D(layer, weight: weight, bias: bias).forward(nine).output
    }

    @Test("Top left: 1·1 + 2·10 + 4·100 + 5·1000 + 0.5; a correlation, nothing is flipped")
    func convolution() {
        let output = Self.convolve(Conv2D(1, kernel: 2), [1, 10, 100, 1000], bias: 0.5)
        #expect(output.shape == [1, 1, 2, 2])
        #expect(output.scalars == [5421.5, 6532.5, 8754.5, 9865.5])
    }

    @Test("Padding 1 and stride 2 see the corners under the kernel's inner taps")
    func paddedConvolution() {
        let output = Self.convolve(Conv2D(1, kernel: 2, stride: 2, padding: 1), [1, 10, 100, 1000])
        #expect(output.scalars == [1000, 3200, 7040, 9865])
    }

    @Test("Dilation 2 makes a 2 × 2 kernel see the four corners")
    func dilatedConvolution() {
        let output = Self.convolve(Conv2D(1, kernel: 2, dilation: 2), [1, 10, 100, 1000])
        #expect(output.scalars == [1 + 30 + 700 + 9000])
    }

    @Test("Two channels into two filters: weight is [filter, channel, row, column]")
    func convolutionLayout() {
        let input = Tensor(shape: [1, 2, 1, 1], scalars: [1, 10])
        let weight = Tensor(shape: [2, 2, 1, 1], scalars: [1, 2, 3, 4])
        let layer = ReferenceConv2D(Conv2D(2, kernel: 1), weight: weight, bias: nil)
        #expect(layer.forward(input).output.scalars == [21, 43])
    }

    @Test func maxPool() {
        let layer = ReferenceMaxPool2D(MaxPool2D(2, stride: 1))
        #expect(layer.forward(Self.nine).output.scalars == [5, 6, 8, 9])
    }

    @Test("Padding is −∞, not 0: an all-negative picture stays negative")
    func maxPoolPadding() {
        let input = Tensor(shape: [1, 1, 1, 2], scalars: [-3, -1])
        let layer = ReferenceMaxPool2D(
            MaxPool2D(kernel: [1, 2], stride: [1, 1], padding: [0, 1]))
        #expect(layer.forward(input).output.scalars == [-3, -1, -1])
    }

    @Test("Among equals the first pixel takes the whole gradient")
    func maxPoolTie() {
        let layer = ReferenceMaxPool2D(MaxPool2D(2))
        let (output, tape) = layer.forward(Tensor(zeros: [1, 1, 2, 2]))
        let seed = Tensor(shape: output.shape, scalars: [7])
        #expect(layer.backward(seed, tape).input.scalars == [7, 0, 0, 0])
    }

    @Test("A corner window of a padded pool divides by the one pixel that is there")
    func averagePool() {
        let layer = ReferenceAveragePool2D(AveragePool2D(2, padding: 1))
        #expect(layer.forward(Self.nine).output.scalars == [1, 2.5, 5.5, 7])
    }

    @Test("One row, by hand: 1·10 + 2·100 = 210")
    func dense() {
        let layer = ReferenceDense(
            weight: Tensor(shape: [3, 2], scalars: [1, 2, 3, 4, 5, 6]),
            bias: Tensor(shape: [3], scalars: [0, 1, -1]))
        let output = layer.forward(Tensor(shape: [1, 2], scalars: [10, 100])).output
        #expect(output == Tensor(shape: [1, 3], scalars: [210, 431, 649]))
    }

    /// One unit: W, U and b of the gates i, f, g, o.
    static func lstm(
        _ layer: LSTM, _ input: [Double], _ w: [Double], _ u: [Double], _ b: [Double]
    ) -> [Double] {
        let one = [
            Tensor(shape: [4, 1], scalars: w), Tensor(shape: [4, 1], scalars: u),
            Tensor(shape: [4], scalars: b),
        ]
        let parameters = (0..<(layer.isBidirectional ? 2 : 1)).flatMap { _ in one }
        let shape =
            layer.reads == .rows ? [1, 1, input.count, 1] : [1, 1, 1, input.count]
        return ReferenceLSTM(layer, parameters: parameters)
            .forward(Tensor(shape: shape, scalars: input)).output.scalars
    }

    @Test(
        "i and f ½, g tanh x, o ¾ by log 3: c = ½ tanh 1, then ½ (c + tanh 2); h = ¾ tanh c",
        arguments: [LSTM.Reads.rows, .columns])
    func lstm(reads: LSTM.Reads) {
        let output = Self.lstm(
            LSTM(1, reads: reads), [1, 2], [0, 0, 1, 0], [0, 0, 0, 0],
            [0, 0, 0, 1.098_612_288_668_109_8])
        // ½ · 0.380797 + ½ · 0.964028 = 0.672412; its tanh is 0.586564.
        #expect(output.count == 1)
        #expect(abs(output[0] - 0.75 * 0.586_564) < 1e-6)
    }

    @Test("Backwards it reads 2 before 1: c = ½ · ½ tanh 2 + ½ tanh 1")
    func lstmBackwards() {
        let output = Self.lstm(
            LSTM(1, isBidirectional: true), [1, 2], [0, 0, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0])
        // ½ · tanh 0.672412 forward; ½ · tanh(0.241007 + 0.380797) = ½ · 0.552383 backward.
        #expect(abs(output[0] - 0.5 * 0.586_564) < 1e-6)
        #expect(abs(output[1] - 0.5 * 0.552_383) < 1e-6)
    }

    @Test("U brings the output back: with f 0 and o 1, h₂ = tanh(½ tanh(x₂ + 10 h₁))")
    func lstmRecurrence() {
        let output = Self.lstm(
            LSTM(1), [1, 0], [0, 0, 1, 0], [0, 0, 10, 0], [0, -100, 0, 100])
        // h₁ = tanh(½ · 0.761594) = 0.363399; tanh 3.63399 = 0.998605; tanh 0.499302 = 0.461569.
        #expect(abs(output[0] - 0.461_569) < 1e-5)
    }

    @Test("1, 3, 5: mean 3, biased variance 8/3; running variance takes 8/2")
    func batchNorm() {
        let description = BatchNorm(momentum: 0.25, epsilon: 1e-12)
        let one = Tensor(shape: [1], scalars: [2])
        let layer = ReferenceBatchNorm(
            description, scale: one, shift: Tensor(shape: [1], scalars: [10]))
        let (output, tape) = layer.forward(Tensor(shape: [3, 1], scalars: [1, 3, 5]))
        let reach = 2 * 2 / (8.0 / 3).squareRoot()
        for (scalar, expected) in zip(output.scalars, [10 - reach, 10, 10 + reach]) {
            #expect(abs(scalar - expected) < 1e-9)
        }
        #expect(abs(tape.variance[0] - 8.0 / 3) < 1e-12)
        #expect(description.runningMean(1, batch: 3) == 1.5)
        let running = description.runningVariance(2, batch: 8 / 3, count: 3)
        #expect(abs(running - (0.75 * 2 + 0.25 * 4)) < 1e-6)
        #expect(description.runningVariance(2, batch: 0, count: 1) == 1.5)
    }

    @Test("Channels of a picture are normalised apart")
    func batchNormOfPictures() {
        let two = Tensor(shape: [2], scalars: [1, 1])
        let layer = ReferenceBatchNorm(
            BatchNorm(epsilon: 1e-12), scale: two, shift: Tensor(zeros: [2]))
        let input = Tensor(shape: [2, 2, 1, 1], scalars: [1, 100, 3, 300])
        let output = layer.forward(input).output.scalars
        for (scalar, expected) in zip(output, [-1, -1, 1, 1] as [Double]) {
            #expect(abs(scalar - expected) < 1e-9)
        }
    }

    @Test("What stays is doubled at rate ½")
    func dropout() {
        let layer = ReferenceDropout(Dropout(0.5), mask: [true, false, true])
        #expect(
            layer.forward(Tensor(shape: [1, 3], scalars: [1, 2, 3])).output.scalars == [2, 0, 6])
    }

    @Test(
        "Equal scores of 4 classes: log 4, whatever the smoothing", arguments: [0, 0.1] as [Float])
    func lossOfEqualScores(smoothing: Float) {
        let (loss, gradient) = SoftmaxCrossEntropy(labelSmoothing: smoothing)
            .reference(scores: Tensor(zeros: [1, 4]), labels: [2])
        #expect(abs(loss - 1.386_294_361_119_890_6) < 1e-12)
        let kept = 1 - Double(smoothing)
        for (index, scalar) in gradient.scalars.enumerated() {
            #expect(abs(scalar - kept * (index == 2 ? -0.75 : 0.25)) < 1e-12)
        }
    }

    @Test("Scores of ±1000 neither overflow nor lose the loss")
    func lossOfGreatScores() {
        let scores = Tensor(shape: [1, 2], scalars: [1000, -1000])
        let (loss, gradient) = SoftmaxCrossEntropy().reference(scores: scores, labels: [1])
        #expect(loss == 2000)
        #expect(gradient.scalars == [1, -1])
    }
}
