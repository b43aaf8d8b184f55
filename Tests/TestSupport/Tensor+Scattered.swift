public import NeuralNet

extension Tensor {
    /// Scalars from −1 to 1 that look random, are the same everywhere, and keep
    /// away from each other and from 0: the kinks of maxima and rectifiers.
    public static func scattered(_ shape: [Int], seed: Int = 0) -> Tensor {
        // The golden ratio's multiples modulo 1 spread evenly and never meet.
        let golden = 0.618_033_988_749_894_9
        return Tensor(
            shape: shape,
            scalars: (0..<shape.reduce(1, *)).map { i in
                let turn = Double(i + 1 + 101 * seed) * golden
                return 2 * (turn - turn.rounded(.down)) - 1
            })
    }
}
