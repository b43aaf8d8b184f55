import NumeralCore

/// A glyph that is full ink where the condition holds and paper elsewhere.
func glyph(where isInk: (_ column: Int, _ row: Int) -> Bool) -> Glyph {
    Glyph(
        ink: (0..<Glyph.pixelCount).map { isInk($0 % Glyph.side, $0 / Glyph.side) ? 255 : 0 })
}

/// Glyphs to spoil.
enum Strokes {
    /// An upright bar of 4 × 20 pixels about the middle.
    static let bar = glyph { (12..<16).contains($0) && (4..<24).contains($1) }
    /// A square ring of 12 × 12 pixels about the middle, three pixels thick.
    static let ring = glyph { column, row in
        let distance = max(abs(2 * column - 27), abs(2 * row - 27))
        return (7...11).contains(distance)
    }
    /// Nothing.
    static let paper = glyph { _, _ in false }
}

extension Glyph {
    /// The sum of all ink, full ink 1.
    var mass: Double { ink.reduce(0) { $0 + Double($1) } / 255 }

    /// The mean place of the ink, in pixels counted from 0; there must be some.
    var centerOfMass: (x: Double, y: Double) {
        let moment = ink.indices.reduce((0.0, 0.0)) { sum, index in
            let share = Double(ink[index]) / 255
            return (
                sum.0 + share * Double(index % Glyph.side),
                sum.1 + share * Double(index / Glyph.side)
            )
        }
        return (moment.0 / mass, moment.1 / mass)
    }

    /// How the ink spreads about its middle: the mean of dx², dx · dy and dy².
    var spread: (xx: Double, xy: Double, yy: Double) {
        let middle = centerOfMass
        let sums = ink.indices.reduce((0.0, 0.0, 0.0)) { sum, index in
            let share = Double(ink[index]) / 255
            let (x, y) = (
                Double(index % Glyph.side) - middle.x, Double(index / Glyph.side) - middle.y
            )
            return (sum.0 + share * x * x, sum.1 + share * x * y, sum.2 + share * y * y)
        }
        return (sums.0 / mass, sums.1 / mass, sums.2 / mass)
    }

    subscript(column: Int, row: Int) -> UInt8 { ink[row * Glyph.side + column] }
}
