internal import Foundation
internal import NumeralCore

/// The ink of a glyph as numbers: 28 × 28, paper 0 and full ink 1, nothing around it.
struct InkPlane {
    static let side = Glyph.side
    /// What turning, scaling and shearing keep in place, in pixels counted from 0.
    static let middle = Double(side - 1) / 2

    /// `side × side`, row-major.
    var values: [Double]

    init(_ glyph: Glyph) { values = glyph.ink.map { Double($0) / 255 } }

    init(filledWith value: Double = 0) {
        values = Array(repeating: value, count: Glyph.pixelCount)
    }

    /// Cut to 0...1 and rounded to bytes.
    var glyph: Glyph {
        Glyph(ink: values.map { UInt8((min(1, max(0, $0)) * 255).rounded()) })
    }

    subscript(column: Int, row: Int) -> Double {
        get { values[row * Self.side + column] }
        set { values[row * Self.side + column] = newValue }
    }

    /// The same with each place's value replaced.
    func map(_ body: (_ value: Double, _ column: Int, _ row: Int) -> Double) -> InkPlane {
        var result = self
        for row in 0..<Self.side {
            for column in 0..<Self.side {
                result[column, row] = body(self[column, row], column, row)
            }
        }
        return result
    }

    /// The value between four pixels, bilinear; beyond the edge is paper.
    func sample(_ x: Double, _ y: Double) -> Double {
        let (left, top) = (x.rounded(.down), y.rounded(.down))
        let (shareX, shareY) = (x - left, y - top)
        func value(_ column: Double, _ row: Double) -> Double {
            let range = 0...Double(Self.side - 1)
            guard range.contains(column), range.contains(row) else { return 0 }
            return self[Int(column), Int(row)]
        }
        let above = value(left, top) * (1 - shareX) + value(left + 1, top) * shareX
        let below = value(left, top + 1) * (1 - shareX) + value(left + 1, top + 1) * shareX
        return above * (1 - shareY) + below * shareY
    }

    /// Blurred by a Gaussian; the outermost pixels go on beyond the edge.
    ///
    /// - Parameter deviation: of the Gaussian, in pixels; it is cut off at four of them.
    func blurred(_ deviation: Double) -> InkPlane {
        let reach = Int(4 * deviation + 0.5)
        let weights = (-reach...reach).map {
            exp(-Double($0 * $0) / (2 * deviation * deviation))
        }
        let sum = weights.reduce(0, +)
        func clamped(_ place: Int) -> Int { min(Self.side - 1, max(0, place)) }
        func mean(_ value: (Int) -> Double) -> Double {
            weights.indices.reduce(0) { $0 + weights[$1] * value($1 - reach) } / sum
        }
        let rows = map { _, column, row in mean { self[clamped(column + $0), row] } }
        return map { _, column, row in mean { rows[column, clamped(row + $0)] } }
    }
}
