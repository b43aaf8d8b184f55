internal import NumeralCore

/// Straightens a slanted glyph: a shear that makes the rows' centres of ink stand above each other.
///
/// With the moments `μ₁₁ = Σ ink (x − x̄)(y − ȳ)` and `μ₀₂ = Σ ink (y − ȳ)²`, the pixel at `(x, y)`
/// is taken from `(x + slant (y − ȳ), y)`, `slant = μ₁₁ / μ₀₂`, between two pixels by their share.
///
/// - SeeAlso: LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document
///   Recognition", 1998, section III.A, on deslanted MNIST.
package struct Deskewing {
    /// The largest slant that is undone, in pixels a row: what leans more is a lying stroke.
    package static let slantMax: Float = 1

    /// Ink that varies less in height has no slant: it stands in one row. In pixels².
    package static let spreadMin = 1e-6

    /// Straightens 784 values of ink in place; paper stays as it is.
    func apply(to ink: UnsafeMutableBufferPointer<Float>) {
        precondition(ink.count == Glyph.pixelCount)
        guard let (middle, slant) = Self.slant(of: ink), slant != 0 else { return }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: Glyph.side) { row in
            for y in 0..<Glyph.side {
                let start = y * Glyph.side
                for x in 0..<Glyph.side { row[x] = ink[start + x] }
                let shift = slant * (Float(y) - middle)
                let whole = shift.rounded(.down)
                let share = shift - whole
                for x in 0..<Glyph.side {
                    let from = x + Int(whole)
                    let left = row.indices.contains(from) ? row[from] : 0
                    let right = row.indices.contains(from + 1) ? row[from + 1] : 0
                    ink[start + x] = left + share * (right - left)
                }
            }
        }
    }

    /// The row of the centre of ink, and how many pixels to the right each further row lies.
    private static func slant(
        of ink: UnsafeMutableBufferPointer<Float>
    ) -> (middle: Float, slant: Float)? {
        var (sum, sumX, sumY): (Double, Double, Double) = (0, 0, 0)
        var (sumXY, sumYY): (Double, Double) = (0, 0)
        for index in ink.indices where ink[index] > 0 {
            let value = Double(ink[index])
            let (x, y) = (Double(index % Glyph.side), Double(index / Glyph.side))
            sum += value
            sumX += value * x
            sumY += value * y
            sumXY += value * x * y
            sumYY += value * y * y
        }
        guard sum > 0 else { return nil }
        let (middleX, middleY) = (sumX / sum, sumY / sum)
        let spread = sumYY / sum - middleY * middleY
        guard spread > spreadMin else { return nil }
        let slant = Float((sumXY / sum - middleX * middleY) / spread)
        return (Float(middleY), min(slantMax, max(-slantMax, slant)))
    }
}
