/// The arithmetic of shapes; each is `nil` for what is not known.
extension GraphReader {
    func reshaped(_ tensor: ConstantTensor, _ shape: [Int]) -> ConstantTensor? {
        var extents = shape
        if let open = extents.firstIndex(of: -1) {
            extents[open] = 1
            guard let rest = Extents.count(of: extents), rest > 0 else { return nil }
            extents[open] = tensor.count / rest
        }
        return tensor.reshaped(extents)
    }

    /// Lists of whole numbers one after the other, or floats along one axis.
    func concatenated(
        _ inputs: [ConstantTensor], _ node: ONNXNodeProto
    ) throws(ONNXImportError) -> ConstantTensor? {
        let shape = inputs[0].shape
        let named = try node.int("axis", default: 0)
        let axis = named < 0 ? named + shape.count : named
        guard shape.indices.contains(axis),
            inputs.allSatisfy({ input in
                input.shape.count == shape.count
                    && shape.indices.allSatisfy { $0 == axis || input.shape[$0] == shape[$0] }
            })
        else { return nil }
        var joined = shape
        // Of nothing there may be as much as anyone likes.
        joined[axis] = inputs.reduce(0) { $0.addingReportingOverflow($1.shape[axis]).partialValue }
        guard let count = Extents.count(of: joined), count > 0 else { return nil }
        // All before the axis in turn, of each input what lies behind.
        let before = shape[..<axis].reduce(1, *)
        func join<Scalar>(_ lists: [[Scalar]]) -> [Scalar] {
            let lists = lists.filter { !$0.isEmpty }
            return (0..<before).flatMap { place in
                lists.flatMap { list in
                    let size = list.count / before
                    return list[place * size..<(place + 1) * size]
                }
            }
        }
        let (whole, floats) = (inputs.compactMap(\.integers), inputs.compactMap(\.floats))
        if whole.count == inputs.count {
            return ConstantTensor(shape: joined, scalars: .integers(join(whole)))
        }
        guard floats.count == inputs.count else { return nil }
        return ConstantTensor(shape: joined, scalars: .floats(join(floats)))
    }

    /// Some of a list of whole numbers.
    func gathered(
        _ inputs: [ConstantTensor], _ node: ONNXNodeProto
    ) throws(ONNXImportError) -> ConstantTensor? {
        guard case .integers(let values) = inputs[0].scalars, inputs[0].shape.count == 1,
            inputs.count == 2, case .integers(let picks) = inputs[1].scalars
        else { return nil }
        let places = picks.map { $0 < 0 ? $0 &+ values.count : $0 }
        guard places.allSatisfy(values.indices.contains) else { return nil }
        return ConstantTensor(
            shape: inputs[1].shape, scalars: .integers(places.map { values[$0] }))
    }

    /// Numbers with numbers of the same kind; a single one goes with each of a list.
    func computed(_ operation: String, _ inputs: [ConstantTensor]) -> ConstantTensor? {
        guard inputs.count == 2 else { return nil }
        let counts = inputs.map(\.count)
        let isSame = inputs[0].shape == inputs[1].shape
        guard isSame || counts.contains(1) || inputs.allSatisfy({ $0.shape.count <= 1 }),
            counts[0] == counts[1] || counts.contains(1), !counts.contains(0)
        else { return nil }
        let shape = inputs[counts[0] >= counts[1] ? 0 : 1].shape
        func pairs<Scalar>(_ left: [Scalar], _ right: [Scalar]) -> [(Scalar, Scalar)] {
            (0..<max(left.count, right.count)).map { index in
                (left[left.count == 1 ? 0 : index], right[right.count == 1 ? 0 : index])
            }
        }
        if let left = inputs[0].floats, let right = inputs[1].floats {
            let values = pairs(left, right).map { (a, b) -> Float in
                switch operation {
                case "Add": a + b
                case "Sub": a - b
                case "Mul": a * b
                default: a / b
                }
            }
            return ConstantTensor(shape: shape, scalars: .floats(values))
        }
        guard let left = inputs[0].integers, let right = inputs[1].integers else { return nil }
        let values = pairs(left, right).map { (a, b) -> Int? in
            let (value, overflow) =
                switch operation {
                case "Add": a.addingReportingOverflow(b)
                case "Sub": a.subtractingReportingOverflow(b)
                case "Mul": a.multipliedReportingOverflow(by: b)
                // Towards zero, as in ONNX.
                default: b == 0 ? (0, true) : a.dividedReportingOverflow(by: b)
                }
            return overflow ? nil : value
        }
        guard !values.contains(nil) else { return nil }
        return ConstantTensor(shape: shape, scalars: .integers(values.compactMap(\.self)))
    }

    /// One whole number, 0 if none is given, as often as a shape says.
    func repeated(_ value: ConstantTensor?, _ shape: ConstantTensor) -> ConstantTensor? {
        guard case .integers(let extents) = shape.scalars, let count = Extents.count(of: extents),
            count <= Self.listCountMax
        else { return nil }
        var number = 0
        if let value {
            guard case .integers(let values) = value.scalars, values.count == 1 else { return nil }
            number = values[0]
        }
        return ConstantTensor(
            shape: extents, scalars: .integers([Int](repeating: number, count: count)))
    }

    /// Longer lists of extents occur in no network.
    private static let listCountMax = 1000

    /// A part of the first axis, with a step: a part of a list, or rows of a matrix.
    mutating func sliced(
        _ tensor: ConstantTensor, _ node: ONNXNodeProto
    ) throws(ONNXImportError) -> ConstantTensor? {
        var bounds: [Int] = []
        for name in node.input.dropFirst() {
            guard let values = try constant(name, for: node)?.integers, values.count == 1
            else { return nil }
            bounds.append(values[0])
        }
        let axis = bounds.count > 2 ? bounds[2] : 0
        let step = bounds.count > 3 ? bounds[3] : 1
        guard case .integers(let values) = tensor.scalars, let count = tensor.shape.first,
            bounds.count >= 2, axis == 0, step == 1 || step == -1, !values.isEmpty
        else { return nil }
        // The end of a list is written as the largest number there is, or the least.
        func place(_ index: Int, _ range: ClosedRange<Int>) -> Int {
            let place = index < 0 ? max(index, -count - 1) + count : index
            return min(max(place, range.lowerBound), range.upperBound)
        }
        let range = step > 0 ? 0...count : -1...count - 1
        let picks = Array(
            stride(from: place(bounds[0], range), to: place(bounds[1], range), by: step))
        let rowCount = values.count / count
        return ConstantTensor(
            shape: [picks.count] + tensor.shape.dropFirst(),
            scalars: .integers(picks.flatMap { values[$0 * rowCount..<($0 + 1) * rowCount] }))
    }
}
