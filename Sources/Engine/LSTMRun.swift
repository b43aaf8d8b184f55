/// One LSTM of a layer: how it reads, and its parameters as its products want them.
///
/// With `x` a step's input, `h` the output and `c` the cell state, both 0 before the first step, σ
/// the logistic function, and `W`, `U` and `b` cut into a quarter for each gate in the order i, f,
/// g, o:
///
/// ```
/// i = σ(W_i x + U_i h + b_i)     f = σ(W_f x + U_f h + b_f)
/// g = tanh(W_g x + U_g h + b_g)  o = σ(W_o x + U_o h + b_o)
/// c ← f c + i g                  h ← o tanh(c)
/// ```
///
/// - SeeAlso: Hochreiter and Schmidhuber, "Long Short-Term Memory", 1997,
///   <https://doi.org/10.1162/neco.1997.9.8.1735>; Gers, Schmidhuber and Cummins, "Learning to
///   Forget", 2000, <https://doi.org/10.1162/089976600300015015>.
package struct LSTMRun {
    package var reading: SequenceReading
    /// Whether the last step comes first.
    package var isReversed: Bool
    /// Where `W` lies transposed: [input, gate], row-major.
    package var inputTransposed: Memory
    /// Where `U` lies transposed: [unit, gate], row-major.
    package var recurrentTransposed: Memory
    /// [gate]
    package var bias: Memory
    /// What the backward pass needs besides; nil in inference.
    package var training: Training?

    /// The parameters as the backward pass reads them, and where it writes their gradients.
    package struct Training {
        /// `W`, [gate, input], and `U`, [gate, unit], row-major.
        package var input: Memory
        package var recurrent: Memory
        package var inputGradient: Memory
        package var recurrentGradient: Memory
        package var biasGradient: Memory

        package init(
            input: Memory, recurrent: Memory, inputGradient: Memory, recurrentGradient: Memory,
            biasGradient: Memory
        ) {
            self.input = input
            self.recurrent = recurrent
            self.inputGradient = inputGradient
            self.recurrentGradient = recurrentGradient
            self.biasGradient = biasGradient
        }
    }

    package init(
        reading: SequenceReading, isReversed: Bool, inputTransposed: Memory,
        recurrentTransposed: Memory, bias: Memory, training: Training? = nil
    ) {
        self.reading = reading
        self.isReversed = isReversed
        self.inputTransposed = inputTransposed
        self.recurrentTransposed = recurrentTransposed
        self.bias = bias
        self.training = training
    }

    /// The steps in the order of reading.
    var steps: [Int] {
        isReversed ? (0..<reading.stepCount).reversed() : Array(0..<reading.stepCount)
    }
}
