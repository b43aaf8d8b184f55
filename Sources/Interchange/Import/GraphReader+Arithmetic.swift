internal import NeuralNet

/// Nodes that compute with each number, and products with a constant.
extension GraphReader {
    /// A function of each number alone, or of each and one for its channel.
    ///
    /// - Returns: whether the node is one.
    mutating func applyElementwise(_ node: ONNXNodeProto) throws(ONNXImportError) -> Bool {
        switch node.opType {
        case "Identity", "Dropout", "Cast": try passOn(node)
        case "Relu": try assembly.append(.relu)
        case "Elu": try assembly.append(.nonlinear(.elu(alpha: node.float("alpha", default: 1))))
        case "LeakyRelu":
            try assembly.append(
                .nonlinear(.leakyReLU(slope: node.float("alpha", default: 0.01))))
        case "Sigmoid": try assembly.append(.nonlinear(.sigmoid))
        case "Tanh": try assembly.append(.nonlinear(.tanh))
        case "Add", "Sub", "Mul", "Div": try applyArithmetic(node)
        case "BatchNormalization": try normalize(node)
        case "Concat":
            guard node.input.count == 1 else {
                throw node.refusal(
                    "it puts constants beside the values: leave it out, or pad with zeros by Pad")
            }
        default: return false
        }
        return true
    }

    private func passOn(_ node: ONNXNodeProto) throws(ONNXImportError) {
        guard node.input.first.map({ shapes[$0] != nil }) ?? false else {
            throw node.refusal("it takes a value elsewhere")
        }
        guard node.opType != "Dropout" || !dropsNumbers(node) else {
            throw node.refusal("it drops numbers at random: export the network for answering")
        }
        if node.opType == "Cast" {
            try node.require("to", ONNXTensorProto.DataType.float.rawValue, default: 0)
        }
    }

    /// `value · weight`, and for Gemm a bias.
    mutating func applyProduct(_ node: ONNXNodeProto) throws(ONNXImportError) {
        let isGemm = node.opType == "Gemm"
        if isGemm { try node.require("transA", 0, default: 0) }
        let given = try weights(node, at: 1)
        guard given.shape.count == 2 else {
            throw node.refusal("weights of \(given.shape) are no matrix")
        }
        let isOurs = isGemm ? try node.int("transB", default: 0) != 0 : false
        var weight = given
        if !isOurs {
            let turned = ConstantTensor(shape: given.shape, scalars: .floats(given.values))
                .transposed([1, 0])
            guard case .floats(let values) = turned.scalars else { return }
            weight = .init(shape: turned.shape, values: values)
        }
        let (alpha, beta) = (node.float("alpha", default: 1), node.float("beta", default: 1))
        if isGemm, alpha != 1 { weight.values = weight.values.map { $0 * alpha } }
        var bias = isGemm && node.input.count > 2 ? try weights(node, at: 2) : nil
        if beta != 1, let given = bias { bias?.values = given.values.map { $0 * beta } }
        try assembly.dense(weight, bias: bias, node)
    }

    /// Add, Sub, Mul or Div with a constant on one side.
    private mutating func applyArithmetic(_ node: ONNXNodeProto) throws(ONNXImportError) {
        guard node.input.count == 2 else { throw node.refusal("it needs two inputs") }
        let isFirst = try constant(node.input[1], for: node) != nil
        let given = try weights(node, at: isFirst ? 1 : 0)
        let channels = try channels(of: given, node)
        var affine = assembly.affine ?? ChannelAffine(channelCount: assembly.channelCount)
        switch node.opType {
        case "Add": affine.add(channels)
        case "Sub":
            // constant − value is −value + constant.
            if !isFirst { affine.multiply(by: channels.map { _ in -1 }) }
            affine.add(isFirst ? channels.map { -$0 } : channels)
        case "Mul": affine.multiply(by: channels)
        default:
            guard isFirst else { throw node.refusal("it divides by what depends on the glyph") }
            affine.divide(by: channels)
        }
        assembly.affine = affine
    }

    private mutating func channels(
        of tensor: ConstantTensor.Floats, _ node: ONNXNodeProto
    ) throws(ONNXImportError) -> [Float] {
        // As many as one sample has are looked at.
        try spend(assembly.value.reduce(1, *), on: node)
        return try assembly.channels(of: tensor, node)
    }

    private mutating func normalize(_ node: ONNXNodeProto) throws(ONNXImportError) {
        try node.require("training_mode", 0, default: 0)
        // ONNX's channels are the first axis of a sample.
        let behind = [Int](repeating: 1, count: assembly.value.count - 1)
        var parts: [ConstantTensor.Floats] = []
        for index in 1...4 {
            let tensor = try weights(node, at: index)
            guard tensor.shape == [assembly.value[0]] else {
                throw node.refusal("\(tensor.shape) does not fit samples of \(assembly.value)")
            }
            let broadcast = ConstantTensor.Floats(
                shape: tensor.shape + behind, values: tensor.values)
            parts.append(
                .init(
                    shape: [assembly.channelCount],
                    values: try channels(of: broadcast, node)))
        }
        try assembly.append(
            .batchNorm(BatchNorm(epsilon: node.float("epsilon", default: 1e-5))),
            ["scale": parts[0], "shift": parts[1], "mean": parts[2], "variance": parts[3]])
    }
}
