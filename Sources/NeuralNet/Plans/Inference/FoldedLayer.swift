/// A layer as inference runs it: dropout gone, batch norm folded into the weights before it, ReLU
/// joined to the layer before it.
enum FoldedLayer {
    /// `weight` is [filter, channel, kernel row, kernel column], row-major.
    case convolution(
        window: Window, weightShape: [Int], weight: [Float], bias: [Float]?, isRectified: Bool)
    /// `weight` is [unit, feature], row-major.
    case dense(unitCount: Int, weight: [Float], bias: [Float]?, isRectified: Bool)
    /// W, U and b of each direction in turn, row-major.
    case lstm(LSTM, [[Float]])
    /// A batch norm that stands after something else than a convolution or dense layer.
    case batchNorm(
        epsilon: Float, scale: [Float], shift: [Float], mean: [Float], variance: [Float],
        isRectified: Bool)
    case maxPool(Window)
    case averagePool(Window)
    case relu
    case nonlinear(Nonlinearity)
    case flatten
}

extension FoldedLayer {
    /// The layers of a network with the shapes of a sample after each.
    ///
    /// - Parameter weights: already validated for the network.
    static func fold(
        _ network: Network, _ weights: Weights, shapes: [[Int]]
    ) -> [(layer: FoldedLayer, output: [Int])] {
        var folded: [(layer: FoldedLayer, output: [Int])] = []
        for (index, layer) in network.layers.enumerated() {
            func tensor(_ role: String) -> [Float]? { weights["\(index).\(role)"]?.scalars }
            var next: FoldedLayer
            switch layer {
            case .conv2D(let conv):
                // A validated convolution has its weight.
                let weight = weights["\(index).weight"]!
                next = .convolution(
                    window: conv.window, weightShape: weight.shape, weight: weight.scalars,
                    bias: tensor("bias"), isRectified: false)
            case .dense(let dense):
                next = .dense(
                    unitCount: dense.unitCount, weight: tensor("weight")!, bias: tensor("bias"),
                    isRectified: false)
            case .lstm(let lstm):
                let names = lstm.directions.flatMap { direction in
                    ["input", "recurrent", "bias"].map { "\(direction.name).\($0)" }
                }
                next = .lstm(lstm, names.map { tensor($0)! })
            case .batchNorm(let norm):
                next = .batchNorm(
                    epsilon: norm.epsilon, scale: tensor("scale")!, shift: tensor("shift")!,
                    mean: tensor("mean")!, variance: tensor("variance")!, isRectified: false)
                if let before = folded.last?.layer, let joined = before.joined(batchNorm: next) {
                    folded[folded.count - 1].layer = joined
                    continue
                }
            case .relu:
                if let joined = folded.last?.layer.joinedReLU {
                    folded[folded.count - 1].layer = joined
                    continue
                }
                next = .relu
            case .nonlinear(let function): next = .nonlinear(function)
            case .maxPool2D(let pool): next = .maxPool(pool.window)
            case .averagePool2D(let pool): next = .averagePool(pool.window)
            case .flatten: next = .flatten
            case .dropout: continue
            }
            folded.append((next, shapes[index]))
        }
        return folded
    }

    /// This layer with a ReLU on its way out; nil when it has no place for one.
    private var joinedReLU: FoldedLayer? {
        switch self {
        case .convolution(let window, let shape, let weight, let bias, _):
            .convolution(
                window: window, weightShape: shape, weight: weight, bias: bias, isRectified: true)
        case .dense(let unitCount, let weight, let bias, _):
            .dense(unitCount: unitCount, weight: weight, bias: bias, isRectified: true)
        case .batchNorm(let epsilon, let scale, let shift, let mean, let variance, _):
            .batchNorm(
                epsilon: epsilon, scale: scale, shift: shift, mean: mean, variance: variance,
                isRectified: true)
        case .relu: .relu
        case .lstm, .maxPool, .averagePool, .nonlinear, .flatten: nil
        }
    }

    /// This layer with a batch norm's affine map in its weights; nil when it has none, or when a
    /// ReLU stands between.
    private func joined(batchNorm: FoldedLayer) -> FoldedLayer? {
        guard
            case .batchNorm(let epsilon, let scale, let shift, let mean, let variance, _) =
                batchNorm
        else { return nil }
        // In double: one rounding at the end instead of one at each step.
        let factors = scale.indices.map {
            Double(scale[$0]) / (Double(variance[$0]) + Double(epsilon)).squareRoot()
        }
        func folded(_ weight: [Float], _ bias: [Float]?) -> (weight: [Float], bias: [Float]) {
            let share = weight.count / factors.count
            let newWeight = weight.indices.map { Float(Double(weight[$0]) * factors[$0 / share]) }
            let newBias = factors.indices.map { channel in
                let before = Double(bias?[channel] ?? 0) - Double(mean[channel])
                return Float(before * factors[channel] + Double(shift[channel]))
            }
            return (newWeight, newBias)
        }
        switch self {
        case .convolution(let window, let shape, let weight, let bias, false):
            let new = folded(weight, bias)
            return .convolution(
                window: window, weightShape: shape, weight: new.weight, bias: new.bias,
                isRectified: false)
        case .dense(let unitCount, let weight, let bias, false):
            let new = folded(weight, bias)
            return .dense(
                unitCount: unitCount, weight: new.weight, bias: new.bias, isRectified: false)
        default:
            return nil
        }
    }
}
