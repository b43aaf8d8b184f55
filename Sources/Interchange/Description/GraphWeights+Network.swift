internal import NeuralNet
internal import Recognition

/// The weights of a network.
extension GraphWeights {
    mutating func tensors(
        of network: Network, _ prefix: String, _ path: String
    ) throws(ONNXImportError) -> [Safetensors.Tensor] {
        var tensors: [Safetensors.Tensor] = []
        let parameters: [ParameterDescription]
        do { parameters = try network.parameters() } catch { throw .network(error) }
        for parameter in parameters {
            let layer = parameter.name.prefix { $0 != "." }
            if let index = Int(layer), case .lstm(let lstm) = network.layers[index] {
                tensors.append(try gates(parameter, of: lstm, layer: index, prefix, path))
            } else {
                tensors.append(try floats(parameter.name, prefix, path))
            }
        }
        return tensors
    }

    /// One tensor of an LSTM, its gates in our order again.
    ///
    /// In the graph both directions of a reading are one tensor, named by the first.
    private mutating func gates(
        _ parameter: ParameterDescription, of lstm: LSTM, layer: Int, _ prefix: String,
        _ path: String
    ) throws(ONNXImportError) -> Safetensors.Tensor {
        let parts = parameter.name.split(separator: ".")
        let readings = lstm.directions.filter { $0.readsRows == (parts[1] == "rows") }
        let place = readings.firstIndex { $0.name == parts[1...2].joined(separator: ".") } ?? 0
        let joined = try floats("\(layer).\(readings[0].name).\(parts[3])", prefix, "")
        let values = joined.scalars ?? []
        let share = values.count / readings.count
        // A bias of ONNX has two halves, the second of which is 0.
        let isBias = parts[3] == "bias"
        let count = isBias ? share / 2 : share
        guard share * readings.count == values.count, count == parameter.count,
            !isBias || values[(place * share + count)..<(place + 1) * share].allSatisfy({ $0 == 0 })
        else {
            throw .tensor(name: joined.name, reason: "it is not that of such a layer")
        }
        let size = count / GraphBuilder.gateOrder.count
        var ours = [Float](repeating: 0, count: count)
        for (theirPlace, gate) in GraphBuilder.gateOrder.enumerated() {
            let start = place * share + theirPlace * size
            ours.replaceSubrange(
                gate * size..<(gate + 1) * size, with: values[start..<start + size])
        }
        return Safetensors.Tensor(
            name: path + parameter.name, shape: parameter.shape, scalars: ours)
    }
}
