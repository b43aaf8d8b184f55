public import Datasets
internal import NumeralCore

/// An exploration in numbers: as JSON, or as text.
public struct ExplorationRecord: Codable, Hashable, Sendable {
    /// A glyph whose label is probably wrong, by symbols.
    public struct Suspect: Codable, Hashable, Sendable {
        public let index: Int
        public let label: String
        public let likely: String
        public let labelProbability: Double
        public let likelyProbability: Double
    }

    public let statistics: GlyphStatistics
    public let varianceShares: [Double]
    public let copyCount: Int
    public let pairsWithin: [NearPair]
    public let pairsAcross: [NearPair]
    /// Labels that are probably wrong, the most suspect first; `nil` where no recipe was followed.
    public let suspects: [Suspect]?
    /// Plain disagreements: see ``ConfidentLearning/doubts``.
    public let doubts: [Suspect]?
    /// The recipe that was followed.
    public let recipe: String?

    public init(_ exploration: Exploration) {
        let set = exploration.set
        statistics = exploration.statistics
        varianceShares = exploration.varianceShares
        copyCount = exploration.copyCount
        (pairsWithin, pairsAcross) = (exploration.pairsWithin, exploration.pairsAcross)
        func named(_ suspects: [ConfidentLearning.Suspect]) -> [Suspect] {
            suspects.map { suspect in
                Suspect(
                    index: suspect.index, label: set.classes[suspect.label].description,
                    likely: set.classes[suspect.likely].description,
                    labelProbability: suspect.labelProbability,
                    likelyProbability: suspect.likelyProbability)
            }
        }
        suspects = exploration.labels.map { named($0.suspects) }
        doubts = exploration.labels.map { named($0.doubts) }
        recipe = exploration.recipeName
    }

    /// Lines that one text shows; all are in JSON.
    private static let shownMax = 20

    /// A few lines for people; the classes' figures are those of `numeral data describe`.
    public var text: String {
        var lines = [
            "\(statistics.name): \(counted(statistics.total.count, "glyph")), "
                + statistics.classes.map { "\($0.symbol) \($0.figures.count)" }
                .joined(separator: ", "),
            "variance: "
                + [2, 10, 50].filter { $0 <= varianceShares.count }.map { count in
                    let share = varianceShares.prefix(count).reduce(0, +)
                    return "\(number(100 * share, 1)) % in \(count) components"
                }.joined(separator: ", "),
            "\(copyCount) glyphs are copies of one before them",
        ]
        lines += Self.lines("most alike of one label", pairsWithin)
        lines += Self.lines("most alike of two labels", pairsAcross)
        if let suspects, let doubts {
            lines.append("\(suspects.count) labels are probably wrong, by \(recipe ?? "a model"):")
            lines += suspects.prefix(Self.shownMax).map(Self.line)
            lines.append("\(doubts.count) more glyphs are taken for something else, less surely:")
            lines += doubts.prefix(Self.shownMax).map(Self.line)
        }
        return lines.joined(separator: "\n")
    }

    private static func line(_ suspect: Suspect) -> String {
        "  \(suspect.index): \(suspect.label) is rather \(suspect.likely), "
            + "\(number(suspect.labelProbability, 3)) to \(number(suspect.likelyProbability, 3))"
    }

    private static func lines(_ title: String, _ pairs: [NearPair]) -> [String] {
        guard !pairs.isEmpty else { return [] }
        return [
            "\(title): "
                + pairs.prefix(5).map { "\($0.first) and \($0.second), \(number($0.distance, 4))" }
                .joined(separator: "; ")
        ]
    }
}
