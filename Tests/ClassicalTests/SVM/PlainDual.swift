import Classical
import Foundation

/// The two-class problem again, in double precision, plainly: kernel values one by one, and
/// a descent that takes every pair of samples in turn, again and again.
struct PlainDual {
    let kernel: [[Double]]
    let signs: [Double]
    let bound: Double
    var coefficients: [Double]

    init(_ samples: LabeledRows, _ function: KernelFunction, bound: Double) {
        let rows = (0..<samples.features.rowCount).map {
            samples.features.values[samples.features.range(ofRow: $0)].map(Double.init)
        }
        kernel = rows.map { x in rows.map { Self.value(function, x, $0) } }
        signs = samples.labels.map { $0 == 0 ? 1 : -1 }
        self.bound = bound
        coefficients = [Double](repeating: 0, count: rows.count)
    }

    static func value(_ function: KernelFunction, _ x: [Double], _ y: [Double]) -> Double {
        let product = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
        switch function {
        case .linear: return product
        case .polynomial(let degree, let gamma, let constant):
            return pow(Double(gamma) * product + Double(constant), Double(degree))
        case .radial(let gamma):
            return exp(-Double(gamma) * zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
        }
    }

    /// `y − Kβ`
    var errors: [Double] {
        kernel.indices.map { row in
            signs[row] - zip(kernel[row], coefficients).reduce(0) { $0 + $1.0 * $1.1 }
        }
    }

    var objective: Double {
        zip(coefficients, zip(signs, errors)).reduce(0) {
            $0 + 0.5 * $1.0 * ($1.1.0 - $1.1.1) - abs($1.0)
        }
    }

    private func range(_ index: Int) -> ClosedRange<Double> {
        signs[index] > 0 ? 0...bound : -bound...0
    }

    mutating func solve(passCount: Int) {
        for _ in 0..<passCount {
            for i in coefficients.indices {
                for j in coefficients.indices where j != i { improve(i, j) }
            }
        }
    }

    /// Moves two coefficients against each other to the best that the bounds allow.
    private mutating func improve(_ i: Int, _ j: Int) {
        let curvature = kernel[i][i] + kernel[j][j] - 2 * kernel[i][j]
        guard curvature > 1e-12 else { return }
        func error(_ index: Int) -> Double {
            signs[index] - zip(kernel[index], coefficients).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let (first, second) = (range(i), range(j))
        let lowest = max(first.lowerBound - coefficients[i], coefficients[j] - second.upperBound)
        let highest = min(first.upperBound - coefficients[i], coefficients[j] - second.lowerBound)
        let step = min(max((error(i) - error(j)) / curvature, lowest), highest)
        coefficients[i] += step
        coefficients[j] -= step
    }
}
