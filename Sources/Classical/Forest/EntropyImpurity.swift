internal import Foundation

/// `−Σ p ln p`: the term is `w n ln(w n)`, the purity `s − (Σ w n) ln(Σ w n)`.
struct EntropyImpurity: ImpurityMeasure {
    let weights: [Double]
    /// The logarithms of the weights.
    private let logarithms: [Double]
    /// `n ln n` for every count that can come up.
    private let table: [Double]

    init(weights: [Double], countMax: Int) {
        self.weights = weights
        logarithms = weights.map { log($0) }
        table = (0...countMax).map { $0 == 0 ? 0 : Double($0) * log(Double($0)) }
    }

    func change(_ index: Int, from count: Int32, by step: Int32) -> Double {
        weights[index]
            * (logarithms[index] * Double(step) + table[Int(count + step)] - table[Int(count)])
    }

    func purity(sum: Double, weight: Double) -> Double { sum - weight * log(weight) }
}
