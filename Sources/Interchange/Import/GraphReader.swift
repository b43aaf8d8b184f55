internal import NeuralNet
internal import NumeralCore

/// Walks over a graph's nodes and assembles a network of them.
///
/// One tensor is followed from the input on. A node either takes it, or computes with constants
/// and extents alone; whatever branches off or joins is refused.
struct GraphReader {
    /// What the followed tensor is called at the moment.
    private var current: String
    /// Tensors that were worked out from others.
    var known: [String: ConstantTensor] = [:]
    /// Tensors of the file, by name.
    private let stored: [String: ONNXTensorProto]
    /// The shape of one sample of each value that was followed, for nodes that ask for it.
    var shapes: [String: [Int]] = [:]
    var assembly: NetworkAssembly
    /// Whether the scores have become probabilities: nothing may follow.
    private var isFinished = false

    /// Reads a whole graph.
    static func network(of graph: ONNXGraphProto) throws(ONNXImportError) -> (Network, Weights) {
        var reader = try GraphReader(graph)
        for node in graph.node { try reader.read(node) }
        guard let output = graph.output.first?.name, output == reader.current else {
            throw .wrongOutput("'\(graph.output.first?.name ?? "")' from elsewhere than its end")
        }
        guard reader.assembly.value.count == 1, let parts = try reader.assembly.finish() else {
            throw .wrongOutput("[N] + \(reader.assembly.value)")
        }
        return parts
    }

    private init(_ graph: ONNXGraphProto) throws(ONNXImportError) {
        stored = Dictionary(graph.initializer.map { ($0.name, $0) }) { first, _ in first }
        // Files of old versions list their tensors among the inputs.
        let inputs = graph.input.filter { [stored] in stored[$0.name] == nil }
        guard inputs.count == 1 else { throw .wrongInput("\(inputs.count) inputs") }
        let type = inputs[0].type.tensorType
        let extents = type.shape.dim.map { Int(clamping: $0.dimValue) }
        let words = "\(inputs[0].name) \(type.shape.dim.map(\.words)) of type \(type.elemType)"
        guard type.elemType == ONNXTensorProto.DataType.float.rawValue, extents.count > 1,
            Extents.count(of: Array(extents.dropFirst())) == Glyph.pixelCount
        else { throw .wrongInput(words) }
        current = inputs[0].name
        assembly = NetworkAssembly(value: Array(extents.dropFirst()))
        shapes[current] = assembly.value
    }

    /// A constant by name; `nil` for a value that depends on what goes in, or that is not there.
    func constant(_ name: String) throws(ONNXImportError) -> ConstantTensor? {
        if let tensor = known[name] { return tensor }
        return try stored[name]?.constant()
    }

    private mutating func read(_ node: ONNXNodeProto) throws(ONNXImportError) {
        guard node.isStandard else { throw .unsupportedOperator(node.place) }
        if try fold(node) { return }
        guard node.input.contains(current) else {
            throw node.refusal(
                "it does not take '\(current)', what the node before it made: "
                    + "branches are not known")
        }
        guard node.input.count(where: { $0 == current }) == 1, let output = node.output.first else {
            throw node.refusal("it joins a value with itself")
        }
        if isFinished, !["Identity", "Reshape", "Squeeze", "Flatten", "Cast"].contains(node.opType)
        {
            throw node.refusal("nothing may follow the probabilities")
        }
        if assembly.margins != nil, !["Conv", "Identity", "Cast"].contains(node.opType) {
            throw node.refusal("zeros were added around the picture, and only a Conv may follow")
        }
        try apply(node)
        current = output
        shapes[output] = assembly.value
    }

    private mutating func apply(_ node: ONNXNodeProto) throws(ONNXImportError) {
        switch node.opType {
        case "Identity", "Dropout", "Cast": try passOn(node)
        case "Relu": try assembly.append(.relu)
        case "Conv":
            try assembly.convolve(
                weights(node, at: 1), bias: node.input.count > 2 ? weights(node, at: 2) : nil, node)
        case "Gemm", "MatMul": try applyProduct(node)
        case "Pad": try pad(node)
        case "BatchNormalization": try normalize(node)
        case "MaxPool": try assembly.maxPool(node)
        case "AveragePool": try assembly.averagePool(node)
        case "GlobalAveragePool", "GlobalMaxPool":
            try assembly.pool(
                [1, 2], keepsAxes: true, isMean: node.opType == "GlobalAveragePool", node)
        case "ReduceMean", "ReduceMax":
            let keeps = try node.int("keepdims", default: 1) != 0
            try assembly.pool(
                axes(of: node) ?? [], keepsAxes: keeps, isMean: node.opType == "ReduceMean", node)
        case "Add", "Sub", "Mul", "Div": try applyArithmetic(node)
        case "Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze": try reorder(node)
        case "Softmax", "LogSoftmax": try finish(node)
        default: throw .unsupportedOperator(node.place)
        }
    }

    private mutating func pad(_ node: ONNXNodeProto) throws(ONNXImportError) {
        let amounts = try integers(node, at: 1, named: "pads")
        let filling = node.input.dropFirst(2).first ?? ""
        let isZero = try isZero(filling)
        guard node.string("mode", default: "constant") == "constant", isZero,
            node.float("value", default: 0) == 0, amounts.count == 2 * (assembly.value.count + 1),
            amounts[0] == 0, amounts[amounts.count / 2] == 0
        else { throw node.refusal("only zeros are added, and only to rows and columns") }
        let half = amounts.count / 2
        try assembly.pad(Array(amounts[1..<half] + amounts[(half + 1)...]), node)
    }

    private func isZero(_ name: String) throws(ONNXImportError) -> Bool {
        if name.isEmpty { return true }
        guard case .floats(let values)? = try constant(name)?.scalars else { return false }
        return values == [0]
    }

    /// Numbers that a node computes with.
    func weights(
        _ node: ONNXNodeProto, at index: Int
    ) throws(ONNXImportError) -> ConstantTensor.Floats {
        guard node.input.indices.contains(index), let tensor = try constant(node.input[index]),
            case .floats(let values) = tensor.scalars
        else { throw node.refusal("its input \(index) is no tensor of floats in the file") }
        return .init(shape: tensor.shape, values: values)
    }

    private func passOn(_ node: ONNXNodeProto) throws(ONNXImportError) {
        guard node.input.first == current else { throw node.refusal("it takes a value elsewhere") }
        if node.opType == "Cast" {
            try node.require("to", ONNXTensorProto.DataType.float.rawValue, default: 0)
        }
    }

    /// Softmax over the classes: the model does it itself.
    private mutating func finish(_ node: ONNXNodeProto) throws(ONNXImportError) {
        let axis = try node.int("axis", default: -1)
        guard assembly.value.count == 1, axis == -1 || axis == 1 else {
            throw node.refusal("it must be over the classes, [N, class], at the end")
        }
        isFinished = true
    }
}

extension ONNXTensorShapeProto.Dimension {
    /// The extent, or the name of one that is open.
    fileprivate var words: String { dimParam.isEmpty ? "\(dimValue)" : dimParam }
}
