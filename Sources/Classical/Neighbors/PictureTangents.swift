/// How a square picture changes when it is distorted a little: its derivatives by seven
/// distortions.
///
/// With `∂x`, `∂y` the picture's slopes across and down and `x`, `y` a pixel's place from the
/// middle:
///
/// | distortion | derivative |
/// | --- | --- |
/// | move across, down | `∂x`, `∂y` |
/// | turn | `y ∂x − x ∂y` |
/// | grow | `x ∂x + y ∂y` |
/// | stretch along an axis | `x ∂x − y ∂y` |
/// | stretch along a diagonal | `y ∂x + x ∂y` |
/// | thicken strokes | `∂x² + ∂y²` |
///
/// - SeeAlso: Simard, LeCun and Denker, "Efficient Pattern Recognition Using a New Transformation
///   Distance", 1993, <https://proceedings.neurips.cc/paper/1992>; Simard, LeCun, Denker and
///   Victorri, "Transformation Invariance in Pattern Recognition", 1998,
///   <https://doi.org/10.1007/3-540-49430-8_13>.
struct PictureTangents {
    /// How many distortions.
    static let count = 7

    private let side: Int
    /// `[distortion, row, column]`, one after the other.
    private(set) var values: [Float]

    init(side: Int) {
        self.side = side
        values = [Float](repeating: 0, count: Self.count * side * side)
    }

    /// Works the derivatives of a picture out, in place of the last one's.
    mutating func differentiate(_ picture: [Float]) {
        let (side, middle, size) = (side, Float(side - 1) / 2, side * side)
        values.withUnsafeMutableBufferPointer { values in
            for row in 0..<side {
                let y = Float(row) - middle
                for column in 0..<side {
                    let x = Float(column) - middle
                    let place = row * side + column
                    // Beyond the border is as on it.
                    let right = picture[row * side + min(column + 1, side - 1)]
                    let left = picture[row * side + max(column - 1, 0)]
                    let below = picture[min(row + 1, side - 1) * side + column]
                    let above = picture[max(row - 1, 0) * side + column]
                    let (across, down) = ((right - left) / 2, (below - above) / 2)
                    values[place] = across
                    values[size + place] = down
                    values[2 * size + place] = y * across - x * down
                    values[3 * size + place] = x * across + y * down
                    values[4 * size + place] = x * across - y * down
                    values[5 * size + place] = y * across + x * down
                    values[6 * size + place] = across * across + down * down
                }
            }
        }
    }
}
