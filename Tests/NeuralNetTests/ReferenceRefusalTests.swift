import NeuralNet
import Testing

/// A wrong shape is the programmer's mistake, and stops the program.
@Suite struct ReferenceRefusalTests {
    @Test func denseOfTheWrongWidth() async {
        await #expect(processExitsWith: .failure) {
            let layer = ReferenceDense(weight: Tensor(zeros: [2, 3]), bias: nil)
            _ = layer.forward(Tensor(zeros: [1, 4]))
        }
    }

    @Test func convolutionOfTheWrongChannels() async {
        await #expect(processExitsWith: .failure) {
            let layer = ReferenceConv2D(
                Conv2D(1, kernel: 1), weight: Tensor(zeros: [1, 2, 1, 1]), bias: nil)
            _ = layer.forward(Tensor(zeros: [1, 3, 4, 4]))
        }
    }

    @Test func lstmOfAVector() async {
        await #expect(processExitsWith: .failure) {
            let parameters = [[4, 1], [4, 1], [4]].map { Tensor(zeros: $0) }
            _ = ReferenceLSTM(LSTM(1), parameters: parameters).forward(Tensor(zeros: [1, 4]))
        }
    }

    @Test func poolOfAVector() async {
        await #expect(processExitsWith: .failure) {
            _ = ReferenceMaxPool2D(MaxPool2D(2)).forward(Tensor(zeros: [1, 4]))
        }
    }

    @Test func batchNormOfTheWrongChannels() async {
        await #expect(processExitsWith: .failure) {
            let two = Tensor(zeros: [2])
            let layer = ReferenceBatchNorm(BatchNorm(), scale: two, shift: two)
            _ = layer.forward(Tensor(zeros: [1, 3]))
        }
    }

    @Test func lossOfALabelThatIsNoClass() async {
        await #expect(processExitsWith: .failure) {
            _ = SoftmaxCrossEntropy().reference(scores: Tensor(zeros: [1, 3]), labels: [3])
        }
    }
}
