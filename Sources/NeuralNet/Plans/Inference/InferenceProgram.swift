internal import Engine

/// A network compiled for inference: operations and packed weights, shared by every caller. A
/// caller's own memories are an ``InferenceLane``.
final class InferenceProgram: @unchecked Sendable {
    // Proof: everything is set while the initializer runs, on one thread, and only read later: the
    // operations are Sendable, the constants are never written again.

    /// A tensor of a step: one of the lane's, or a constant that all lanes share.
    enum Tensor {
        case slot(Int)
        case constant(Memory)
    }

    enum Step {
        case operation(Operation, [(Operation.Role, Tensor)])
        /// All LSTMs of a layer, from one slot to another.
        case lstm([LSTMRun], unitCount: Int, source: Int, output: Int)
    }

    /// A tensor of a lane: its layout, and the earlier slot whose bytes it looks at, if any.
    struct Slot {
        let layout: Layout
        let viewed: Int?
    }

    let batchCount: Int
    let threadCount: Int
    private(set) var steps: [Step] = []
    private(set) var slots: [Slot] = []
    /// The slot that holds the scores, plain [batch, class], after the last step.
    private(set) var output = 0
    /// Slot 0 holds the inputs, plain [batch, …input].
    let input = 0

    init(
        input shape: [Int], layers: [(layer: FoldedLayer, output: [Int])], batchCount: Int,
        threadCount: Int
    ) throws(DNNLError) {
        self.threadCount = threadCount
        self.batchCount = batchCount
        slots = [Slot(layout: try .plain([batchCount] + shape), viewed: nil)]
        for (layer, output) in layers { try add(layer, output: [batchCount] + output) }
        try makePlain()
    }

    private func add(_ layer: FoldedLayer, output: [Int]) throws(DNNLError) {
        switch layer {
        case .convolution(let window, let shape, let weight, let bias, let isRectified):
            try addConvolution(
                Engine.Window(window), shape, weight, bias, isRectified, output: output)
        case .dense(let unitCount, let weight, let bias, let isRectified):
            try addDense(unitCount, weight, bias, isRectified)
        case .lstm(let lstm, let parameters):
            try addLSTM(lstm, parameters, output: output)
        case .batchNorm(let epsilon, let scale, let shift, let mean, let variance, let rectified):
            if output.count == 2 { try makePlain() }
            let layout = slots[self.output].layout
            let operation = try Operation.batchNormalization(
                source: layout, epsilon: epsilon, isTraining: false, postReLU: rectified)
            let constants: [(Operation.Role, [Float])] = [
                (.mean, mean), (.variance, variance), (.scale, scale), (.shift, shift),
            ]
            let tensors = try constants.map { (role, scalars) throws(DNNLError) in
                (role, Tensor.constant(try constant(scalars, [scalars.count], as: nil)))
            }
            append(operation, tensors, to: layout)
        case .maxPool(let window):
            try addPooling(.max, Engine.Window(window), output: output)
        case .averagePool(let window):
            try addPooling(.average, Engine.Window(window), output: output)
        case .relu:
            let layout = slots[self.output].layout
            append(try .elementwise(.rectifier, layout, isTraining: false), [], to: layout)
        case .nonlinear(let function):
            let layout = slots[self.output].layout
            append(try .elementwise(function.operation, layout, isTraining: false), [], to: layout)
        case .flatten:
            break
        }
    }

    private func addConvolution(
        _ window: Engine.Window, _ weightShape: [Int], _ weight: [Float], _ bias: [Float]?,
        _ isRectified: Bool, output: [Int]
    ) throws(DNNLError) {
        let biasLayout = bias == nil ? nil : try Layout.plain([output[1]])
        let source = slots[self.output].layout.shape
        let algorithm = Operation.ConvolutionAlgorithm(
            window, channelCount: source[1], filterCount: output[1], .float32)
        let operation = try Operation.convolution(by: algorithm) { (algorithm) throws(DNNLError) in
            try .convolution(
                source: .any(source), weights: .any(weightShape), bias: biasLayout,
                destination: .any(output), window: window, isTraining: false,
                postReLU: isRectified, algorithm: algorithm)
        }
        // A convolution's tensors always have layouts.
        try convert(to: operation.layout(.source)!)
        try append(operation, weight: weight, weightShape, bias: bias)
    }

    private func addDense(
        _ unitCount: Int, _ weight: [Float], _ bias: [Float]?, _ isRectified: Bool
    ) throws(DNNLError) {
        let source = slots[output].layout
        let weightShape = [unitCount] + source.shape.dropFirst()
        let biasLayout = bias == nil ? nil : try Layout.plain([unitCount])
        let operation = try Operation.innerProduct(
            source: source, weights: .any(weightShape), bias: biasLayout,
            destination: .plain([batchCount, unitCount]), isTraining: false,
            postReLU: isRectified)
        try append(operation, weight: weight, weightShape, bias: bias)
    }

    private func addLSTM(
        _ lstm: LSTM, _ parameters: [[Float]], output shape: [Int]
    ) throws(DNNLError) {
        try convert(to: .plain(slots[output].layout.shape))
        let picture = Array(slots[output].layout.shape.dropFirst())
        var runs: [LSTMRun] = []
        for (index, direction) in lstm.directions.enumerated() {
            let gateCount = 4 * lstm.unitCount
            let shapes = [
                [gateCount, direction.extents(of: picture).inputCount],
                [gateCount, lstm.unitCount],
            ]
            let weights = try zip(shapes, parameters[(3 * index)...]).map {
                (shape, scalars) throws(DNNLError) in
                try constant(scalars, shape, as: .transposed(shape))
            }
            runs.append(
                LSTMRun(
                    reading: direction.reading(of: picture), isReversed: direction.isReversed,
                    inputTransposed: weights[0], recurrentTransposed: weights[1],
                    bias: try constant(parameters[3 * index + 2], [gateCount], as: nil)))
        }
        let source = output
        slots.append(Slot(layout: try .plain(shape), viewed: nil))
        output = slots.count - 1
        steps.append(
            .lstm(runs, unitCount: lstm.unitCount, source: source, output: output))
    }

    private func addPooling(
        _ kind: Operation.PoolingKind, _ window: Engine.Window, output: [Int]
    ) throws(DNNLError) {
        let operation = try Operation.pooling(
            kind, source: slots[self.output].layout, destination: .any(output), window: window,
            isTraining: false)
        append(operation, [], to: operation.layout(.destination)!)
    }

    /// Adds a step from the present output to a new one.
    private func append(
        _ operation: Operation, _ tensors: [(Operation.Role, Tensor)], to layout: Layout
    ) {
        let source = output
        slots.append(Slot(layout: layout, viewed: nil))
        output = slots.count - 1
        steps.append(
            .operation(
                operation,
                [(.source, .slot(source)), (.destination, .slot(output))] + tensors))
    }

    /// Adds a convolution or product with its weights packed as it reads them.
    private func append(
        _ operation: Operation, weight: [Float], _ weightShape: [Int], bias: [Float]?
    ) throws(DNNLError) {
        // Both always have layouts.
        let packed = try constant(weight, weightShape, as: operation.layout(.weights)!)
        var tensors: [(Operation.Role, Tensor)] = [(.weights, .constant(packed))]
        if let bias {
            tensors.append((.bias, .constant(try constant(bias, [bias.count], as: nil))))
        }
        append(operation, tensors, to: operation.layout(.destination)!)
    }

    private func convert(to layout: Layout) throws(DNNLError) {
        let present = slots[output].layout
        if present != layout { append(try Operation(reorder: present, to: layout), [], to: layout) }
    }

    /// Brings the output to [batch, feature] in plain order.
    private func makePlain() throws(DNNLError) {
        let shape = slots[output].layout.shape
        try convert(to: .plain(shape))
        guard shape.count > 2 else { return }
        let flat = try Layout.plain([shape[0], shape.dropFirst().reduce(1, *)])
        slots.append(Slot(layout: flat, viewed: output))
        output = slots.count - 1
    }

    /// Weights in the layout that an operation reads; nil stands for plain.
    private func constant(
        _ scalars: [Float], _ shape: [Int], as layout: Layout?
    ) throws(DNNLError) -> Memory {
        let plain = try Memory(.plain(shape))
        _ = plain.floats.update(fromContentsOf: scalars)
        guard let layout, layout != plain.layout else { return plain }
        let packed = try Memory(layout)
        let reorder = try Operation(reorder: plain.layout, to: layout)
        try Call(reorder, [(.source, plain), (.destination, packed)], scratch: Scratch())
            .run(on: Stream())
        return packed
    }
}
