import Interchange
import NumeralCore
import Recognition

extension Model {
    /// The model of a file whose tensors are all in it.
    init(
        onnx bytes: [UInt8], scaling: InputScaling? = nil, classes: [Symbol]? = nil, card: ModelCard
    ) throws(ONNXImportError) {
        self = try ImportedModel(
            onnx: bytes, .init(scaling: scaling, classes: classes, card: card)
        ).model
    }
}
