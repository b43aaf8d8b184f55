internal import CDNNL
internal import CKernels

/// A share of a batch's samples on its way through the LSTMs of a layer, on one thread.
final class LSTMPart {
    private let runs: [LSTMRun]
    private let states: [LSTMState]
    private let unitCount: Int
    private let samples: Range<Int>
    private let source: Memory
    private let output: Memory

    /// - Parameter isFirst: whether this part writes its gradients where they belong, or beside,
    ///   for ``addGradients()``.
    init(
        _ runs: [LSTMRun], unitCount: Int, samples: Range<Int>, source: Memory, output: Memory,
        isFirst: Bool
    ) throws(DNNLError) {
        self.runs = runs
        self.unitCount = unitCount
        self.samples = samples
        self.source = source
        self.output = output
        var states: [LSTMState] = []
        for run in runs {
            // Both directions of a reading look at the same steps.
            let twin = zip(runs, states).first { $0.0.reading == run.reading }?.1
            states.append(
                try LSTMState(
                    run, unitCount: unitCount, sampleCount: samples.count, isFirst: isFirst,
                    sharing: twin?.inputs))
        }
        self.states = states
    }

    func forward() throws(DNNLError) {
        for (index, run) in runs.enumerated() {
            let state = states[index]
            if state.ownsInputs {
                run.reading.gather(
                    source.floats.baseAddress!, samples: samples, into: state.inputs.start)
            }
            let rowCount = run.reading.stepCount * samples.count
            try product(
                state.inputs.start, run.inputTransposed.start, into: state.gates.start,
                rowCount, gateCount, run.reading.inputCount, adding: false)
            try forward(run, state)
            let last = state.output(run.steps.last!)
            for (row, sample) in samples.enumerated() {
                let place = (sample * runs.count + index) * unitCount
                (output.start + place).update(from: last + row * unitCount, count: unitCount)
            }
        }
    }

    private func forward(_ run: LSTMRun, _ state: LSTMState) throws(DNNLError) {
        var previous: Int?
        for step in run.steps {
            if let previous {
                try product(
                    state.output(previous), run.recurrentTransposed.start,
                    into: state.gates(step), samples.count, gateCount, unitCount, adding: true)
            }
            numeral_lstm_forward(
                state.gates(step), run.bias.start, state.cell(previous), state.cell(step),
                state.squashed(step), state.output(step), samples.count, unitCount)
            previous = step
        }
    }

    /// - Precondition: every run has its ``LSTMRun/training``.
    func backward(from gradient: Memory, sourceGradient: Memory?) throws(DNNLError) {
        for (index, run) in runs.enumerated() {
            let (state, training) = (states[index], run.training!)
            for (row, sample) in samples.enumerated() {
                let place = (sample * runs.count + index) * unitCount
                (state.outputGradient.start + row * unitCount).update(
                    from: gradient.start + place, count: unitCount)
            }
            try backward(run, state, training)
            try sumGradients(run, state)
            guard let sourceGradient else { continue }
            try product(
                state.gates.start, training.input.start, into: state.inputsGradient.start,
                run.reading.stepCount * samples.count, run.reading.inputCount, gateCount,
                adding: false)
            run.reading.scatter(
                state.inputsGradient.start, samples: samples, onto: sourceGradient.start)
        }
    }

    /// From the last step to the first: the gates turn into the gradients by their sums.
    private func backward(
        _ run: LSTMRun, _ state: LSTMState, _ training: LSTMRun.Training
    ) throws(DNNLError) {
        state.cellGradient.floats.update(repeating: 0)
        state.biasGradient.floats.update(repeating: 0)
        let steps = run.steps
        for index in steps.indices.reversed() {
            let previous = index > 0 ? steps[index - 1] : nil
            let gates = state.gates(steps[index])
            numeral_lstm_backward(
                gates, state.cell(previous), state.squashed(steps[index]),
                state.outputGradient.start, state.cellGradient.start, state.biasGradient.start,
                samples.count, unitCount)
            guard previous != nil else { continue }
            try product(
                gates, training.recurrent.start, into: state.outputGradient.start, samples.count,
                unitCount, gateCount, adding: false)
        }
    }

    /// The gradients by the parameters: sums over all steps and samples at once.
    private func sumGradients(_ run: LSTMRun, _ state: LSTMState) throws(DNNLError) {
        let stepCount = run.reading.stepCount
        try transposedProduct(
            state.gates.start, state.inputs.start, into: state.inputGradient.start,
            stepCount * samples.count, run.reading.inputCount)
        guard stepCount > 1 else { return state.recurrentGradient.floats.update(repeating: 0) }
        // Each step's gates meet the output of the step that was read before it.
        try transposedProduct(
            state.gates(run.isReversed ? 0 : 1), state.output(run.isReversed ? 1 : 0),
            into: state.recurrentGradient.start, (stepCount - 1) * samples.count, unitCount)
    }

    /// Adds what this part has written beside to where it belongs.
    func addGradients() {
        for (run, state) in zip(runs, states) {
            let training = run.training!
            for (sum, own) in [
                (training.inputGradient, state.inputGradient),
                (training.recurrentGradient, state.recurrentGradient),
                (training.biasGradient, state.biasGradient),
            ] {
                let (sum, own) = (sum.floats, own.floats)
                for index in sum.indices { sum[index] += own[index] }
            }
        }
    }

    private var gateCount: Int { 4 * unitCount }

    /// `product[i, j] (+)= Σ_k left[i, k] · right[k, j]`, all row-major.
    private func product(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        into product: UnsafeMutablePointer<Float>, _ rowCount: Int, _ columnCount: Int,
        _ depth: Int, adding: Bool
    ) throws(DNNLError) {
        let plain = CChar(UInt8(ascii: "N"))
        try check(
            dnnl_sgemm(
                plain, plain, Int64(rowCount), Int64(columnCount), Int64(depth), 1, left,
                Int64(depth), right, Int64(columnCount), adding ? 1 : 0, product,
                Int64(columnCount)), "dnnl_sgemm")
    }

    /// `product[gate, j] = Σ_row gates[row, gate] · right[row, j]`, all row-major.
    private func transposedProduct(
        _ gates: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        into product: UnsafeMutablePointer<Float>, _ rowCount: Int, _ columnCount: Int
    ) throws(DNNLError) {
        try check(
            dnnl_sgemm(
                CChar(UInt8(ascii: "T")), CChar(UInt8(ascii: "N")), Int64(gateCount),
                Int64(columnCount), Int64(rowCount), 1, gates, Int64(gateCount), right,
                Int64(columnCount), 0, product, Int64(columnCount)), "dnnl_sgemm")
    }
}
