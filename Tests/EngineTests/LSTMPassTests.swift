import Engine
import Foundation
import Testing

/// The LSTM's fused loop, one unit and one step at a time, against the formulas in double.
@Suite struct LSTMPassTests {
    /// The last output of one unit that reads one number a step.
    private static func output(
        _ inputs: [Float], w: [Float], u: [Float], b: [Float], isReversed: Bool = false
    ) throws -> Float {
        let source = try Memory(.plain([1, 1, inputs.count, 1]))
        _ = source.floats.update(fromContentsOf: inputs)
        let parameters = try [w, u, b].map { scalars in
            let memory = try Memory(.plain([4]))
            _ = memory.floats.update(fromContentsOf: scalars)
            return memory
        }
        let output = try Memory(.plain([1, 1]))
        let run = LSTMRun(
            reading: .rows(of: [1, inputs.count, 1]), isReversed: isReversed,
            inputTransposed: parameters[0], recurrentTransposed: parameters[1],
            bias: parameters[2])
        let pass = try LSTMPass(
            [run], unitCount: 1, source: source, output: output, threadCount: 1)
        try pass.forward()
        return output.floats[0]
    }

    @Test("One step with o at 1: tanh(σ(x) tanh(x)), for x from −100 to 100")
    func activationsAreExact() throws {
        for index in -400...400 {
            let x = Double(index) / 4
            let output = try Self.output(
                [Float(x)], w: [1, 0, 1, 0], u: [0, 0, 0, 0], b: [0, 0, 0, 100])
            let expected = tanh(tanh(x) / (1 + exp(-x)))
            #expect(abs(Double(output) - expected) < 4e-7, "\(x)")
        }
    }

    @Test(arguments: [[.infinity], [-.infinity], [3e38], [-3e38]] as [[Float]])
    func hugeInputsStayFinite(inputs: [Float]) throws {
        let output = try Self.output(inputs, w: [1, 1, 1, 1], u: [0, 0, 0, 0], b: [0, 0, 0, 0])
        #expect(abs(output) <= 1)
    }

    @Test func notANumberStaysOne() throws {
        let output = try Self.output(
            [1, .nan, 1], w: [1, 0, 0, 0], u: [0, 0, 0, 0], b: [0, 0, 1, 0])
        #expect(output.isNaN)
    }

    @Test("f at 1 and i at 1 or 0: the cell adds up what the input gate lets in")
    func cellsAddUp() throws {
        // i opens for positive inputs only; g is tanh 1 throughout.
        let output = try Self.output(
            [5, -5, 5], w: [100, 0, 0, 0], u: [0, 0, 0, 0], b: [0, 100, 1, 100])
        #expect(abs(Double(output) - tanh(2 * tanh(1.0))) < 1e-6)
    }

    @Test func picturesAreReadByRowsAndColumns() {
        let rows = SequenceReading.rows(of: [2, 3, 5])
        #expect(rows.stepCount == 3 && rows.inputCount == 10)
        let columns = SequenceReading.columns(of: [2, 3, 5])
        #expect(columns.stepCount == 5 && columns.inputCount == 6)
    }
}
