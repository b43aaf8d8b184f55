internal import NeuralNet

extension GraphBuilder {
    /// Adds a network: one sample's raw scores from its input.
    ///
    /// - Parameters:
    ///   - value: `[N] + network.input`.
    ///   - weights: known to fit the network; see ``Weights/validated(for:)``.
    ///   - prefix: what the names of its tensors begin with.
    mutating func scores(
        of network: Network, _ weights: Weights, from value: GraphValue, prefix: String = ""
    ) -> GraphValue {
        // The network is sound, so its shapes are known.
        let shapes = [network.input] + ((try? network.shapes()) ?? [])
        var value = value
        for (index, layer) in network.layers.enumerated() {
            if case .lstm(let layer) = layer {
                value = read(value, of: shapes[index], by: layer, index, weights, prefix)
            } else {
                value = add(layer, index, weights, prefix, to: value)
            }
        }
        return value
    }

    private mutating func add(
        _ layer: Layer, _ index: Int, _ weights: Weights, _ prefix: String, to value: GraphValue
    ) -> GraphValue {
        switch layer {
        case .conv2D(let layer):
            return node(
                "Conv",
                [value] + parameters(["weight", "bias"], of: index, weights, prefix),
                Self.window(layer.kernel, layer.stride, layer.padding)
                    + [.ints("dilations", layer.dilation)])
        case .maxPool2D(let layer):
            return node(
                "MaxPool", [value],
                Self.window(layer.kernel, layer.stride, layer.padding, layer.endPadding))
        case .averagePool2D(let layer):
            return node(
                "AveragePool", [value],
                Self.window(layer.kernel, layer.stride, layer.padding, layer.endPadding)
                    + [.int("count_include_pad", 0)])
        case .dense:
            return node(
                "Gemm", [value] + parameters(["weight", "bias"], of: index, weights, prefix),
                [.int("transB", 1)])
        case .batchNorm(let layer):
            return node(
                "BatchNormalization",
                [value]
                    + parameters(
                        ["scale", "shift", "mean", "variance"], of: index, weights, prefix),
                [.float("epsilon", layer.epsilon)])
        // Dropout acts in training only.
        case .dropout: return value
        case .lstm: preconditionFailure("an LSTM needs the shape of what it reads")
        case .relu: return node("Relu", [value])
        case .nonlinear(let function): return add(function, to: value)
        case .flatten: return node("Flatten", [value], [.int("axis", 1)])
        }
    }

    private mutating func add(_ function: Nonlinearity, to value: GraphValue) -> GraphValue {
        switch function {
        case .elu(let alpha): node("Elu", [value], [.float("alpha", alpha)])
        case .leakyReLU(let slope): node("LeakyRelu", [value], [.float("alpha", slope)])
        case .sigmoid: node("Sigmoid", [value])
        case .tanh: node("Tanh", [value])
        }
    }

    /// Those of a layer's tensors that there are: a layer may have no bias.
    private mutating func parameters(
        _ roles: [String], of index: Int, _ weights: Weights, _ prefix: String
    ) -> [GraphValue] {
        roles.compactMap { role in
            weights["\(index).\(role)"].map {
                constant(prefix + $0.name, shape: $0.shape, $0.scalars)
            }
        }
    }

    /// Paddings are written as all beginnings, then all ends.
    static func window(
        _ kernel: [Int], _ stride: [Int], _ padding: [Int], _ endPadding: [Int]? = nil
    ) -> [ONNXAttributeProto] {
        [
            .ints("kernel_shape", kernel), .ints("strides", stride),
            .ints("pads", padding + (endPadding ?? padding)),
        ]
    }
}
