/// Nodes that depend on no glyph: constants, and the arithmetic of shapes that exporters leave.
extension GraphReader {
    /// What stands for the batch in a shape.
    private static let batch = -1

    /// Works a node out if it needs nothing but constants and extents.
    mutating func fold(_ node: ONNXNodeProto) throws(ONNXImportError) -> Bool {
        guard let output = node.output.first else { throw .unsupportedOperator(node.place) }
        if node.opType == "Constant" {
            known[output] = try stated(node)
            return true
        }
        if node.opType == "Shape", let input = node.input.first,
            let shape = try shape(of: input)
        {
            // Of all extents those from one axis to before another; both may count from the end.
            func place(_ name: String, _ standard: Int) throws(ONNXImportError) -> Int {
                let axis = try node.int(name, default: standard)
                return min(max(axis < 0 ? axis + shape.count : axis, 0), shape.count)
            }
            let (start, end) = (try place("start", 0), try place("end", shape.count))
            let part = Array(shape[start..<max(start, end)])
            known[output] = ConstantTensor(shape: [part.count], scalars: .integers(part))
            return true
        }
        let names = node.input.filter { !$0.isEmpty }
        var inputs: [ConstantTensor] = []
        for name in names {
            guard shapes[name] == nil, let tensor = try constant(name) else { return false }
            inputs.append(tensor)
        }
        guard !inputs.isEmpty else { return false }
        guard let result = try folded(node, inputs) else {
            throw node.refusal("it does not compute with constants that are known")
        }
        known[output] = result
        return true
    }

    /// The shape of a followed value, its batch open, or of a constant.
    private func shape(of name: String) throws(ONNXImportError) -> [Int]? {
        if let shape = shapes[name] { return [Self.batch] + shape }
        return try constant(name)?.shape
    }

    /// What a Constant says.
    private func stated(_ node: ONNXNodeProto) throws(ONNXImportError) -> ConstantTensor {
        if let tensor = node.tensor("value") { return try tensor.constant() }
        if let values = try node.ints("value_ints") {
            return ConstantTensor(shape: [values.count], scalars: .integers(values))
        }
        if node.has("value_int") {
            return ConstantTensor(
                shape: [], scalars: .integers([try node.int("value_int", default: 0)]))
        }
        if node.has("value_float") {
            return ConstantTensor(
                shape: [], scalars: .floats([node.float("value_float", default: 0)]))
        }
        throw node.refusal("it holds neither a tensor nor numbers")
    }

    /// `nil` for an operator or a combination that is not known.
    private func folded(
        _ node: ONNXNodeProto, _ inputs: [ConstantTensor]
    ) throws(ONNXImportError) -> ConstantTensor? {
        let tensor = inputs[0]
        switch node.opType {
        case "Identity": return tensor
        case "Cast":
            let isFloat = try node.int("to", default: 0) == ONNXTensorProto.DataType.float.rawValue
            switch tensor.scalars {
            case .floats: return isFloat ? tensor : nil
            case .integers(let values):
                guard isFloat else { return tensor }
                return ConstantTensor(
                    shape: tensor.shape, scalars: .floats(values.map { Float($0) }))
            }
        case "Transpose":
            let order = try node.ints("perm") ?? Array(tensor.shape.indices.reversed())
            guard order.sorted() == Array(tensor.shape.indices) else { return nil }
            return tensor.transposed(order)
        case "Reshape":
            return try reshaped(tensor, integers(node, at: 1, named: "shape"))
        case "Add", "Sub", "Mul", "Div": return computed(node.opType, inputs)
        case "ConstantOfShape": return repeated(try node.tensor("value")?.constant(), tensor)
        case "Squeeze":
            return tensor.reshaped(tensor.shape.filter { $0 != 1 })
        case "Unsqueeze":
            // In front: all that the arithmetic of shapes needs.
            let axes = try integers(node, at: 1, named: "axes")
            return axes == [0] ? tensor.reshaped([1] + tensor.shape) : nil
        case "Concat": return try concatenated(inputs, node)
        case "Gather":
            guard case .integers(let values) = tensor.scalars, tensor.shape.count == 1,
                inputs.count == 2, case .integers(let picks) = inputs[1].scalars
            else { return nil }
            let places = picks.map { $0 < 0 ? $0 &+ values.count : $0 }
            guard places.allSatisfy(values.indices.contains) else { return nil }
            return ConstantTensor(
                shape: inputs[1].shape, scalars: .integers(places.map { values[$0] }))
        case "Slice": return try sliced(tensor, node)
        default: return nil
        }
    }
}
