internal import NeuralNet

extension GraphBuilder {
    /// As ``LSTM``: the last output of each reading and direction, `[N, outputs]`.
    ///
    /// ONNX's operator takes `[time, N, feature]`, does both directions at once, and gives the last
    /// outputs `[direction, N, unit]` as its second result.
    ///
    /// - Parameter shape: of one picture, `[channel, row, column]`.
    mutating func read(
        _ picture: GraphValue, of shape: [Int], by layer: LSTM, _ index: Int, _ weights: Weights,
        _ prefix: String
    ) -> GraphValue {
        let parts = [true, false].compactMap { readsRows -> GraphValue? in
            let directions = layer.directions.filter { $0.readsRows == readsRows }
            guard !directions.isEmpty else { return nil }
            let order = readsRows ? [2, 0, 1, 3] : [3, 0, 1, 2]
            let (time, across) = readsRows ? (shape[1], shape[2]) : (shape[2], shape[1])
            let steps = node(
                "Reshape",
                [
                    node("Transpose", [picture], [.ints("perm", order)]),
                    constant([time, -1, shape[0] * across]),
                ])
            let names = directions.map { "\(index).\($0.name)" }
            let last = nodes(
                "LSTM",
                [
                    steps, gates(names, "input", layer, weights, prefix),
                    gates(names, "recurrent", layer, weights, prefix),
                    gates(names, "bias", layer, weights, prefix),
                ],
                [
                    .int("hidden_size", layer.unitCount),
                    .string("direction", directions.count == 2 ? "bidirectional" : "forward"),
                ], outputs: [nil, nil])[1]
            let joined = node("Transpose", [last], [.ints("perm", [1, 0, 2])])
            return reshape(joined, to: [directions.count * layer.unitCount])
        }
        return parts.count == 1 ? parts[0] : node("Concat", parts, [.int("axis", 1)])
    }

    /// Where the gates that ONNX lists as input, output, forget and cell stand in our tensors,
    /// whose order is input, forget, cell, output.
    static let gateOrder = [0, 3, 1, 2]

    /// One role's tensors of all directions, `[direction, 4 · unit, …]`.
    ///
    /// ONNX has a bias for the input and one for the recurrence: the latter is 0.
    private mutating func gates(
        _ names: [String], _ role: String, _ layer: LSTM, _ weights: Weights, _ prefix: String
    ) -> GraphValue {
        var scalars: [Float] = []
        var shape: [Int] = []
        for name in names {
            // The weights are known to fit the network.
            guard let tensor = weights["\(name).\(role)"] else { continue }
            let size = tensor.scalars.count / Self.gateOrder.count
            for gate in Self.gateOrder {
                scalars += tensor.scalars[gate * size..<(gate + 1) * size]
            }
            shape = tensor.shape
            if role == "bias" {
                scalars += [Float](repeating: 0, count: tensor.scalars.count)
                shape = [2 * tensor.scalars.count]
            }
        }
        let name = "\(prefix)\(names[0]).\(role)"
        return constant(name, shape: [names.count] + shape, scalars)
    }
}
