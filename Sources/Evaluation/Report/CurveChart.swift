internal import Recognition

/// One measure over the epochs of training: on the training and on the validation data.
struct CurveChart {
    let title: String
    /// What the numbers are, as in `%`.
    let unit: String
    let training: [Double]
    /// `nil` where an epoch was not validated.
    let validation: [Double?]

    private static let (width, height) = (430.0, 260.0)
    private static let (left, right, top, bottom) = (48.0, 400.0, 16.0, 224.0)

    var svg: String {
        let known = training + validation.compactMap(\.self)
        let y = Axis(covering: known, from: Self.bottom, to: Self.top)
        let x = Axis(
            covering: [1, Double(max(2, training.count))], from: Self.left, to: Self.right,
            tickCount: 8)
        var parts: [String] = []
        parts += y.rules(from: Self.left, to: Self.right)
        for tick in x.ticks where tick >= 1 && tick == tick.rounded() {
            parts.append(label(x.place(tick), Self.bottom + 18, number(tick, 0)))
        }
        parts.append(label((Self.left + Self.right) / 2, Self.height - 2, "epoch"))
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
        let dots = points.map { point in
            element(
                "circle",
                ["cx": number(point.x, 1), "cy": number(point.y, 1), "r": "2.5", "class": style],
                element("title", [:], "epoch \(point.epoch): \(number(point.value, 4)) \(unit)"))
        }
        return element("polyline", ["points": path, "class": "curve \(style)"], "") + dots.joined()
    }

    private var summary: String {
        let last = validation.compactMap(\.self).last ?? training.last ?? 0
        return "\(title) by epoch, \(number(last, 4)) \(unit) at the end"
    }
}
