internal import Foundation
internal import NumeralCore

/// Strokes over the glyph: MNIST-C's dotted line and zigzag.
extension InkPlane {
    /// How far above and below its middle a stroke fades to nothing would its ink fall to −∞:
    /// the ink is `1 + log(1 − distance / fadeReach)`, no less than 0.
    private static let fadeReach = 2.3
    /// Columns of a dot, and as many between dots.
    private static let dotExtent = 2
    /// The columns where a zigzag begins and ends.
    private static let zigzagColumns = (2.0, 25.0)
    /// How much lower or higher a zigzag ends than it begins, in rows.
    private static let zigzagFall = -5...4
    /// Half a turn along the zigzag's way, and its swing to either side, in pixels.
    private static let zigzagSwing = 2.0

    /// A line of dots from the left edge to the right one, at any heights.
    func crossedByDots(using generator: inout SplitMix64) -> InkPlane {
        let rows = 0..<(Self.side - 1)
        let start = (0.0, Double(Int.random(in: rows, using: &generator)))
        let end = (Double(Self.side - 1), Double(Int.random(in: rows, using: &generator)))
        let line = Self.stroke(from: start, to: end)
        return map { value, column, row in
            let isGap = column / Self.dotExtent % 2 == 0
            return isGap ? value : min(1, value + line[column, row])
        }
    }

    /// A zigzag from left to right that may rise or fall a little.
    func crossedByZigzag(using generator: inout SplitMix64) -> InkPlane {
        let (left, right) = Self.zigzagColumns
        let start = Double(Int.random(in: 0..<(Self.side - 1), using: &generator))
        let fall = Double(Int.random(in: Self.zigzagFall, using: &generator))
        let angle = atan2(fall, right - left)
        let length = hypot(fall, right - left)
        let swing = Self.zigzagSwing
        var corners = [(0.0, 0.0)]
        for (turn, place) in stride(from: swing, through: length, by: 2 * swing).enumerated() {
            corners.append((place, turn % 2 == 0 ? swing : -swing))
        }
        corners.append((length, 0))
        let places = corners.map { along, aside in
            (
                left + cos(angle) * along - sin(angle) * aside,
                start + sin(angle) * along + cos(angle) * aside
            )
        }
        var result = self
        for (from, to) in zip(places, places.dropFirst()) {
            let stroke = Self.stroke(from: from, to: to)
            result = result.map { value, column, row in min(1, value + stroke[column, row]) }
        }
        return result
    }

    /// A soft stroke between two places, (column, row), the first to the left of the second.
    private static func stroke(
        from start: (Double, Double), to end: (Double, Double)
    ) -> InkPlane {
        guard end.0 > start.0 else { return InkPlane() }
        let slope = (end.1 - start.1) / (end.0 - start.0)
        let columns = start.0.rounded(.down)..<max(start.0 + 1, end.0).rounded(.up)
        return InkPlane().map { _, column, row in
            guard columns.contains(Double(column)) else { return 0 }
            let height = start.1 + slope * (Double(column) - start.0)
            let distance = abs(Double(row) - height)
            return distance < fadeReach ? max(0, 1 + log(1 - distance / fadeReach)) : 0
        }
    }
}
