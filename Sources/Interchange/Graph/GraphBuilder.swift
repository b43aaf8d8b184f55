/// Builds an ONNX graph, an operator after another.
///
/// Each call adds a node behind the values that it takes and gives the value that it makes; so
/// nodes stand in an order in which they can be computed, as ONNX demands.
///
/// Operators are those of ``operatorSetVersion``; what they do is said at
/// <https://onnx.ai/onnx/operators/>.
struct GraphBuilder {
    /// Operators of 2022, which every runtime knows by now; the newest that we need is of it too.
    static let operatorSetVersion = 17
    /// The version of the classical models' operators that belongs to it.
    static let classicalOperatorSetVersion = 3
    /// The file format that came with these operators.
    static let formatVersion = 8
    /// The domain of the classical models' operators.
    static let classicalDomain = "ai.onnx.ml"

    private(set) var graph = ONNXGraphProto()
    /// What every name begins with: in a graph within a graph all names must be others.
    private let prefix: String
    private var constants: [String: GraphValue] = [:]
    private var nameCounts: [String: Int] = [:]

    init(name: String, prefix: String = "") {
        self.prefix = prefix
        graph.name = name
    }

    /// What the graph is fed with.
    mutating func input(
        _ name: String, _ type: ONNXTensorProto.DataType, shape: [Int], words: String
    ) -> GraphValue {
        let value = GraphValue(prefix + name)
        graph.input.append(ONNXValueInfoProto(value, type, shape: shape, words: words))
        return value
    }

    /// What a graph within a graph is fed with, where that is a single thing.
    mutating func scalarInput(_ name: String, _ type: ONNXTensorProto.DataType) -> GraphValue {
        let value = GraphValue(prefix + name)
        graph.input.append(ONNXValueInfoProto(scalar: value, type))
        return value
    }

    /// A single thing that a graph within a graph answers with.
    mutating func scalarOutput(
        _ name: String, _ type: ONNXTensorProto.DataType, from value: GraphValue
    ) {
        let named = node("Identity", [value], output: prefix + name)
        graph.output.append(ONNXValueInfoProto(scalar: named, type))
    }

    /// What the graph answers with: a value under a name that is promised.
    mutating func output(
        _ name: String, _ type: ONNXTensorProto.DataType, shape: [Int], words: String,
        from value: GraphValue
    ) {
        let named = node("Identity", [value], output: prefix + name)
        graph.output.append(ONNXValueInfoProto(named, type, shape: shape, words: words))
    }

    /// One operator.
    ///
    /// - Parameter output: the name of what it makes; `nil` for one that is made up, `Relu_3`.
    mutating func node(
        _ operation: String, _ inputs: [GraphValue], _ attributes: [ONNXAttributeProto] = [],
        domain: String = "", output: String? = nil
    ) -> GraphValue {
        nodes(operation, inputs, attributes, domain: domain, outputs: [output])[0]
    }

    /// One operator that makes several values.
    mutating func nodes(
        _ operation: String, _ inputs: [GraphValue], _ attributes: [ONNXAttributeProto] = [],
        domain: String = "", outputs: [String?]
    ) -> [GraphValue] {
        let name = unique(operation)
        let values = outputs.enumerated().map { place, output in
            GraphValue(output ?? (place == 0 ? name : "\(name)_\(place)"))
        }
        var node = ONNXNodeProto()
        node.name = name
        node.opType = operation
        node.input = inputs.map(\.name)
        node.output = values.map(\.name)
        node.attribute = attributes
        if !domain.isEmpty { node.domain = domain }
        graph.node.append(node)
        return values
    }

    /// A tensor that is part of the file.
    mutating func constant(_ name: String, shape: [Int], _ scalars: [Float]) -> GraphValue {
        graph.initializer.append(ONNXTensorProto(name, shape: shape, floats: scalars))
        return GraphValue(name)
    }

    /// The same in doubles.
    mutating func constant(_ name: String, shape: [Int], doubles scalars: [Double]) -> GraphValue {
        graph.initializer.append(ONNXTensorProto(name, shape: shape, doubles: scalars))
        return GraphValue(name)
    }

    /// Bytes: floats of a quarter of the size, or labels.
    mutating func constant(_ name: String, shape: [Int], bytes: [UInt8]) -> GraphValue {
        graph.initializer.append(ONNXTensorProto(name, shape: shape, bytes: bytes))
        return GraphValue(name)
    }

    /// A single number in double precision; the same number is stored once.
    mutating func double(_ scalar: Double) -> GraphValue {
        let name = "\(prefix)double_\(scalar)"
        if let value = constants[name] { return value }
        let value = constant(name, shape: [], doubles: [scalar])
        constants[name] = value
        return value
    }

    /// A name that no tensor has yet: the given one and a number.
    mutating func unique(_ name: String) -> String {
        let index = nameCounts[name, default: 0]
        nameCounts[name] = index + 1
        return "\(prefix)\(name)_\(index)"
    }

    /// A single number; the same number is stored once.
    mutating func constant(_ scalar: Float) -> GraphValue {
        let name = "\(prefix)value_\(scalar)"
        if let value = constants[name] { return value }
        let value = constant(name, shape: [], [scalar])
        constants[name] = value
        return value
    }

    /// Whole numbers: a shape, axes; the same ones are stored once.
    mutating func constant(_ integers: [Int]) -> GraphValue {
        let name = "\(prefix)integers_" + integers.map(String.init).joined(separator: "_")
        if let value = constants[name] { return value }
        graph.initializer.append(
            ONNXTensorProto(name, shape: [integers.count], integers: integers))
        let value = GraphValue(name)
        constants[name] = value
        return value
    }
}

// MARK: Operators with more than one user

extension GraphBuilder {
    /// `value` under another shape of one sample.
    mutating func reshape(_ value: GraphValue, to shape: [Int]) -> GraphValue {
        // -1: whatever is left, which is the batch.
        node("Reshape", [value, constant([-1] + shape)])
    }

    mutating func cast(_ value: GraphValue, to type: ONNXTensorProto.DataType) -> GraphValue {
        node("Cast", [value], [.int("to", type.rawValue)])
    }

    /// `value + scalar`, or the value itself where that changes nothing.
    mutating func add(_ value: GraphValue, _ scalar: Float) -> GraphValue {
        scalar == 0 ? value : node("Add", [value, constant(scalar)])
    }

    /// `value − scalar`, or the value itself where that changes nothing.
    mutating func subtract(_ value: GraphValue, _ scalar: Float) -> GraphValue {
        scalar == 0 ? value : node("Sub", [value, constant(scalar)])
    }

    /// `value · scalar`, or the value itself where that changes nothing.
    mutating func multiply(_ value: GraphValue, _ scalar: Float) -> GraphValue {
        scalar == 1 ? value : node("Mul", [value, constant(scalar)])
    }

    /// `value / scalar`, or the value itself where that changes nothing.
    mutating func divide(_ value: GraphValue, _ scalar: Float) -> GraphValue {
        scalar == 1 ? value : node("Div", [value, constant(scalar)])
    }
}
