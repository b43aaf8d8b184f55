/// Points or lines of points over a setting or a cost.
struct ScatterChart {
    /// How what stands below becomes a place.
    enum Scale: Hashable, Sendable {
        case linear
        /// For numbers above 0.
        case logarithmic
        /// For what is no number: a point's `x` is the index of its word.
        case words([String])
    }

    struct Point: Sendable {
        let name: String
        let x: Double
        let y: Double
        /// Whether it only stands beside those that count.
        var isFaint = false
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
    var scale = Scale.logarithmic
    /// `y` is never above it.
    var most = Double.infinity
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

    private static let height = 320.0
    private static let (top, bottom) = (16.0, 272.0)
    /// With names, and without: then two stand beside each other.
    private static let (wideWidth, width) = (640.0, 430.0)
    /// The least distance of two names, in the drawing's units.
    private static let nameDistance = 16.0
    /// Longer names are cut: what they are called in full stands below a pointer.
    private static let nameCountMax = 32

    var svg: String {
        let all = series.flatMap(\.points)
        let y = Axis(covering: all.map(\.y), from: Self.bottom, to: Self.top, most: most)
        let width = showsNames ? Self.wideWidth : Self.width
        let left = Axis.width(ofLabels: y)
        let right = width - (showsNames ? nameWidth : 0) - Self.endRoom
        let (place, marks) = horizontal(all.map(\.x), from: left, to: right)
        var parts = y.rules(from: left, to: right) + marks
        parts.append(label((left + right) / 2, Self.height - 8, xName))
        for one in series where one.points.count > 1 {
            let points = one.points.sorted { $0.x < $1.x }.map {
                "\(number(place($0.x), 1)),\(number(y.place($0.y), 1))"
            }
            parts.append(
                element(
                    "polyline",
                    ["points": points.joined(separator: " "), "class": "curve validation"], ""))
        }
        // What counts lies above the rest.
        for point in all.filter(\.isFaint) + all.filter({ !$0.isFaint }) {
            parts.append(dot(point, place(point.x), y.place(point.y)))
        }
        if showsNames { parts += names(place, y) }
        return element(
            "figure", [:],
            element("figcaption", [:], escaped("\(title), \(yName)"))
                + drawing(
                    width: width, height: Self.height, title: title, parts, isBroad: showsNames))
    }

    /// Room for half of the last number below.
    private static let endRoom = 26.0

    private var nameWidth: Double {
        let longest = series.map { min($0.name.count, Self.nameCountMax) }.max() ?? 0
        return Double(longest) * Axis.digitWidth
    }

    /// The places along the bottom, with lines and numbers, or words.
    private func horizontal(
        _ values: [Double], from left: Double, to right: Double
    ) -> (place: (Double) -> Double, marks: [String]) {
        func mark(_ place: Double, _ text: String) -> [String] {
            [
                line(place, Self.top, place, Self.bottom, style: "grid"),
                label(place, Self.bottom + 20, text),
            ]
        }
        let axis: Axis
        switch scale {
        case .words(let words):
            let slot = (right - left) / Double(max(1, words.count))
            func place(_ value: Double) -> Double { left + slot * (value + 0.5) }
            let room = max(2, Int(slot / Axis.digitWidth))
            let marks = words.enumerated().flatMap {
                mark(place(Double($0.offset)), Self.cut($0.element, to: room))
            }
            return (place, marks)
        case .linear:
            // Numbers side by side need room: four of them have it on the narrowest.
            axis = Axis(covering: values, from: left, to: right, tickCount: 4)
        case .logarithmic: axis = Axis(coveringLogarithms: values, from: left, to: right)
        }
        return (axis.place, axis.ticks.flatMap { mark(axis.place($0), axis.text($0)) })
    }

    private static func cut(_ text: String, to count: Int) -> String {
        text.count > count ? text.prefix(count - 1) + "…" : text
    }

    private func dot(_ point: Point, _ across: Double, _ up: Double) -> String {
        let x =
            if case .words(let words) = scale { words[Int(point.x)] } else { Self.text(point.x) }
        return element(
            "circle",
            [
                "cx": number(across, 1), "cy": number(up, 1), "r": "4.5",
                "class": point.isFaint ? "training" : "validation",
            ],
            element(
                "title", [:],
                escaped("\(point.name): \(xName) \(x), \(number(point.y, 4)) \(yName)")))
    }

    /// A number as short as it is.
    private static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15
            ? number(value, 0) : "\(Float(value))"
    }

    /// Each series' name beside its last point, pushed apart where they would meet.
    private func names(_ place: (Double) -> Double, _ y: Axis) -> [String] {
        let lasts = series.compactMap { one in
            one.points.max { $0.x < $1.x }.map {
                (name: one.name, x: place($0.x), y: y.place($0.y))
            }
        }
        var taken: [(x: Double, y: Double)] = []
        return lasts.sorted { ($0.y, $0.x) < ($1.y, $1.x) }.map { last in
            var place = last.y + 4
            // A name is at most this wide; only those to either side of it can be hit.
            let reach = nameWidth
            while taken.contains(where: {
                abs($0.x - last.x) < reach && abs($0.y - place) < Self.nameDistance
            }) { place += Self.nameDistance }
            taken.append((last.x, place))
            return label(
                last.x + 9, place, Self.cut(last.name, to: Self.nameCountMax), anchor: "start")
        }
    }
}
