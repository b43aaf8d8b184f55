import Foundation
import Interchange
import NeuralNet
import NumeralCore
import Recognition

/// Every layer that a picture can meet, small.
let everyPictureLayer = Network(input: [1, 28, 28]) {
    Conv2D(4, kernel: [3, 5], stride: [2, 1], padding: [1, 2], dilation: [2, 1])
    BatchNorm(epsilon: 1e-3)
    ReLU()
    MaxPool2D(kernel: [3, 2], stride: [2, 2], padding: [1, 0])
    Conv2D(5, kernel: 1, hasBias: false)
    AveragePool2D(kernel: [3, 3], stride: [2, 2], padding: [1, 1])
    Dropout(0.25)
    Flatten()
    Dense(12, hasBias: false)
    BatchNorm()
    ReLU()
    Dense(11)
}

/// A model of that network, with everything that a model can have around one.
func wholeModel(seed: UInt64 = 1) throws -> Model {
    try Model(
        .network(everyPictureLayer, scattered(everyPictureLayer, seed: seed)),
        preprocessing: Preprocessing([.flatten(GlyphFlattening(window: 11)), .scale(.mnist)]),
        calibration: Calibration(temperature: 1.5),
        rejection: Rejection(slope: 0.75, offset: -1.5, threshold: 0.5),
        card: ModelCard(name: "whole", recipe: "name: whole\n"))
}

/// Fresh weights with every one of them off its start, so that a mix-up shows.
func scattered(_ network: Network, seed: UInt64) throws -> Weights {
    var generator = SplitMix64(seed: seed)
    var weights = try Weights(initializing: network, seed: seed)
    for index in weights.tensors.indices where weights.tensors[index].shape.count == 1 {
        weights.tensors[index].scalars = weights.tensors[index].scalars.map { _ in
            Float.random(in: 0.5...1.5, using: &generator)
        }
    }
    return weights
}

/// A network alone as an ONNX file: `glyph`, floats of its input's shape, to `scores`.
///
/// Written apart from the export, so that what both say of ONNX is said twice.
func bare(_ network: Network, _ weights: Weights) throws -> ONNXModelProto {
    var file = ONNXModelProto()
    file.irVersion = 8
    var shape = ONNXTensorShapeProto()
    for extent in [1] + network.input {
        var dimension = ONNXTensorShapeProto.Dimension()
        dimension.dimValue = Int64(extent)
        shape.dim.append(dimension)
    }
    var input = ONNXValueInfoProto()
    input.name = "glyph"
    input.type.tensorType.elemType = 1
    input.type.tensorType.shape = shape
    file.graph.input = [input]
    for tensor in weights.tensors {
        var stored = ONNXTensorProto()
        stored.name = tensor.name
        stored.dims = tensor.shape.map(Int64.init)
        stored.dataType = 1
        stored.rawData = tensor.scalars.withUnsafeBytes { Data($0) }
        file.graph.initializer.append(stored)
    }
    for (index, layer) in network.layers.enumerated() {
        var node = bareNode(layer)
        node.name = "n\(index)"
        node.input = [index == 0 ? "glyph" : "v\(index - 1)"]
        for role in ["weight", "bias", "scale", "shift", "mean", "variance"]
        where weights["\(index).\(role)"] != nil { node.input.append("\(index).\(role)") }
        node.output = ["v\(index)"]
        file.graph.node.append(node)
    }
    var output = ONNXValueInfoProto()
    output.name = "v\(network.layers.count - 1)"
    file.graph.output = [output]
    return file
}

/// The operator and settings of a layer.
private func bareNode(_ layer: Layer) -> ONNXNodeProto {
    var node = ONNXNodeProto()
    func set(_ name: String, _ edit: (inout ONNXAttributeProto) -> Void) {
        var attribute = ONNXAttributeProto()
        attribute.name = name
        edit(&attribute)
        node.attribute.append(attribute)
    }
    func set(_ name: String, to values: [Int]) { set(name) { $0.ints = values.map(Int64.init) } }
    switch layer {
    case .conv2D(let layer):
        node.opType = "Conv"
        set("strides", to: layer.stride)
        set("pads", to: layer.padding + layer.padding)
        set("dilations", to: layer.dilation)
    case .maxPool2D(let layer):
        node.opType = "MaxPool"
        set("kernel_shape", to: layer.kernel)
        set("strides", to: layer.stride)
        set("pads", to: layer.padding + layer.padding)
    case .averagePool2D(let layer):
        node.opType = "AveragePool"
        set("kernel_shape", to: layer.kernel)
        set("strides", to: layer.stride)
        set("pads", to: layer.padding + layer.padding)
    case .dense:
        node.opType = "Gemm"
        set("transB") { $0.i = 1 }
    case .batchNorm(let layer):
        node.opType = "BatchNormalization"
        set("epsilon") { $0.f = layer.epsilon }
    case .dropout: node.opType = "Dropout"
    case .relu: node.opType = "Relu"
    case .nonlinear(.elu(let alpha)):
        node.opType = "Elu"
        set("alpha") { $0.f = alpha }
    case .nonlinear(.leakyReLU(let slope)):
        node.opType = "LeakyRelu"
        set("alpha") { $0.f = slope }
    case .nonlinear(.sigmoid): node.opType = "Sigmoid"
    case .nonlinear(.tanh): node.opType = "Tanh"
    case .flatten: node.opType = "Flatten"
    case .lstm: node.opType = "LSTM"
    }
    return node
}
