extension ModelFacts {
    /// What `/about` shows.
    var dictionary: [String: Any] {
        [
            "facts": lines.map { ["name": $0.name, "value": $0.value] }, "how": how,
            "hasLayers": !layers.isEmpty, "layers": layers, "classCount": classes.count,
            "classes": Self.list(classes), "learnt": learnt, "isCalibrated": isCalibrated,
            "refuses": refusesStrangers,
        ]
    }

    private var learnt: String {
        learntFrom.isEmpty
            ? "Its file does not say what it learnt from."
            : "It learnt from \(Self.list(learntFrom))."
    }

    /// `a, b and c`
    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}
