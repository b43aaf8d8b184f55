import Classical
import Foundation

/// The weighted impurity of a node cut in two, straight from the definition.
struct ReferenceSplit {
    let rows: LabeledRows
    let weights: [Double]
    let measure: ForestSettings.Impurity

    init(_ rows: LabeledRows, weights: [Double], _ measure: ForestSettings.Impurity) {
        (self.rows, self.weights, self.measure) = (rows, weights, measure)
    }

    /// The least impurity of any cut that leaves both sides enough samples.
    func best(leafCountMin: Int) -> Double {
        var best = Double.infinity
        for column in 0..<rows.features.columnCount {
            for row in rows.labels.indices {
                let threshold = value(row, column)
                best = min(
                    best,
                    impurity(column: column, threshold: threshold, leafCountMin: leafCountMin))
            }
        }
        return best
    }

    /// The impurity of one cut; infinite if a side has too few samples.
    func impurity(column: Int, threshold: Float, leafCountMin: Int) -> Double {
        let isLeft = rows.labels.indices.map { value($0, column) <= threshold }
        let sides = [true, false].map { side in rows.labels.indices.filter { isLeft[$0] == side } }
        guard sides.allSatisfy({ $0.count >= leafCountMin }) else { return .infinity }
        return sides.map(weightedImpurity).reduce(0, +)
    }

    private func value(_ row: Int, _ column: Int) -> Float {
        rows.features.values[row * rows.features.columnCount + column]
    }

    private func weightedImpurity(_ side: [Int]) -> Double {
        var masses = [Double](repeating: 0, count: weights.count)
        for row in side { masses[rows.labels[row]] += weights[rows.labels[row]] }
        let whole = masses.reduce(0, +)
        let shares = masses.map { $0 / whole }
        let impurity =
            switch measure {
            case .gini: 1 - shares.map { $0 * $0 }.reduce(0, +)
            case .entropy: -shares.map { $0 > 0 ? $0 * log($0) : 0 }.reduce(0, +)
            }
        return whole * impurity
    }
}
