internal import Foundation
internal import NumeralCore

/// A map of glyphs as a drawing: a dot a glyph in its class's colour, the class's symbol where its
/// glyphs are thickest.
struct MapChart {
    let title: String
    let map: Exploration.Map
    let labels: [UInt8]
    let classes: [Symbol]

    private static let (side, margin) = (470.0, 14.0)
    /// Colours that the style sheet has; further classes share them.
    static let hueCount = 10

    var svg: String {
        let places = placed
        let dots = zip(map.indices, places).map { index, place in
            "<circle cx=\"\(number(place.x, 1))\" cy=\"\(number(place.y, 1))\" r=\"2\" "
                + "class=\"hue\(Int(labels[index]) % Self.hueCount)\"/>"
        }
        let names = middles(places).map { label, place in
            self.label(place.x, place.y, classes[label].description)
        }
        return element(
            "figure", [:],
            element("figcaption", [:], escaped(title))
                + drawing(
                    width: Self.side, height: Self.side,
                    title: "\(title): \(counted(map.indices.count, "glyph")) as dots",
                    dots + names))
    }

    private func label(_ x: Double, _ y: Double, _ text: String) -> String {
        element(
            "text",
            [
                "x": number(x, 1), "y": number(y + 6, 1), "class": "name",
                "text-anchor": "middle",
            ], escaped(text))
    }

    /// Both axes by one scale, the map in the middle.
    private var placed: [(x: Double, y: Double)] {
        let xs = stride(from: 0, to: map.points.count, by: 2).map { Double(map.points[$0]) }
        let ys = stride(from: 1, to: map.points.count, by: 2).map { Double(map.points[$0]) }
        let (left, right) = (xs.min() ?? 0, xs.max() ?? 1)
        let (low, high) = (ys.min() ?? 0, ys.max() ?? 1)
        let extent = max(right - left, high - low, .leastNormalMagnitude)
        let scale = (Self.side - 2 * Self.margin) / extent
        return zip(xs, ys).map { x, y in
            (
                Self.side / 2 + (x - (left + right) / 2) * scale,
                Self.side / 2 - (y - (low + high) / 2) * scale
            )
        }
    }

    /// Of each class the glyph that has the least distance to its own class in the median: a class
    /// may be in several parts, and the mean of them is in none.
    private func middles(_ places: [(x: Double, y: Double)]) -> [(Int, (x: Double, y: Double))] {
        let members = Dictionary(grouping: places.indices) { Int(labels[map.indices[$0]]) }
        return members.sorted { $0.key < $1.key }.map { label, own in
            // A hundred of them find the place as well.
            let some = stride(from: 0, to: own.count, by: max(1, own.count / 100)).map { own[$0] }
            let middle = some.min { Self.median($0, some, places) < Self.median($1, some, places) }
            return (label, places[middle!])
        }
    }

    private static func median(
        _ one: Int, _ others: [Int], _ places: [(x: Double, y: Double)]
    ) -> Double {
        let distances = others.map {
            hypot(places[one].x - places[$0].x, places[one].y - places[$0].y)
        }
        return distances.sorted()[distances.count / 2]
    }
}
