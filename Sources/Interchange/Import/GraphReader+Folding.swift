/// Nodes that depend on no glyph: constants, and the arithmetic of shapes that exporters leave.
extension GraphReader {
    /// Works a node out if it needs nothing but constants and extents.
    mutating func fold(_ node: ONNXNodeProto) throws(ONNXImportError) -> Bool {
        guard let output = node.output.first else { throw .unsupportedOperator(node.place) }
        if node.opType == "Constant" {
            let tensor = try stated(node)
            try spend(tensor.cost, on: node)
            known[output] = tensor
            return true
        }
        if node.opType == "Shape", let input = node.input.first,
            let shape = try shape(of: input, for: node)
        {
            // Of all extents those from one axis to before another; both may count from the end.
            func place(_ name: String, _ standard: Int) throws(ONNXImportError) -> Int {
                let axis = try node.int(name, default: standard)
                return min(max(axis < 0 ? axis + shape.count : axis, 0), shape.count)
            }
            let (start, end) = (try place("start", 0), try place("end", shape.count))
            let part = Array(shape[start..<max(start, end)])
            let list = ConstantTensor(shape: [part.count], scalars: .integers(part))
            try spend(list.cost, on: node)
            known[output] = list
            return true
        }
        let names = node.input.filter { !$0.isEmpty }
        var inputs: [ConstantTensor] = []
        for name in names {
            guard shapes[name] == nil, let tensor = try constant(name, for: node) else {
                return false
            }
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
    private mutating func shape(
        of name: String, for node: ONNXNodeProto
    ) throws(ONNXImportError) -> [Int]? {
        if let shape = shapes[name] { return [Self.batch] + shape }
        return try constant(name, for: node)?.shape
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

    /// The same two kinds as for what is followed, a change of the shape or a function of each
    /// number, and the lists that shapes are put together of.
    ///
    /// - Returns: `nil` for an operator or a combination that is not known.
    private mutating func folded(
        _ node: ONNXNodeProto, _ inputs: [ConstantTensor]
    ) throws(ONNXImportError) -> ConstantTensor? {
        let tensor = inputs[0]
        if let change = try shapeChange(node, of: tensor.shape) {
            switch change {
            case .reshape(let shape): return reshaped(tensor, shape)
            case .transpose(let order):
                try spend(tensor.cost, on: node)
                return tensor.transposed(order)
            }
        }
        // What comes out is at most what goes in, all together.
        try spend(inputs.reduce(0) { $0 + $1.cost }, on: node)
        switch node.opType {
        case "Identity": return tensor
        case "Cast": return cast(tensor, to: try node.int("to", default: 0))
        case "Add", "Sub", "Mul", "Div": return computed(node.opType, inputs)
        case "Concat": return try concatenated(inputs, node)
        case "Gather": return try gathered(inputs, node)
        case "Slice": return try sliced(tensor, node)
        case "ConstantOfShape":
            guard let made = repeated(try node.tensor("value")?.constant(), tensor) else {
                return nil
            }
            try spend(made.cost, on: node)
            return made
        default: return nil
        }
    }

    /// Floats as floats, whole numbers as either; what would cut numbers is not known.
    private func cast(_ tensor: ConstantTensor, to type: Int) -> ConstantTensor? {
        switch (ONNXTensorProto.DataType(rawValue: type), tensor.scalars) {
        case (.float, .floats), (.int64, .integers): tensor
        case (.int32, .integers(let values)):
            values.allSatisfy { Int32(exactly: $0) != nil } ? tensor : nil
        case (.float, .integers(let values)):
            ConstantTensor(shape: tensor.shape, scalars: .floats(values.map { Float($0) }))
        default: nil
        }
    }
}
