internal import Foundation

/// Outlines instead of strokes: MNIST-C's Canny edges.
///
/// Gaussian, Sobel's gradient, only its ridges, and of those the ones that reach the upper level
/// somewhere along them.
///
/// - SeeAlso: Canny, "A Computational Approach to Edge Detection", 1986,
///   <https://doi.org/10.1109/TPAMI.1986.4767851>.
extension InkPlane {
    /// The deviation of the blur before, in pixels; as published, like the levels.
    private static let edgeBlur = 1.0
    /// The least gradient of an edge, and the least somewhere along it, by Sobel's operator
    /// without its division by 8.
    private static let (edgeLow, edgeHigh) = (0.1, 0.2)

    /// 1 on edges and 0 elsewhere; the outermost pixels have none.
    var edges: InkPlane {
        let smooth = blurred(Self.edgeBlur)
        func gradient(_ column: Int, _ row: Int) -> (x: Double, y: Double) {
            func across(_ y: Int) -> Double { smooth[column + 1, y] - smooth[column - 1, y] }
            func down(_ x: Int) -> Double { smooth[x, row + 1] - smooth[x, row - 1] }
            return (
                across(row - 1) + 2 * across(row) + across(row + 1),
                down(column - 1) + 2 * down(column) + down(column + 1)
            )
        }
        let inner = 1..<(Self.side - 1)
        let slopes = map { _, column, row in
            guard inner.contains(column), inner.contains(row) else { return 0 }
            let (x, y) = gradient(column, row)
            return hypot(x, y)
        }
        let ridges = slopes.map { slope, column, row in
            guard slope >= Self.edgeLow else { return 0 }
            let (x, y) = gradient(column, row)
            // A step of one pixel along the longer axis; between two pixels on the other.
            let longest = max(abs(x), abs(y))
            let (stepX, stepY) = (x / longest, y / longest)
            let (atX, atY) = (Double(column), Double(row))
            let isRidge =
                slope >= slopes.sample(atX + stepX, atY + stepY)
                && slope >= slopes.sample(atX - stepX, atY - stepY)
            return isRidge ? slope : 0
        }
        return Self.connected(ridges)
    }

    /// Ridges that reach the upper level, and those beside them, on and on.
    private static func connected(_ ridges: InkPlane) -> InkPlane {
        var found = ridges.map { slope, _, _ in slope >= edgeHigh ? 1 : 0 }
        var open = found.values.indices.filter { found.values[$0] == 1 }
        while let place = open.popLast() {
            let (column, row) = (place % side, place / side)
            for y in max(0, row - 1)...min(side - 1, row + 1) {
                for x in max(0, column - 1)...min(side - 1, column + 1)
                where ridges[x, y] > 0 && found[x, y] == 0 {
                    found[x, y] = 1
                    open.append(y * side + x)
                }
            }
        }
        return found
    }
}
