/// One probability a class out of the probabilities of the pairs.
///
/// With `r(i, j)` the probability of class `i` when it is known to be `i` or `j`, the probabilities
/// `p` solve
///
/// `minimise Σ over pairs i ≠ j of (r(j, i)·p(i) − r(i, j)·p(j))²   with   Σ p = 1, p ≥ 0`
///
/// which is `½ pᵀQp` with `Q(i, i) = Σ r(j, i)²` and `Q(i, j) = −r(j, i)·r(i, j)`. Each pass of the
/// solver sets one class after the other to its best, and stops where LIBSVM does, so that its
/// users and ONNX runtimes get the same numbers.
///
/// - SeeAlso: Wu, Lin and Weng, "Probability Estimates for Multi-class Classification by Pairwise
///   Coupling", 2004, second method, algorithm 2, <https://www.jmlr.org/papers/v5/wu04a.html>.
package enum PairwiseCoupling {
    /// Pairs are never certain: `Q` stays positive definite.
    package static let certaintyMin = 1e-7
    /// LIBSVM's: how unequal, times the classes, the conditions may be.
    package static let tolerance = 0.005
    package static let passCountMax = 100

    /// - Parameter pairs: the probability of the first class of each pair, in order.
    /// - Returns: probabilities above 0 that sum to 1.
    package static func probabilities(pairs: [Double], classCount: Int) -> [Double] {
        let count = classCount
        var quadratic = [Double](repeating: 0, count: count * count)
        var pair = 0
        for first in 0..<count {
            for second in first + 1..<count {
                let won = min(max(pairs[pair], certaintyMin), 1 - certaintyMin)
                let lost = 1 - won
                quadratic[first * count + first] += lost * lost
                quadratic[second * count + second] += won * won
                quadratic[first * count + second] = -won * lost
                quadratic[second * count + first] = -won * lost
                pair += 1
            }
        }
        return minimum(of: quadratic, count: count)
    }

    private static func minimum(of quadratic: [Double], count: Int) -> [Double] {
        var p = [Double](repeating: 1 / Double(count), count: count)
        var product = [Double](repeating: 0, count: count)
        for _ in 0..<max(passCountMax, count) {
            // From the start each time: no rounding error outlives a pass.
            var energy = 0.0
            for row in 0..<count {
                product[row] = 0
                for column in 0..<count {
                    product[row] += quadratic[row * count + column] * p[column]
                }
                energy += p[row] * product[row]
            }
            let worst = product.reduce(0) { max($0, abs($1 - energy)) }
            if worst < tolerance / Double(count) { break }
            for row in 0..<count {
                let change = (energy - product[row]) / quadratic[row * count + row]
                p[row] += change
                energy =
                    (energy + change * (change * quadratic[row * count + row] + 2 * product[row]))
                    / (1 + change) / (1 + change)
                for column in 0..<count {
                    product[column] =
                        (product[column] + change * quadratic[row * count + column])
                        / (1 + change)
                    p[column] /= 1 + change
                }
            }
        }
        return p
    }
}
