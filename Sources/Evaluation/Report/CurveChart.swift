internal import Recognition

/// One measure over the epochs of training: on the training and on the validation data.
struct CurveChart {
    let title: String
    /// What the numbers are, as in `%`.
    let unit: String
    let training: [Double]
    /// `nil` where an epoch was not validated.
    let validation: [Double?]
    /// The measure is never above it.
    var most = Double.infinity

    private static let (width, height) = (430.0, 268.0)
    private static let (right, top, bottom) = (412.0, 16.0, 220.0)

    var svg: String {
        let known = training + validation.compactMap(\.self)
        let y = Axis(covering: known, from: Self.bottom, to: Self.top, most: most)
        let left = Axis.width(ofLabels: y)
        // One epoch is a dot in the middle, not on the edge.
        let ends = training.count > 1 ? [1, Double(training.count)] : [0.5, 1.5]
        let x = Axis(covering: ends, from: left, to: Self.right, tickCount: 8)
        var parts: [String] = []
        parts += y.rules(from: left, to: Self.right)
        for tick in x.ticks where tick >= 1 && tick == tick.rounded() {
            parts.append(label(x.place(tick), Self.bottom + 20, number(tick, 0)))
        }
        parts.append(label((left + Self.right) / 2, Self.height - 8, "epoch"))
        parts.append(curve(training, x, y, style: "training"))
        parts.append(curve(validation, x, y, style: "validation"))
        return element(
            "figure", [:],
            element("figcaption", [:], escaped("\(title), \(unit)"))
                + drawing(width: Self.width, height: Self.height, title: summary, parts))
    }

    private func curve(_ values: [Double?], _ x: Axis, _ y: Axis, style: String) -> String {
        let points = values.enumerated().compactMap { index, value in
            value.map {
                (x: x.place(Double(index + 1)), y: y.place($0), value: $0, epoch: index + 1)
            }
        }
        guard !points.isEmpty else { return "" }
        let path = points.map { "\(number($0.x, 1)),\(number($0.y, 1))" }.joined(separator: " ")
        let radius = points.count > 1 ? "2.5" : "5"
        let dots = points.map { point in
            element(
                "circle",
                [
                    "cx": number(point.x, 1), "cy": number(point.y, 1), "r": radius,
                    "class": style,
                ],
                element("title", [:], "epoch \(point.epoch): \(number(point.value, 4)) \(unit)"))
        }
        let line =
            points.count > 1
            ? element("polyline", ["points": path, "class": "curve \(style)"], "") : ""
        return line + dots.joined()
    }

    private var summary: String {
        let last = validation.compactMap(\.self).last ?? training.last ?? 0
        return "\(title) by epoch, \(number(last, 4)) \(unit) at the end"
    }
}
