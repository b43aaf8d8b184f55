internal import Engine

/// Everything needed to stop, save, restore and go on with the same bytes: the weights, the
/// optimizer's state and ``TrainingPlan/stepCount``.
extension TrainingPlan {
    /// The weights as they are now, in plain layout.
    public func weights() throws(PlanError) -> Weights {
        Weights(tensors: try export { parameter in [("", parameter.weights)] })
    }

    /// The running average of the weights, running statistics included; nil when none is kept.
    public func averagedWeights() throws(PlanError) -> Weights? {
        guard averagingDecay != nil else { return nil }
        return Weights(tensors: try export { $0.average.map { [("", $0)] } ?? [] })
    }

    /// The optimizer's tensors and the averaged weights: `"0.weight.mean"`, `"0.weight.square"`,
    /// `"0.weight.velocity"`, `"0.weight.average"`, in plain layout.
    public func optimizerState() throws(PlanError) -> [NamedTensor] {
        try export { $0.namedStates }
    }

    /// Starts anew from these weights: no steps taken, the optimizer's state zero, the average the
    /// weights themselves.
    public func setWeights(_ weights: Weights) throws(PlanError) {
        let ordered: Weights
        do { ordered = try weights.validated(for: network) } catch { throw .weights(error) }
        try engine { () throws(DNNLError) in
            try Processor.withThreads(threadCount) { () throws(DNNLError) in
                for (parameter, tensor) in zip(program.parameters, ordered.tensors) {
                    try parameter.fill(
                        parameter.weights, with: tensor.scalars, on: program.stream)
                    if let average = parameter.average {
                        try parameter.fill(average, with: tensor.scalars, on: program.stream)
                    }
                    for state in parameter.states { state.memory.floats.update(repeating: 0) }
                }
            }
        }
        stepCount = 0
    }

    /// Goes on from a checkpoint.
    ///
    /// - Parameters:
    ///   - state: what ``optimizerState()`` returned; other tensors are ignored.
    ///   - stepCount: ``TrainingPlan/stepCount`` at that time.
    /// - Throws: what is missing or does not fit; the plan is then as it was.
    public func restore(
        weights: Weights, state: [NamedTensor], stepCount: Int
    ) throws(PlanError) {
        guard stepCount >= 0 else {
            throw .invalidSetting(name: "stepCount", value: "\(stepCount)", allowed: "0 or more")
        }
        var byName: [String: NamedTensor] = [:]
        for tensor in state { byName[tensor.name] = tensor }
        var fillings: [(TrainingParameter, Memory, [Float])] = []
        for parameter in program.parameters {
            for (suffix, memory) in parameter.namedStates {
                let name = parameter.description.name + suffix
                guard let tensor = byName[name] else { throw .missingState(name: name) }
                guard tensor.shape == parameter.description.shape,
                    tensor.scalars.count == parameter.description.count,
                    tensor.scalars.allSatisfy(\.isFinite)
                else {
                    throw .unusableState(
                        name: name, expected: parameter.description.shape, actual: tensor.shape)
                }
                fillings.append((parameter, memory, tensor.scalars))
            }
        }
        try setWeights(weights)
        try engine { () throws(DNNLError) in
            try Processor.withThreads(threadCount) { () throws(DNNLError) in
                for (parameter, memory, scalars) in fillings {
                    try parameter.fill(memory, with: scalars, on: program.stream)
                }
            }
        }
        self.stepCount = stepCount
    }

    private func export(
        _ memories: (TrainingParameter) -> [(String, Memory)]
    ) throws(PlanError) -> [NamedTensor] {
        try engine { () throws(DNNLError) in
            try Processor.withThreads(threadCount) { () throws(DNNLError) in
                var tensors: [NamedTensor] = []
                for parameter in program.parameters {
                    for (suffix, memory) in memories(parameter) {
                        tensors.append(
                            NamedTensor(
                                name: parameter.description.name + suffix,
                                shape: parameter.description.shape,
                                scalars: try parameter.plainScalars(
                                    of: memory, on: program.stream)))
                    }
                }
                return tensors
            }
        }
    }
}

extension TrainingParameter {
    /// What a checkpoint must hold besides the weights, by the name's suffix.
    var namedStates: [(String, Memory)] {
        states.filter { !$0.role.isEmpty }.map { (".\($0.role)", $0.memory) }
            + (average.map { [(".average", $0)] } ?? [])
    }
}
