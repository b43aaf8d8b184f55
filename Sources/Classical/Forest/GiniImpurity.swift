/// `1 − Σ p²`: the term is `(w n)²`, the purity `s / Σ w n`.
///
/// With equal weights every sum is a whole number that a `Double` holds exactly.
struct GiniImpurity: ImpurityMeasure {
    let weights: [Double]
    private let squares: [Double]

    init(weights: [Double]) {
        self.weights = weights
        squares = weights.map { $0 * $0 }
    }

    func change(_ index: Int, from count: Int32, by step: Int32) -> Double {
        squares[index] * (Double(step) * Double(2 &* count &+ step))
    }

    func purity(sum: Double, weight: Double) -> Double { sum / weight }
}
