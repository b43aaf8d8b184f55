/// Reads a picture as a sequence, row by row or column by column, and remembers.
///
/// A step's input `x` is a row, [channel, column], or a column, [channel, row]. With `h` the output
/// and `c` the cell state, both 0 before the first step, and σ the logistic function:
///
/// ```
/// i = σ(W_i x + U_i h + b_i)     f = σ(W_f x + U_f h + b_f)
/// g = tanh(W_g x + U_g h + b_g)  o = σ(W_o x + U_o h + b_o)
/// c ← f c + i g                  h ← o tanh(c)
/// ```
///
/// The layer's output is the last `h` of each reading and direction, one after the other: rows
/// forward, rows backward, columns forward, columns backward, those that there are. A sequence that
/// is no picture is a picture of one channel, [1, time, feature], read by rows.
///
/// | value     | shape                                | name                       |
/// | --------- | ------------------------------------ | -------------------------- |
/// | input     | `[channel, row, column]`             |                            |
/// | W         | `[4 · unit, input]`                  | `0.rows.forward.input`     |
/// | U         | `[4 · unit, unit]`                   | `0.rows.forward.recurrent` |
/// | b         | `[4 · unit]`                         | `0.rows.forward.bias`      |
/// | output    | `[reading · direction · unit]`       |                            |
///
/// The quarters of W, U and b belong to the gates i, f, g, o in this order, as in PyTorch, whose
/// second bias stays 0.
///
/// W starts uniform as Glorot has it, U orthogonal for each gate, b at 0 but for the forget gate's
/// 1, so that a cell remembers before it has learnt to.
///
/// - SeeAlso: Hochreiter and Schmidhuber, "Long Short-Term Memory", 1997,
///   <https://doi.org/10.1162/neco.1997.9.8.1735>; Gers, Schmidhuber and Cummins, "Learning to
///   Forget", 2000, <https://doi.org/10.1162/089976600300015015>; Schuster and Paliwal,
///   "Bidirectional Recurrent Neural Networks", 1997, <https://doi.org/10.1109/78.650093>.
public struct LSTM: Hashable, Sendable {
    /// What the steps are.
    public enum Reads: String, Hashable, Sendable, CaseIterable, Codable {
        case rows, columns
        /// Rows and columns, by an LSTM each.
        case both
    }

    /// The cells of one LSTM.
    public var unitCount: Int
    public var reads: Reads
    /// Whether a second LSTM reads from the last step to the first.
    public var isBidirectional: Bool

    public init(_ unitCount: Int, reads: Reads = .rows, isBidirectional: Bool = false) {
        self.unitCount = unitCount
        self.reads = reads
        self.isBidirectional = isBidirectional
    }
}

extension LSTM {
    /// The most units: making U orthogonal takes their number to the third, seconds at this one.
    static let unitCountMax = 1024

    /// One LSTM of the layer.
    package struct Direction {
        package let readsRows: Bool
        package let isReversed: Bool

        /// Part of its parameters' names.
        package var name: String {
            (readsRows ? "rows" : "columns") + (isReversed ? ".backward" : ".forward")
        }

        /// The steps of a picture, and the scalars of each.
        func extents(of picture: [Int]) -> (stepCount: Int, inputCount: Int) {
            readsRows
                ? (picture[1], picture[0] * picture[2]) : (picture[2], picture[0] * picture[1])
        }
    }

    /// In the order of the output.
    package var directions: [Direction] {
        let readings: [Bool] =
            switch reads {
            case .rows: [true]
            case .columns: [false]
            case .both: [true, false]
            }
        return readings.flatMap { readsRows in
            (isBidirectional ? [false, true] : [false]).map {
                Direction(readsRows: readsRows, isReversed: $0)
            }
        }
    }

    func outputShape(at place: NetworkError.Place) throws(NetworkError) -> [Int] {
        guard place.input.count == 3 else { throw .needsPicture(place) }
        try place.check("units", unitCount, in: 1...Self.unitCountMax)
        return [directions.count * unitCount]
    }

    func parameters(_ index: Int, input: [Int]) -> [ParameterDescription] {
        let gateCount = 4 * unitCount
        return directions.flatMap { direction in
            let inputCount = direction.extents(of: input).inputCount
            let name = "\(index).\(direction.name)"
            return [
                ParameterDescription(
                    name: "\(name).input", shape: [gateCount, inputCount],
                    initialization: .glorotUniform(fanIn: inputCount, fanOut: gateCount),
                    decays: true),
                ParameterDescription(
                    name: "\(name).recurrent", shape: [gateCount, unitCount],
                    initialization: .orthogonalBlocks(extent: unitCount), decays: true),
                ParameterDescription(
                    name: "\(name).bias", shape: [gateCount],
                    initialization: .zerosAndOnes(ones: unitCount..<2 * unitCount)),
            ]
        }
    }

    /// The scalars of one sample that training keeps of all steps: inputs and their gradients, four
    /// gates, the cell state, its hyperbolic tangent and the output.
    func stateCount(input: [Int]) -> Int {
        directions.reduce(0) { sum, direction in
            let (stepCount, inputCount) = direction.extents(of: input)
            return sum + stepCount * (2 * inputCount + 7 * unitCount)
        }
    }

    /// The multiply-adds of one sample, forward, and those of them that multiply inputs.
    func multiplyAdds(input: [Int]) -> (all: Int, byInput: Int) {
        directions.reduce((0, 0)) { sums, direction in
            let (stepCount, inputCount) = direction.extents(of: input)
            let cells = 4 * unitCount * stepCount
            return (sums.0 + cells * (inputCount + unitCount), sums.1 + cells * inputCount)
        }
    }
}
