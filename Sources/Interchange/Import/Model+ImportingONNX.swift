public import NumeralCore
public import Recognition
internal import SwiftProtobuf

extension Model {
    /// Reads a network that was made elsewhere.
    ///
    /// Known are Conv, Gemm and MatMul, Relu, MaxPool, AveragePool, GlobalAveragePool and
    /// GlobalMaxPool (or ReduceMean and ReduceMax over rows and columns), BatchNormalization, Add,
    /// Sub, Mul and Div with a number for each channel, Flatten, Reshape, Transpose, Squeeze,
    /// Unsqueeze, Dropout, Identity, and Softmax or LogSoftmax at the end, one after the other.
    /// Whether or not there is one, the model's answers are the softmax of the scores.
    ///
    /// - Parameters:
    ///   - bytes: the file; its tensors in it.
    ///   - scaling: how ink from 0 to 1 becomes what the network was trained on; `nil` for ink as
    ///     it is.
    ///   - classes: what the outputs stand for, in order.
    ///   - card: what is known of the network.
    /// - Throws: the node or tensor that is not known; whatever the bytes, no worse.
    public init(
        onnx bytes: [UInt8], scaling: InputScaling? = nil, classes: [Symbol] = Symbol.digits,
        card: ModelCard
    ) throws(ONNXImportError) {
        guard bytes.count <= Model.fileBytesMax else { throw .tooLarge(byteCount: bytes.count) }
        let file: ONNXModelProto
        do { file = try ONNXModelProto(serializedBytes: bytes) } catch { throw .notONNX }
        guard file.hasGraph else { throw .notONNX }
        let (network, weights) = try GraphReader.network(of: file.graph)
        do {
            try self.init(
                .network(network, weights), classes: classes,
                preprocessing: Preprocessing(scaling.map { [.scale($0)] } ?? []), card: card)
        } catch { throw .model(error) }
    }
}
