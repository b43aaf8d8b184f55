internal import NumeralCore

/// The confusion matrix as a heat map: mistakes by their count, right answers in their own tone.
struct ConfusionChart {
    let matrix: ConfusionMatrix

    private static let (cell, margin) = (40.0, 56.0)

    var svg: String {
        let count = matrix.classes.count
        let side = Self.margin + Self.cell * Double(count) + 8
        let most = matrix.mistakes.first?.count ?? 1
        var parts: [String] = []
        for (index, symbol) in matrix.classes.enumerated() {
            let middle = Self.margin + Self.cell * (Double(index) + 0.5)
            parts.append(label(middle, Self.margin - 10, symbol.description, style: "symbol"))
            parts.append(label(Self.margin - 16, middle + 5, symbol.description, style: "symbol"))
        }
        let center = Self.margin + Self.cell * Double(count) / 2
        parts.append(label(center, 16, "answer"))
        parts.append(
            element(
                "text",
                [
                    "transform": "translate(14 \(number(center, 1))) rotate(-90)",
                    "class": "tick", "text-anchor": "middle",
                ], "truth"))
        for truth in 0..<count {
            for answer in 0..<count { parts.append(cell(truth, answer, most: most)) }
        }
        return drawing(
            width: side, height: side,
            title: "confusion matrix: \(matrix.correctCount) of \(matrix.total) right", parts)
    }

    private func cell(_ truth: Int, _ answer: Int, most: Int) -> String {
        let value = matrix.counts[truth][answer]
        let (x, y) = (
            Self.margin + Self.cell * Double(answer), Self.margin + Self.cell * Double(truth)
        )
        // Counts of mistakes span few to dozens: their roots tell small ones apart.
        let strength =
            value == 0 ? 0 : 0.15 + 0.85 * (Double(value) / Double(max(1, most))).squareRoot()
        let style = truth == answer ? "right" : value == 0 ? "none" : "wrong"
        let square = element(
            "rect",
            [
                "x": number(x + 1, 1), "y": number(y + 1, 1), "width": number(Self.cell - 2, 1),
                "height": number(Self.cell - 2, 1), "rx": "4", "class": "cell \(style)",
                "style": style == "wrong" ? "fill-opacity:\(number(strength, 2))" : "",
            ],
            element(
                "title", [:],
                "\(matrix.classes[truth]) read as \(matrix.classes[answer]): \(value)"))
        guard value > 0 else { return square }
        let ink = style == "wrong" && strength > 0.6 ? "count strong" : "count"
        return square
            + label(x + Self.cell / 2, y + Self.cell / 2 + 4, "\(value)", style: ink)
    }
}
