/// What a node does to a shape, or to the order of the axes, and to no number.
enum ShapeChange {
    /// The same numbers in this shape; −1, once, for what is left.
    case reshape([Int])
    /// For each axis of the result, which one it was.
    case transpose([Int])
}

/// Nodes that change a shape or an order, read in one way for the followed value and for constants.
extension GraphReader {
    /// What stands for the batch in a shape: however many samples there are.
    static let batch = -1

    /// - Parameter shape: of what the node takes, the batch in it as ``batch``.
    /// - Returns: `nil` for a node that does something else.
    mutating func shapeChange(
        _ node: ONNXNodeProto, of shape: [Int]
    ) throws(ONNXImportError) -> ShapeChange? {
        switch node.opType {
        case "Flatten": return .reshape(try flattened(node, shape))
        case "Reshape":
            let extents = try integers(node, at: 1, named: "shape")
            if extents.contains(0) { try node.require("allowzero", 0, default: 0) }
            return .reshape(
                extents.enumerated().map { axis, extent in
                    extent == 0 && shape.indices.contains(axis) ? shape[axis] : extent
                })
        case "Transpose":
            let order = try node.ints("perm") ?? Array(shape.indices.reversed())
            guard order.sorted() == Array(shape.indices) else {
                throw node.refusal("\(order) is no order of \(shape.count) axes")
            }
            return .transpose(order)
        case "Squeeze":
            let ones = shape.indices.filter { shape[$0] == 1 }
            let axes = try axes(of: node, rank: shape.count) ?? ones
            guard Set(axes).isSubset(of: ones) else {
                throw node.refusal("axes \(axes) of \(shape) are not all of extent 1")
            }
            return .reshape(shape.indices.filter { !axes.contains($0) }.map { shape[$0] })
        case "Unsqueeze":
            let rank = shape.count + (try integers(node, at: 1, named: "axes")).count
            var extents = shape
            // Never absent: they were read for the rank.
            for axis in (try axes(of: node, rank: rank) ?? []).sorted() {
                extents.insert(1, at: axis)
            }
            return .reshape(extents)
        default: return nil
        }
    }

    /// Two axes: all before one, and that one with all behind it.
    private func flattened(
        _ node: ONNXNodeProto, _ shape: [Int]
    ) throws(ONNXImportError) -> [Int] {
        let named = try node.int("axis", default: 1)
        let axis = named < 0 ? named + shape.count : named
        guard (0...shape.count).contains(axis) else {
            throw node.refusal("there is no axis \(named) in \(shape)")
        }
        var extents: [Int] = []
        for part in [shape[..<axis], shape[axis...]] {
            guard let count = Extents.count(of: part.filter { $0 != Self.batch }) else {
                throw node.refusal("\(shape) is not a shape")
            }
            extents.append(part.contains(Self.batch) ? Self.batch * count : count)
        }
        return extents
    }

    /// Changes the followed value: the samples stay the first axis.
    mutating func apply(_ change: ShapeChange, _ node: ONNXNodeProto) throws(ONNXImportError) {
        switch change {
        case .reshape(let shape):
            // A Reshape may name the batch that the export was traced with.
            guard let first = shape.first, first == Self.batch || node.opType == "Reshape",
                shape.count > 1
            else { throw node.refusal("\(shape) mixes samples") }
            try assembly.reshape(Array(shape.dropFirst()), node)
        case .transpose(let order):
            guard order.first == 0 else { throw node.refusal("\(order) moves the batch") }
            try spend(assembly.value.reduce(1, *), on: node)
            try assembly.transpose(order.dropFirst().map { $0 - 1 }, node)
        }
    }

    /// The axes that a node names, or `nil` if it names none.
    ///
    /// - Parameter rank: how many axes there are, the batch counted.
    mutating func axes(of node: ONNXNodeProto, rank: Int) throws(ONNXImportError) -> [Int]? {
        guard node.input.count > 1 || node.has("axes") else { return nil }
        let axes = try integers(node, at: 1, named: "axes").map { $0 < 0 ? $0 + rank : $0 }
        guard axes.allSatisfy((0..<rank).contains), Set(axes).count == axes.count else {
            throw node.refusal("\(axes) are not axes of \(rank)")
        }
        return axes
    }

    /// Whole numbers to count with: an input of newer versions, a setting of older ones.
    mutating func integers(
        _ node: ONNXNodeProto, at index: Int, named name: String
    ) throws(ONNXImportError) -> [Int] {
        if let values = try node.ints(name) { return values }
        guard node.input.indices.contains(index),
            let tensor = try constant(node.input[index], for: node),
            case .integers(let values) = tensor.scalars,
            values.allSatisfy({ abs(max($0, -.max)) <= Int(Int32.max) })
        else { throw node.refusal("its \(name) is not a tensor of whole numbers in the file") }
        return values
    }
}
