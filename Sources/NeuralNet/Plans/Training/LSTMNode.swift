internal import Engine

/// An LSTM, in floats whatever the plan's precision is.
struct LSTMNode: TrainingNode {
    let isTrainable = true
    private let pass: LSTMPass
    /// Plain.
    private let source: Memory
    private let output: Memory

    /// - Parameter parameters: W, U and b of each direction in turn.
    static func make(
        _ layer: LSTM, parameters: ArraySlice<ParameterDescription>, _ input: Activation,
        in program: TrainingProgram
    ) throws(DNNLError) -> (LSTMNode, Activation) {
        let source = try program.forwardCopy(input.memory, as: .plain(input.layout.shape))
        let slots = try parameters.map { (parameter) throws(DNNLError) in
            try program.addParameter(parameter, .plain(parameter.shape))
        }
        var runs: [LSTMRun] = []
        for (index, direction) in layer.directions.enumerated() {
            let (w, u, b) = (slots[3 * index], slots[3 * index + 1], slots[3 * index + 2])
            runs.append(
                LSTMRun(
                    reading: direction.reading(of: Array(source.layout.shape.dropFirst())),
                    isReversed: direction.isReversed,
                    inputTransposed: try program.forwardCopy(
                        w.weights, as: .transposed(w.description.shape)),
                    recurrentTransposed: try program.forwardCopy(
                        u.weights, as: .transposed(u.description.shape)),
                    bias: b.weights,
                    training: LSTMRun.Training(
                        input: w.weights, recurrent: u.weights, inputGradient: w.gradient,
                        recurrentGradient: u.gradient, biasGradient: b.gradient)))
        }
        let output = try Memory(.plain([program.batchCount, runs.count * layer.unitCount]))
        let pass = try LSTMPass(
            runs, unitCount: layer.unitCount, source: source, output: output,
            threadCount: program.threadCount)
        program.addForward(.lstm(pass))
        return (LSTMNode(pass: pass, source: source, output: output), Activation(memory: output))
    }

    func compileBackward(
        _ gradient: Memory, needsSource: Bool, in program: TrainingProgram
    ) throws(DNNLError) -> Memory? {
        let gradient = try program.backwardCopy(gradient, as: output.layout)
        let result = needsSource ? try Memory(source.layout) : nil
        program.addBackward(.lstmBackward(pass, gradient: gradient, sourceGradient: result))
        return result
    }
}

extension LSTM.Direction {
    /// How the engine reads a picture in this direction.
    func reading(of picture: [Int]) -> SequenceReading {
        readsRows ? .rows(of: picture) : .columns(of: picture)
    }
}
