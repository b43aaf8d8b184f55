/// Accuracy over confidence, a dot for each tenth of confidence; on the diagonal probabilities keep
/// their word.
struct ReliabilityChart {
    let reliability: Reliability

    private static let (width, height) = (430.0, 336.0)
    private static let (left, right, top, bottom) = (48.0, 412.0, 12.0, 286.0)

    var svg: String {
        let x = Axis(covering: [0, 1], from: Self.left, to: Self.right)
        let y = Axis(covering: [0, 1], from: Self.bottom, to: Self.top)
        var parts: [String] = []
        for tick in x.ticks {
            parts.append(line(x.place(tick), Self.top, x.place(tick), Self.bottom, style: "grid"))
            parts.append(line(Self.left, y.place(tick), Self.right, y.place(tick), style: "grid"))
            parts.append(label(x.place(tick), Self.bottom + 20, x.text(tick)))
            parts.append(label(Self.left - 6, y.place(tick) + 4, y.text(tick), anchor: "end"))
        }
        parts.append(line(x.place(0), y.place(0), x.place(1), y.place(1), style: "ideal"))
        parts.append(label((Self.left + Self.right) / 2, Self.height - 8, "probability given"))
        for bin in reliability.tenths {
            let (across, up) = (x.place(bin.confidence), y.place(bin.accuracy))
            parts.append(line(across, up, across, y.place(bin.confidence), style: "gap"))
            parts.append(
                element(
                    "circle",
                    [
                        "cx": number(across, 1), "cy": number(up, 1), "r": "6",
                        "class": "validation",
                    ], element("title", [:], "\(bin.count) answers")))
        }
        return drawing(
            width: Self.width, height: Self.height,
            title: "share right over probability given; calibration error "
                + number(reliability.error, 4), parts)
    }

    /// The numbers of the chart.
    var table: String {
        func row(_ cells: [String], _ name: String) -> String {
            element("tr", [:], cells.map { element(name, [:], $0) }.joined())
        }
        let rows = reliability.tenths.map { bin in
            row(
                [
                    number(100 * bin.confidence, 1) + " %", number(100 * bin.accuracy, 1) + " %",
                    "\(bin.count)",
                ], "td")
        }
        return element(
            "table", [:],
            element("thead", [:], row(["given, mean", "right", "answers"], "th"))
                + element("tbody", [:], rows.joined(separator: "\n")))
    }
}
