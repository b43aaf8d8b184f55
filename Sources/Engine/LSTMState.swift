/// What one LSTM remembers of some samples, all row-major with the step first. In inference the
/// cell state and the output of one step take the place of the step's before.
final class LSTMState {
    /// [step, sample, input]
    let inputs: Memory
    /// Whether the inputs are gathered for this run, or for the one that it shares them with.
    let ownsInputs: Bool
    /// [step, sample, gate]: sums, then activations, then gradients.
    let gates: Memory
    /// [sample, unit]: the gradient by a step's output, and by the cell state after it.
    let outputGradient: Memory
    let cellGradient: Memory
    /// [step, sample, input]
    let inputsGradient: Memory
    let inputGradient: Memory
    let recurrentGradient: Memory
    let biasGradient: Memory
    private let cells: Memory
    private let squashedCells: Memory
    private let outputs: Memory
    private let zeros: Memory
    private let stateCount: Int
    private let isTraining: Bool

    init(
        _ run: LSTMRun, unitCount: Int, sampleCount: Int, isFirst: Bool, sharing inputs: Memory?
    ) throws(DNNLError) {
        let (stepCount, inputCount) = (run.reading.stepCount, run.reading.inputCount)
        func memory(_ shape: Int...) throws(DNNLError) -> Memory { try Memory(.plain(shape)) }
        isTraining = run.training != nil
        stateCount = sampleCount * unitCount
        let kept = isTraining ? stepCount : 1
        ownsInputs = inputs == nil
        if let inputs {
            self.inputs = inputs
        } else {
            self.inputs = try memory(stepCount, sampleCount, inputCount)
        }
        gates = try memory(stepCount, sampleCount, 4 * unitCount)
        cells = try memory(kept, sampleCount, unitCount)
        squashedCells = try memory(kept, sampleCount, unitCount)
        outputs = try memory(kept, sampleCount, unitCount)
        zeros = try memory(sampleCount, unitCount)
        guard let training = run.training else {
            // Inference never looks at these.
            (outputGradient, cellGradient, inputsGradient) = (zeros, zeros, zeros)
            (inputGradient, recurrentGradient, biasGradient) = (zeros, zeros, zeros)
            return
        }
        outputGradient = try memory(sampleCount, unitCount)
        cellGradient = try memory(sampleCount, unitCount)
        inputsGradient = try memory(stepCount, sampleCount, inputCount)
        inputGradient =
            try isFirst ? training.inputGradient : memory(4 * unitCount, inputCount)
        recurrentGradient =
            try isFirst ? training.recurrentGradient : memory(4 * unitCount, unitCount)
        biasGradient = try isFirst ? training.biasGradient : memory(4 * unitCount)
    }

    func gates(_ step: Int) -> UnsafeMutablePointer<Float> { gates.start + step * 4 * stateCount }

    /// The cell state after a step; before the first, zeros.
    func cell(_ step: Int?) -> UnsafeMutablePointer<Float> {
        step.map { cells.start + place($0) } ?? zeros.start
    }

    func squashed(_ step: Int) -> UnsafeMutablePointer<Float> { squashedCells.start + place(step) }

    func output(_ step: Int) -> UnsafeMutablePointer<Float> { outputs.start + place(step) }

    private func place(_ step: Int) -> Int { isTraining ? step * stateCount : 0 }
}

extension Memory {
    /// The first float.
    var start: UnsafeMutablePointer<Float> { floats.baseAddress! }
}
