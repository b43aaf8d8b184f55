public import Foundation
public import NumeralCore
public import Recognition
internal import SwiftProtobuf

/// A model that came out of an ONNX file, and what was noticed on the way.
///
/// A file that Numeral wrote gives the same model back: its metadata says what it is, see
/// ``Model/onnx()``. Any other holds a network; known are Conv, Gemm and MatMul, Relu, Elu,
/// LeakyRelu, Sigmoid, Tanh, MaxPool, AveragePool, GlobalAveragePool and GlobalMaxPool (or
/// ReduceMean and ReduceMax over rows and columns), BatchNormalization, Add, Sub, Mul and Div with
/// a number for each channel, Pad with zeros, Flatten, Reshape, Transpose, Squeeze, Unsqueeze,
/// Dropout, Identity, and Softmax, Log or LogSoftmax at the end, one after the other, listed in any
/// order. Whether or not there is a Softmax, the model's answers are the softmax of the scores.
///
/// A network that takes a larger picture than a glyph (32 × 32 as LeNet-5) is given the glyph in
/// the middle of paper: a step of the model's preprocessing says so.
public struct ImportedModel: Sendable {
    public let model: Model
    /// Sentences for people; empty where there is nothing to say.
    public let notes: [String]

    /// How a network of another program was trained: its file does not say.
    public struct Settings: Sendable {
        /// How ink from 0 to 1 becomes what the network was trained on; `nil` for ink as it is.
        public var scaling: InputScaling?
        /// What the outputs stand for, in order; `nil` for the ten digits.
        public var classes: [Symbol]?
        /// What is known of the network.
        public var card: ModelCard

        public init(scaling: InputScaling? = nil, classes: [Symbol]? = nil, card: ModelCard) {
            (self.scaling, self.classes, self.card) = (scaling, classes, card)
        }
    }

    /// Reads a file, and its weights where they are in files beside it.
    ///
    /// - Throws: what is not known, by its node or tensor; whatever the bytes, no worse.
    public init(onnx file: URL, _ settings: Settings) throws(ONNXImportError) {
        let bytes = try ExternalTensors.bytes(of: file)
        var parsed = try Self.parsed(bytes)
        var others = ExternalTensors(
            folder: file.deletingLastPathComponent(), spentByteCount: bytes.count)
        try others.fill(&parsed.graph)
        try self.init(parsed, settings)
    }

    /// Reads a file whose tensors are all in it.
    public init(onnx bytes: [UInt8], _ settings: Settings) throws(ONNXImportError) {
        try self.init(Self.parsed(bytes), settings)
    }

    private static func parsed(_ bytes: [UInt8]) throws(ONNXImportError) -> ONNXModelProto {
        guard bytes.count <= Model.fileBytesMax else { throw .tooLarge(byteCount: bytes.count) }
        let file: ONNXModelProto
        do { file = try ONNXModelProto(serializedBytes: bytes) } catch { throw .notONNX }
        guard file.hasGraph else { throw .notONNX }
        return file
    }

    private init(_ file: ONNXModelProto, _ settings: Settings) throws(ONNXImportError) {
        if let description = ModelDescription(in: file) {
            guard settings.scaling == nil, settings.classes == nil else { throw .describedAlready }
            model = try description.model(from: file.graph)
            notes = ["a model of Numeral: everything that it says of itself is taken"]
            return
        }
        let found = try GraphReader.network(of: file.graph)
        var steps: [PreprocessingStep] = []
        var notes = found.notes
        if let padding = found.padding {
            steps.append(.pad(padding))
            notes.append(
                "it takes \(padding.side) × \(padding.side) pixels: \(padding.margin) of paper are "
                    + "put around each glyph")
        }
        if let scaling = settings.scaling { steps.append(.scale(scaling)) }
        do {
            model = try Model(
                .network(found.network, found.weights),
                classes: settings.classes ?? Symbol.digits,
                preprocessing: Preprocessing(steps), card: settings.card)
        } catch { throw .model(error) }
        self.notes = notes
    }
}
