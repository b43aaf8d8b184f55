internal import Engine

/// Compiles a network into a training program: layer by layer forward, then back.
struct TrainingCompiler {
    let network: Network
    let program: TrainingProgram
    private(set) var nodes: [any TrainingNode] = []
    private var activation: Activation
    /// The caller fills it: plain [batch, …input].
    let inputs: Memory

    init(_ network: Network, _ program: TrainingProgram) throws(DNNLError) {
        self.network = network
        self.program = program
        inputs = try Memory(.plain([program.batchCount] + network.input))
        activation = Activation(memory: inputs, isKept: true)
    }

    /// Adds the whole forward pass.
    ///
    /// - Parameters:
    ///   - shapes: one sample after each layer.
    ///   - parameters: of the whole network, in order.
    /// - Returns: the scores, plain [batch, class].
    mutating func compileForward(
        shapes: [[Int]], parameters: [ParameterDescription]
    ) throws(DNNLError) -> Memory {
        var rest = parameters[...]
        var index = 0
        while index < network.layers.count {
            let own = rest.prefix { $0.name.hasPrefix("\(index).") }
            rest = rest.dropFirst(own.count)
            let next = index + 1 < network.layers.count ? network.layers[index + 1] : nil
            let isRectified = next == .relu && network.layers[index].fusesReLU
            try add(
                network.layers[index], index: index, output: shapes[index], parameters: own,
                isRectified: isRectified)
            index += isRectified ? 2 : 1
        }
        try makePlain()
        return activation.memory
    }

    /// Adds the whole backward pass, from the gradient by the scores.
    func compileBackward(from gradient: Memory) throws(DNNLError) {
        guard let firstTrainable = nodes.firstIndex(where: \.isTrainable) else { return }
        var gradient = gradient
        for index in nodes.indices.reversed() where index >= firstTrainable {
            let next = try nodes[index].compileBackward(
                gradient, needsSource: index > firstTrainable, in: program)
            guard let next else { return }
            gradient = next
        }
    }

    private mutating func add(
        _ layer: Layer, index: Int, output shape: [Int],
        parameters: ArraySlice<ParameterDescription>, isRectified: Bool
    ) throws(DNNLError) {
        switch layer {
        case .conv2D(let conv):
            append(
                try ConvolutionNode.make(
                    conv, parameters: parameters, output: shape, isRectified: isRectified,
                    activation, in: program))
        case .dense(let dense):
            append(
                try DenseNode.make(
                    dense, parameters: parameters, isRectified: isRectified, activation,
                    in: program))
        case .lstm(let lstm):
            append(try LSTMNode.make(lstm, parameters: parameters, activation, in: program))
        case .batchNorm(let norm):
            // A flattened picture is normalised by feature, not by channel.
            if shape.count == 1 { try makePlain() }
            append(
                try BatchNormNode.make(
                    norm, parameters: parameters, isRectified: isRectified, activation,
                    in: program))
        case .maxPool2D(let pool):
            try addPooling(.max, pool.window, output: shape)
        case .averagePool2D(let pool):
            try addPooling(.average, pool.window, output: shape)
        case .dropout(let dropout):
            guard dropout.rate > 0 else { return }
            append(try DropoutNode.make(dropout, layer: index, activation, in: program))
        case .relu:
            append(try ElementwiseNode.make(.rectifier, activation, in: program))
        case .nonlinear(let function):
            append(try ElementwiseNode.make(function.operation, activation, in: program))
        case .flatten:
            break
        }
    }

    private mutating func addPooling(
        _ kind: Operation.PoolingKind, _ window: Window, output shape: [Int]
    ) throws(DNNLError) {
        append(
            try PoolingNode.make(
                kind, window: Engine.Window(window), output: shape, activation, in: program))
    }

    private mutating func makePlain() throws(DNNLError) {
        let layout = activation.layout
        if layout.shape.count == 2, layout == (try .plain(layout.shape)) { return }
        append(try PlainNode.make(activation, in: program))
    }

    private mutating func append(_ made: (node: some TrainingNode, activation: Activation)) {
        nodes.append(made.node)
        activation = made.activation
    }
}

extension Layer {
    /// Whether a ReLU right after the layer costs nothing.
    var fusesReLU: Bool {
        switch self {
        case .conv2D, .dense, .batchNorm: true
        case .lstm, .maxPool2D, .averagePool2D, .dropout, .relu, .nonlinear, .flatten: false
        }
    }
}
