/// What changes the graph's value and not the picture: the order of axes, the shape.
extension NetworkAssembly {
    /// - Parameter order: of the axes of one sample.
    mutating func transpose(_ order: [Int], _ node: ONNXNodeProto) throws(ONNXImportError) {
        guard order.sorted() == Array(value.indices) else {
            throw node.refusal("\(order) is no order of \(value.count) axes")
        }
        let count = value.reduce(1, *)
        guard count <= Self.reorderedCountMax else {
            throw node.refusal("\(count) numbers are too many to reorder")
        }
        let moved = Extents.places(transposing: value, order)
        let places = moved.map { self.places?[$0] ?? $0 }
        value = order.map { value[$0] }
        self.places = places.elementsEqual(0..<count) ? nil : places
    }

    /// - Parameter shape: of one sample; −1, once, for what is left.
    mutating func reshape(_ shape: [Int], _ node: ONNXNodeProto) throws(ONNXImportError) {
        let count = value.reduce(1, *)
        var extents = shape
        if let open = extents.firstIndex(of: -1) {
            extents[open] = 1
            let rest = Extents.count(of: extents) ?? 0
            guard rest > 0, count % rest == 0 else {
                throw node.refusal("\(value) does not become \(shape)")
            }
            extents[open] = count / rest
        }
        guard Extents.count(of: extents) == count else {
            throw node.refusal("\(value) does not become \(shape)")
        }
        value = extents
    }

    /// A constant that is broadcast over the value, as one number for each channel of the picture.
    ///
    /// - Throws: if it differs within a channel: no layer of ours does that.
    func channels(
        of tensor: ConstantTensor.Floats, _ node: ONNXNodeProto
    ) throws(ONNXImportError) -> [Float] {
        if tensor.values.count == 1 {
            return [Float](repeating: tensor.values[0], count: channelCount)
        }
        // Aligned at the last axis; what is missing, and the batch, counts 1.
        let shape = Array(tensor.shape.drop { $0 == 1 })
        guard shape.count <= value.count else {
            throw node.refusal("\(tensor.shape) does not fit samples of \(value)")
        }
        let full = [Int](repeating: 1, count: value.count - shape.count) + shape
        for (extent, own) in zip(full, value) where extent != 1 && extent != own {
            throw node.refusal("\(tensor.shape) does not fit samples of \(value)")
        }
        let count = value.reduce(1, *)
        guard count <= Self.reorderedCountMax else {
            throw node.refusal("\(count) numbers are too many to reorder")
        }
        let strides = zip(full, Extents.strides(of: full)).map { $0 == 1 ? 0 : $1 }
        var channels = [Float?](repeating: nil, count: channelCount)
        for (index, source) in Extents.places(of: value, strides: strides).enumerated() {
            let channel = (places?[index] ?? index) / channelSize
            let number = tensor.values[source]
            guard channels[channel] ?? number == number else {
                throw node.refusal("its numbers differ within a channel: give one for each channel")
            }
            channels[channel] = number
        }
        return channels.map { $0 ?? 0 }
    }
}
