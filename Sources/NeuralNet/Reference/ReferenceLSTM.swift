import Foundation

/// ``LSTM``, plainly: one sample, one step, one unit at a time.
///
/// Backward, from the last step to the first, with `δh` and `δc` the gradients by a step's `h` and
/// `c`: `δc += δh · o · (1 − tanh²c)`; the gates' sums have the gradients `δc·g·i(1−i)`,
/// `δc·c₋·f(1−f)`, `δc·i·(1−g²)` and `δh·tanh c·o(1−o)`, which go to W with the step's input, to U
/// with the `h` before, to b as they are; before the step `δc ← δc·f` and `δh ← Uᵀ·gates`.
public struct ReferenceLSTM: ReferenceLayer {
    /// One step of one sample.
    struct Step: Sendable {
        /// Where the step's input lies in the batch.
        var places: [Int] = []
        /// Activations: i, f, g, o of every unit in turn.
        var gates: [Double] = []
        var cellBefore: [Double] = []
        var outputBefore: [Double] = []
        var cell: [Double] = []
        var output: [Double] = []
    }

    public struct Tape: Sendable {
        let input: Tensor
        /// By direction, by sample, in the order of reading.
        let steps: [[[Step]]]
    }

    private let layer: LSTM
    /// W, U and b of each direction in turn.
    public var parameters: [Tensor]

    /// - Parameter parameters: W, U and b of each direction, in the order of ``LSTM``'s output.
    public init(_ layer: LSTM, parameters: [Tensor]) {
        precondition(parameters.count == 3 * layer.directions.count, "W, U and b a direction")
        self.layer = layer
        self.parameters = parameters
    }

    public func forward(_ input: Tensor) -> (output: Tensor, tape: Tape) {
        precondition(input.shape.count == 4, "expected pictures, got \(input.shape)")
        let (batch, units) = (input.shape[0], layer.unitCount)
        var output = Tensor(zeros: [batch, layer.directions.count * units])
        var tape: [[[Step]]] = []
        for (index, direction) in layer.directions.enumerated() {
            tape.append([])
            for sample in 0..<batch {
                var steps: [Step] = []
                for places in places(of: sample, direction, input.shape) {
                    steps.append(step(index, places, input, after: steps.last))
                }
                for unit in 0..<units {
                    let place = (sample * layer.directions.count + index) * units + unit
                    output.scalars[place] = steps.last!.output[unit]
                }
                tape[index].append(steps)
            }
        }
        return (output, Tape(input: input, steps: tape))
    }

    private func step(
        _ direction: Int, _ places: [Int], _ input: Tensor, after before: Step?
    ) -> Step {
        let units = layer.unitCount
        let (w, u, b) = (
            parameters[3 * direction], parameters[3 * direction + 1], parameters[3 * direction + 2]
        )
        let zeros = [Double](repeating: 0, count: units)
        var step = Step()
        step.places = places
        step.cellBefore = before?.cell ?? zeros
        step.outputBefore = before?.output ?? zeros
        for gate in 0..<4 * units {
            var sum = b.scalars[gate]
            for (i, place) in places.enumerated() {
                sum += w.scalars[gate * places.count + i] * input.scalars[place]
            }
            for unit in 0..<units {
                sum += u.scalars[gate * units + unit] * step.outputBefore[unit]
            }
            step.gates.append(gate / units == 2 ? tanh(sum) : 1 / (1 + exp(-sum)))
        }
        for unit in 0..<units {
            let (i, f, g, o) = gates(of: unit, step)
            step.cell.append(f * step.cellBefore[unit] + i * g)
            step.output.append(o * tanh(step.cell[unit]))
        }
        return step
    }

    public func backward(
        _ outputGradient: Tensor, _ tape: Tape
    ) -> (input: Tensor, parameters: [Tensor]) {
        let units = layer.unitCount
        var byInput = Tensor(zeros: tape.input.shape)
        var byParameters = parameters.map { Tensor(zeros: $0.shape) }
        for (index, samples) in tape.steps.enumerated() {
            for (sample, steps) in samples.enumerated() {
                let place = (sample * tape.steps.count + index) * units
                var byOutput = Array(outputGradient.scalars[place..<place + units])
                var byCell = [Double](repeating: 0, count: units)
                for step in steps.reversed() {
                    let sums = sumGradients(step, byOutput, &byCell)
                    byOutput = [Double](repeating: 0, count: units)
                    for (gate, delta) in sums.enumerated() {
                        for (i, pixel) in step.places.enumerated() {
                            let weight = gate * step.places.count + i
                            byInput.scalars[pixel] +=
                                delta * parameters[3 * index].scalars[weight]
                            byParameters[3 * index].scalars[weight] +=
                                delta * tape.input.scalars[pixel]
                        }
                        for unit in 0..<units {
                            let weight = gate * units + unit
                            byOutput[unit] += delta * parameters[3 * index + 1].scalars[weight]
                            byParameters[3 * index + 1].scalars[weight] +=
                                delta * step.outputBefore[unit]
                        }
                        byParameters[3 * index + 2].scalars[gate] += delta
                    }
                }
            }
        }
        return (byInput, byParameters)
    }

    /// The gradients by the gates' sums; the gradient by the cell state moves to the step before.
    private func sumGradients(
        _ step: Step, _ byOutput: [Double], _ byCell: inout [Double]
    ) -> [Double] {
        let units = layer.unitCount
        var sums = [Double](repeating: 0, count: 4 * units)
        for unit in 0..<units {
            let (i, f, g, o) = gates(of: unit, step)
            let squashed = tanh(step.cell[unit])
            byCell[unit] += byOutput[unit] * o * (1 - squashed * squashed)
            sums[unit] = byCell[unit] * g * i * (1 - i)
            sums[units + unit] = byCell[unit] * step.cellBefore[unit] * f * (1 - f)
            sums[2 * units + unit] = byCell[unit] * i * (1 - g * g)
            sums[3 * units + unit] = byOutput[unit] * squashed * o * (1 - o)
            byCell[unit] *= f
        }
        return sums
    }

    private func gates(of unit: Int, _ step: Step) -> (Double, Double, Double, Double) {
        let units = layer.unitCount
        return (
            step.gates[unit], step.gates[units + unit], step.gates[2 * units + unit],
            step.gates[3 * units + unit]
        )
    }

    /// Where the scalars of each step lie, in the order of reading.
    private func places(
        of sample: Int, _ direction: LSTM.Direction, _ shape: [Int]
    ) -> [[Int]] {
        let (channels, rows, columns) = (shape[1], shape[2], shape[3])
        let steps = (0..<(direction.readsRows ? rows : columns)).map { step in
            (0..<channels).flatMap { channel in
                (0..<(direction.readsRows ? columns : rows)).map { feature in
                    let (row, column) = direction.readsRows ? (step, feature) : (feature, step)
                    return ((sample * channels + channel) * rows + row) * columns + column
                }
            }
        }
        return direction.isReversed ? steps.reversed() : steps
    }
}
