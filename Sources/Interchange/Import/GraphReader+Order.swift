/// Nodes that change a shape or an order and no number, for the followed value and for constants.
extension GraphReader {
    /// A change of the shape, or of the order of the axes.
    ///
    /// - Returns: whether the node is one.
    mutating func reorder(_ node: ONNXNodeProto) throws(ONNXImportError) -> Bool {
        let value = assembly.value
        switch node.opType {
        case "Flatten":
            try node.require("axis", 1, default: 1)
            try assembly.reshape([-1], node)
        case "Reshape":
            let shape = try integers(node, at: 1, named: "shape")
            // The batch is whatever it is: −1, 0 or a number that the export was traced with.
            guard shape.count > 1 else { throw node.refusal("\(shape) mixes samples") }
            try assembly.reshape(Array(shape.dropFirst()), node)
        case "Transpose":
            let order = try node.ints("perm") ?? Array((0...value.count).reversed())
            guard order.first == 0 else { throw node.refusal("\(order) moves the batch") }
            try assembly.transpose(order.dropFirst().map { $0 - 1 }, node)
        case "Squeeze":
            let ones = value.indices.filter { value[$0] == 1 }
            let axes = try axes(of: node) ?? ones
            guard Set(axes).isSubset(of: ones) else {
                throw node.refusal("axes \(axes) of \(value) are not all of extent 1")
            }
            try assembly.reshape(
                value.indices.filter { !axes.contains($0) }.map { value[$0] }, node)
        case "Unsqueeze":
            let added = try integers(node, at: 1, named: "axes")
            let rank = value.count + 1 + added.count
            let axes = added.map { ($0 < 0 ? $0 + rank : $0) - 1 }.sorted()
            var shape = value
            for axis in axes {
                guard (0...shape.count).contains(axis) else {
                    throw node.refusal("there is no place for an axis \(axis) in \(value)")
                }
                shape.insert(1, at: axis)
            }
            try assembly.reshape(shape, node)
        default: return false
        }
        return true
    }

    /// The axes of one sample that a node names, or `nil` if it names none.
    func axes(of node: ONNXNodeProto) throws(ONNXImportError) -> [Int]? {
        guard node.input.count > 1 || node.has("axes") else { return nil }
        let rank = assembly.value.count + 1
        let axes = try integers(node, at: 1, named: "axes").map { $0 < 0 ? $0 + rank : $0 }
        guard axes.allSatisfy((1..<rank).contains), Set(axes).count == axes.count else {
            throw node.refusal("\(axes) are not axes of a sample of \(assembly.value)")
        }
        return axes.map { $0 - 1 }
    }

    /// Whole numbers to count with: an input of newer versions, a setting of older ones.
    func integers(
        _ node: ONNXNodeProto, at index: Int, named name: String
    ) throws(ONNXImportError) -> [Int] {
        if let values = try node.ints(name) { return values }
        guard node.input.indices.contains(index), let tensor = try constant(node.input[index]),
            case .integers(let values) = tensor.scalars,
            values.allSatisfy({ abs(max($0, -.max)) <= Int(Int32.max) })
        else { throw node.refusal("its \(name) is not a tensor of whole numbers in the file") }
        return values
    }
}
