extension Network {
    /// The shape of one sample after each layer, after checking the network whole.
    ///
    /// Safe on any value: nothing overflows and nothing traps, whatever the
    /// numbers are.
    ///
    /// - Throws: the first thing that is wrong, with the layer and what reaches it.
    public func shapes() throws(NetworkError) -> [[Int]] {
        try survey().shapes
    }

    /// Every tensor that the network needs, in the order of the layers.
    public func parameters() throws(NetworkError) -> [ParameterDescription] {
        try survey().parameters
    }

    /// How many multiply-adds convolutions, dense layers and LSTMs spend on one
    /// sample, forward. Twice that is its floating-point operations.
    public func multiplyAddCount() throws(NetworkError) -> Int {
        try survey().multiplyAddCount
    }

    /// All that one walk over the layers finds.
    private struct Survey {
        var shapes: [[Int]] = []
        var parameters: [ParameterDescription] = []
        var multiplyAddCount = 0
    }

    private func survey() throws(NetworkError) -> Survey {
        guard !layers.isEmpty else { throw .noLayers }
        guard layers.count <= NetworkLimits.layerCountMax else {
            throw .tooManyLayers(layers.count)
        }
        guard input.count == 1 || input.count == 3,
            input.allSatisfy((1...NetworkLimits.extentMax).contains)
        else { throw .invalidInput(input) }

        // Extents are at most 2¹² (a vector's one at most 2²⁶, checked as
        // activations), so that no product of four and no sum of 200 leaves 64 bits.
        var survey = Survey()
        var shape = input
        var (parameterCount, activationCount, operationCount) = (0, input.reduce(1, *), 0)
        for (index, layer) in layers.enumerated() {
            let place = NetworkError.Place(index: index, layer: layer.name, input: shape)
            let output = try layer.outputShape(at: place)
            activationCount += output.reduce(1, *) + layer.stateCount(input: shape)
            guard activationCount <= NetworkLimits.activationCountMax else {
                throw .tooManyActivations(place, count: activationCount)
            }
            let parameters = layer.parameters(index, input: shape, isRectified: isRectified(index))
            parameterCount += parameters.reduce(0) { $0 + $1.count }
            guard parameterCount <= NetworkLimits.parameterCountMax else {
                throw .tooManyParameters(place, count: parameterCount)
            }
            let work = layer.operationCount(input: shape, output: output)
            operationCount += work.multiplyAdds + work.comparisons
            guard operationCount <= NetworkLimits.operationCountMax else {
                throw .tooManyOperations(place, count: operationCount)
            }
            survey.multiplyAddCount += work.multiplyAdds
            survey.shapes.append(output)
            survey.parameters += parameters
            shape = output
        }
        return survey
    }

    /// Whether a rectifier follows layer `index` before the next weighted layer.
    private func isRectified(_ index: Int) -> Bool {
        for layer in layers[(index + 1)...] {
            switch layer {
            case .relu, .nonlinear(.elu), .nonlinear(.leakyReLU): return true
            case .conv2D, .dense, .lstm, .nonlinear: return false
            default: continue
            }
        }
        return false
    }
}

extension Layer {
    func outputShape(at place: NetworkError.Place) throws(NetworkError) -> [Int] {
        switch self {
        case .conv2D(let layer): try layer.outputShape(at: place)
        case .maxPool2D(let layer): try layer.window.poolShape(at: place)
        case .averagePool2D(let layer): try layer.window.poolShape(at: place)
        case .dense(let layer): try layer.outputShape(at: place)
        case .lstm(let layer): try layer.outputShape(at: place)
        case .batchNorm(let layer): try layer.outputShape(at: place)
        case .dropout(let layer): try layer.outputShape(at: place)
        case .relu: place.input
        case .nonlinear(let function): try function.outputShape(at: place)
        case .flatten: [place.input.reduce(1, *)]
        }
    }

    func parameters(_ index: Int, input: [Int], isRectified: Bool) -> [ParameterDescription] {
        switch self {
        case .conv2D(let layer): layer.parameters(index, input: input, isRectified: isRectified)
        case .dense(let layer): layer.parameters(index, input: input, isRectified: isRectified)
        case .lstm(let layer): layer.parameters(index, input: input)
        case .batchNorm(let layer): layer.parameters(index, input: input)
        case .maxPool2D, .averagePool2D, .dropout, .relu, .nonlinear, .flatten: []
        }
    }

    /// The scalars of one sample that it keeps beside its output.
    func stateCount(input: [Int]) -> Int {
        if case .lstm(let layer) = self { layer.stateCount(input: input) } else { 0 }
    }

    /// The work of one sample, forward; layers that touch each scalar once count as none.
    func operationCount(input: [Int], output: [Int]) -> (multiplyAdds: Int, comparisons: Int) {
        let outputCount = output.reduce(1, *)
        return switch self {
        case .conv2D(let layer): (outputCount * input[0] * layer.kernel[0] * layer.kernel[1], 0)
        case .dense: (outputCount * input[0], 0)
        case .lstm(let layer): (layer.multiplyAdds(input: input).all, 0)
        case .maxPool2D(let layer): (0, outputCount * layer.kernel[0] * layer.kernel[1])
        case .averagePool2D(let layer): (0, outputCount * layer.kernel[0] * layer.kernel[1])
        case .batchNorm, .dropout, .relu, .nonlinear, .flatten: (0, 0)
        }
    }
}
