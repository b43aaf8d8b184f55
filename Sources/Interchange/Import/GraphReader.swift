internal import NeuralNet
internal import NumeralCore
internal import Recognition

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
    /// What makes of a glyph the picture that goes in.
    private let padding: GlyphPadding?
    /// How many elements of constants may still be read and worked out.
    private var elementBudget = ONNXImportError.elementCountMax
    /// What has become of the scores at the end.
    private var ending = Ending.scores

    private enum Ending { case scores, probabilities, logarithms }

    /// A network that was found in a graph.
    struct Found {
        let network: Network
        let weights: Weights
        /// What makes of a glyph the larger picture that the network takes; `nil` for a glyph.
        let padding: GlyphPadding?
        /// Sentences for people.
        let notes: [String]
    }

    /// Reads a whole graph.
    static func network(of graph: ONNXGraphProto) throws(ONNXImportError) -> Found {
        let name = graph.output.first?.name ?? ""
        let order = try GraphOrder(of: graph, making: name)
        var reader = try GraphReader(graph)
        for node in order.nodes { try reader.read(node) }
        guard name == reader.current, !order.nodes.isEmpty else {
            throw .wrongOutput("'\(name)' from elsewhere than its end")
        }
        if reader.ending == .scores, let last = order.nodes.last,
            reader.assembly.layers.last == .nonlinear(.sigmoid)
        {
            throw last.refusal(
                "the graph ends in a Sigmoid, whose answers do not sum to 1: export the scores "
                    + "before it, or end in a Softmax")
        }
        guard reader.assembly.value.count == 1, let parts = try reader.assembly.finish() else {
            throw .wrongOutput("[N] + \(reader.assembly.value)")
        }
        return Found(
            network: parts.network, weights: parts.weights, padding: reader.padding,
            notes: notes(on: order.leftOut))
    }

    /// The most nodes that a note names.
    private static let namedCountMax = 5

    private static func notes(on leftOut: [ONNXNodeProto]) -> [String] {
        guard !leftOut.isEmpty else { return [] }
        let names = leftOut.prefix(namedCountMax).map { "\($0.place)" }
        let more = leftOut.count > namedCountMax ? " and \(leftOut.count - namedCountMax) more" : ""
        return [
            "the first output is read, and what it does not depend on is left out: "
                + names.joined(separator: ", ") + more
        ]
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
            let count = Extents.count(of: Array(extents.dropFirst())),
            let margin = Self.margin(pixelCount: count)
        else { throw .wrongInput(words) }
        current = inputs[0].name
        padding = margin == 0 ? nil : GlyphPadding(margin: margin)
        assembly = NetworkAssembly(
            value: Array(extents.dropFirst()), side: Glyph.side + 2 * margin)
        shapes[current] = assembly.value
    }

    /// How much paper around a glyph makes a square of so many pixels, or `nil` where none does.
    private static func margin(pixelCount: Int) -> Int? {
        (0...GlyphPadding.marginMax).first { margin in
            let side = Glyph.side + 2 * margin
            return side * side == pixelCount
        }
    }

    /// A constant by name; `nil` for a value that depends on what goes in, or that is not there.
    mutating func constant(
        _ name: String, for node: ONNXNodeProto
    ) throws(ONNXImportError) -> ConstantTensor? {
        if let tensor = known[name] { return tensor }
        guard let tensor = try stored[name]?.constant() else { return nil }
        try spend(tensor.cost, on: node)
        known[name] = tensor
        return tensor
    }

    /// Takes elements from the budget; asked before they take any memory.
    mutating func spend(_ count: Int, on node: ONNXNodeProto) throws(ONNXImportError) {
        guard count <= elementBudget else { throw .tooManyElements(node.place) }
        elementBudget -= count
    }

    private mutating func read(_ node: ONNXNodeProto) throws(ONNXImportError) {
        guard node.isStandard else { throw .unsupportedOperator(node.place) }
        if try fold(node) { return }
        guard node.input.contains(current) else {
            throw node.refusal(
                "it does not take '\(current)', what the node before it made, and Numeral's "
                    + "networks are one layer behind the other: export one without branches")
        }
        guard node.input.count(where: { $0 == current }) == 1, let output = node.output.first else {
            throw node.refusal("it joins a value with itself")
        }
        if let other = node.input.first(where: { $0 != current && shapes[$0] != nil }) {
            throw node.refusal(
                "it joins '\(current)' with '\(other)', two ways of one picture, and Numeral's "
                    + "networks are one layer behind the other: export one without branches")
        }
        if ending != .scores {
            try followEnding(node)
        } else {
            if !["Conv", "Identity", "Cast"].contains(node.opType) {
                try assembly.flushMargins(node)
            }
            try apply(node)
        }
        current = output
        shapes[output] = assembly.value
    }

    /// A node is a function of each number, a change of the shape, or one of few others; what none
    /// of them does fails the import.
    private mutating func apply(_ node: ONNXNodeProto) throws(ONNXImportError) {
        if try applyElementwise(node) { return }
        if let change = try shapeChange(node, of: [Self.batch] + assembly.value) {
            return try apply(change, node)
        }
        switch node.opType {
        case "Conv":
            let weight = try weights(node, at: 1)
            let bias = node.input.count > 2 ? try weights(node, at: 2) : nil
            try assembly.convolve(weight, bias: bias, node)
        case "Gemm", "MatMul": try applyProduct(node)
        case "Pad": try pad(node)
        case "MaxPool": try assembly.maxPool(node)
        case "AveragePool": try assembly.averagePool(node)
        case "GlobalAveragePool", "GlobalMaxPool":
            try assembly.pool(
                [1, 2], keepsAxes: true, isMean: node.opType == "GlobalAveragePool", node)
        case "ReduceMean", "ReduceMax":
            let keeps = try node.int("keepdims", default: 1) != 0
            let axes = try axes(of: node, rank: assembly.value.count + 1) ?? []
            guard !axes.contains(0) else { throw node.refusal("it joins samples") }
            try assembly.pool(
                axes.map { $0 - 1 }, keepsAxes: keeps, isMean: node.opType == "ReduceMean", node)
        case "Softmax", "LogSoftmax": try finish(node)
        default: throw .unsupportedOperator(node.place)
        }
    }

    /// Whether a Dropout is said to drop: an answer would be another each time.
    func dropsNumbers(_ node: ONNXNodeProto) -> Bool {
        guard node.input.count > 2, let flag = stored[node.input[2]] else { return false }
        return flag.rawData.contains { $0 != 0 } || flag.int32Data.contains { $0 != 0 }
    }

    private mutating func pad(_ node: ONNXNodeProto) throws(ONNXImportError) {
        let amounts = try integers(node, at: 1, named: "pads")
        let isZero = try fillsWithZeros(node)
        guard node.string("mode", default: "constant") == "constant", isZero,
            node.float("value", default: 0) == 0, amounts.count == 2 * (assembly.value.count + 1),
            amounts[0] == 0, amounts[amounts.count / 2] == 0
        else { throw node.refusal("only zeros are added, and only to rows and columns") }
        let half = amounts.count / 2
        try assembly.pad(Array(amounts[1..<half] + amounts[(half + 1)...]), node)
    }

    private mutating func fillsWithZeros(_ node: ONNXNodeProto) throws(ONNXImportError) -> Bool {
        guard let name = node.input.dropFirst(2).first, !name.isEmpty else { return true }
        return try constant(name, for: node)?.floats == [0]
    }

    /// Numbers that a node computes with.
    mutating func weights(
        _ node: ONNXNodeProto, at index: Int
    ) throws(ONNXImportError) -> ConstantTensor.Floats {
        guard node.input.indices.contains(index),
            let tensor = try constant(node.input[index], for: node),
            case .floats(let values) = tensor.scalars
        else { throw node.refusal("its input \(index) is no tensor of floats in the file") }
        return .init(shape: tensor.shape, values: values)
    }

    /// Softmax over the classes: the model does it itself.
    private mutating func finish(_ node: ONNXNodeProto) throws(ONNXImportError) {
        let axis = try node.int("axis", default: -1)
        guard assembly.value.count == 1, axis == -1 || axis == 1 else {
            throw node.refusal("it must be over the classes, [N, class], at the end")
        }
        ending = node.opType == "Softmax" ? .probabilities : .logarithms
    }

    /// What may stand behind probabilities: another form of the same.
    private mutating func followEnding(_ node: ONNXNodeProto) throws(ONNXImportError) {
        switch (node.opType, ending) {
        case ("Log", .probabilities): ending = .logarithms
        case ("Exp", .logarithms): ending = .probabilities
        case ("Identity", _), ("Cast", _), ("Reshape", _), ("Squeeze", _), ("Flatten", _):
            try apply(node)
        default: throw node.refusal("nothing may follow the probabilities: leave it out")
        }
    }
}

extension ONNXTensorShapeProto.Dimension {
    /// The extent, or the name of one that is open.
    fileprivate var words: String { dimParam.isEmpty ? "\(dimValue)" : dimParam }
}
