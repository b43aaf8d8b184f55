internal import Foundation

/// Points or lines of points over a logarithmic scale.
struct ScatterChart {
    struct Point: Sendable {
        let name: String
        /// Above 0.
        let x: Double
        let y: Double
    }

    /// Points that belong together, joined by a line where there are several.
    struct Series: Sendable {
        let name: String
        var points: [Point]
    }

    let title: String
    let xName: String
    let yName: String
    let series: [Series]
    /// Whether names stand beside the points; otherwise they only appear below a pointer.
    var showsNames = true

    init(title: String, xName: String, yName: String, series: [Series]) {
        (self.title, self.xName, self.yName, self.series) = (title, xName, yName, series)
    }

    /// Each point by itself.
    init(title: String, xName: String, yName: String, points: [Point]) {
        self.init(
            title: title, xName: xName, yName: yName,
            series: points.map { Series(name: $0.name, points: [$0]) })
    }

    private static let (width, height) = (720.0, 360.0)
    private static let (left, top, bottom) = (56.0, 16.0, 316.0)
    /// Names need room behind the last point.
    private var right: Double { showsNames ? 600 : 700 }
    /// The least distance of two names, in the drawing's units.
    private static let nameDistance = 15.0

    var svg: String {
        let all = series.flatMap(\.points)
        let y = Axis(covering: all.map(\.y), from: Self.bottom, to: Self.top)
        let logs = all.map { log10($0.x) }
        let (low, high) = (floor(logs.min() ?? 0), ceil(logs.max() ?? 1))
        let x = Axis(
            covering: [low, max(high, low + 1)], from: Self.left, to: right, tickCount: 8)
        var parts: [String] = []
        parts += y.rules(from: Self.left, to: right)
        for tick in Int(low)...Int(max(high, low + 1)) {
            let place = x.place(Double(tick))
            parts.append(line(place, Self.top, place, Self.bottom, style: "grid"))
            parts.append(label(place, Self.bottom + 18, Self.power(tick)))
        }
        parts.append(label((Self.left + right) / 2, Self.height - 6, xName))
        for one in series where one.points.count > 1 {
            let points = one.points.sorted { $0.x < $1.x }.map {
                "\(number(x.place(log10($0.x)), 1)),\(number(y.place($0.y), 1))"
            }
            parts.append(
                element(
                    "polyline",
                    ["points": points.joined(separator: " "), "class": "curve validation"], ""))
        }
        for point in all { parts.append(dot(point, x, y)) }
        if showsNames { parts += names(x, y) }
        return element(
            "figure", [:],
            element("figcaption", [:], escaped("\(title), \(yName)"))
                + drawing(width: Self.width, height: Self.height, title: title, parts))
    }

    private func dot(_ point: Point, _ x: Axis, _ y: Axis) -> String {
        element(
            "circle",
            [
                "cx": number(x.place(log10(point.x)), 1), "cy": number(y.place(point.y), 1),
                "r": "4.5", "class": "validation",
            ],
            element(
                "title", [:],
                escaped("\(point.name): \(number(point.x, 1)) \(xName), \(number(point.y, 2)) ")
                    + escaped(yName)))
    }

    /// Each series' name beside its last point, pushed apart where they would meet.
    private func names(_ x: Axis, _ y: Axis) -> [String] {
        let lasts = series.compactMap { one in
            one.points.max { $0.x < $1.x }.map {
                (name: one.name, x: x.place(log10($0.x)), y: y.place($0.y))
            }
        }
        var taken: [(x: Double, y: Double)] = []
        return lasts.sorted { ($0.y, $0.x) < ($1.y, $1.x) }.map { last in
            var place = last.y + 4
            // A name is at most this wide; only those to either side of it can be hit.
            let reach = 140.0
            while taken.contains(where: {
                abs($0.x - last.x) < reach && abs($0.y - place) < Self.nameDistance
            }) { place += Self.nameDistance }
            taken.append((last.x, place))
            return label(last.x + 9, place, last.name, anchor: "start")
        }
    }

    private static func power(_ exponent: Int) -> String {
        switch exponent {
        case 0...6:
            pow(10, Double(exponent)).formatted(
                .number.grouping(.automatic).precision(.fractionLength(0)))
        case -3..<0: number(pow(10, Double(exponent)), -exponent)
        default: "1e\(exponent)"
        }
    }
}
