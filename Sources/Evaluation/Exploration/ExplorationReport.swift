internal import Datasets
internal import Foundation
internal import NumeralCore
internal import PictureFiles

/// An exploration as one HTML page: counts, means, maps, copies, suspects.
///
/// Everything is inside the file, pictures too; there is no script and no request.
public struct ExplorationReport: Sendable {
    private let exploration: Exploration
    private var set: LabeledGlyphs { exploration.set }

    /// Suspects that are shown: more make the page slow.
    private static let suspectsShownMax = 200
    /// How large a glyph is shown, in pixels of the page.
    private static let glyphSide = 84

    public init(_ exploration: Exploration) { self.exploration = exploration }

    /// The whole page; the same for the same exploration.
    public var html: String {
        ReportPage(
            title: set.name,
            lead: "\(counted(set.count, "glyph")), "
                + "SHA-256 \(exploration.statistics.contentHash.prefix(12))…",
            content: [
                ReportPage.card(nil, facts), ReportPage.card("Classes", classes),
                ReportPage.card("How the glyphs lie", maps),
                ReportPage.card("A few of each", sheet),
                ReportPage.card("Most alike", pairs), suspects,
            ].joined(separator: "\n")
        ).html
    }

    private var facts: String {
        let counts = set.countPerClass.filter { $0 > 0 }
        let shares = exploration.varianceShares
        var facts = [
            ("Glyphs", "\(set.count)", "\(counts.count) classes"),
            (
                "Largest to smallest class",
                number(Double(counts.max() ?? 0) / Double(max(1, counts.min() ?? 1)), 2),
                "\(counts.max() ?? 0) to \(counts.min() ?? 0)"
            ),
            ("Copies", "\(exploration.copyCount)", "the same in every byte as one before"),
            (
                "Variance", number(100 * shares.reduce(0, +), 0) + " %",
                "in the first \(shares.count) of \(Glyph.pixelCount) components"
            ),
        ]
        if let labels = exploration.labels {
            facts.append(
                ("Suspect labels", "\(labels.suspects.count)", exploration.recipeName ?? ""))
        }
        return ReportPage.facts(facts.map { (name: $0.0, value: $0.1, note: $0.2) })
    }

    private var classes: String {
        let means = Dictionary(
            uniqueKeysWithValues: exploration.means.map { ($0.symbol, $0.picture) })
        let most = exploration.statistics.classes.map(\.figures.count).max() ?? 1
        let head = ["class", "mean", "glyphs", "", "ink", "width", "height", "blank"]
        let rows = exploration.statistics.classes.map { part in
            let figures = part.figures
            let bar = drawing(
                width: 160, height: 12, title: counted(figures.count, "glyph"),
                [
                    element(
                        "rect",
                        [
                            "width": number(160 * Double(figures.count) / Double(max(1, most)), 1),
                            "height": "12", "rx": "3", "class": "bar",
                        ], "")
                ])
            return [
                escaped(part.symbol.description),
                means[part.symbol].map { Self.picture($0, "mean \(part.symbol)", side: 42) } ?? "",
                "\(figures.count)", bar, number(100 * figures.inkShare, 1) + " %",
                number(figures.inkWidth, 1), number(figures.inkHeight, 1), "\(figures.blankCount)",
            ]
        }
        let table = element(
            "table", ["class": "classes"],
            element(
                "thead", [:],
                element("tr", [:], head.map { element("th", [:], $0) }.joined()))
                + element(
                    "tbody", [:],
                    rows.map { row in
                        element("tr", [:], row.map { element("td", [:], $0) }.joined())
                    }.joined(separator: "\n")))
        return element("div", ["class": "scroll"], table)
    }

    private var maps: String {
        let note = element(
            "p", ["class": "note"],
            "A dot is a glyph. On the left by the two directions in which they differ most; on the "
                + "right so that neighbours stay neighbours: groups mean something there, "
                + "distances between them do not.")
        func chart(_ title: String, _ map: Exploration.Map?) -> String {
            guard let map, !map.indices.isEmpty else { return "" }
            return MapChart(title: title, map: map, labels: set.labels, classes: set.classes).svg
        }
        return note
            + element(
                "div", ["class": "pair maps"],
                chart("Principal components", exploration.principalMap)
                    + chart("t-SNE", exploration.neighborMap))
    }

    private var sheet: String {
        let image = ContactSheet().draw(set, seed: 1)
        return "<img class=\"sheet\" alt=\"a row of glyphs of each class\" "
            + "width=\"\(image.width)\" src=\"\(image.embeddedPNG)\">"
    }

    private var pairs: String {
        func list(_ title: String, _ pairs: [NearPair]) -> String {
            guard !pairs.isEmpty else { return "" }
            let items = pairs.map { pair in
                let symbols = [pair.first, pair.second].map { set.classes[Int(set.labels[$0])] }
                let both =
                    glyph(pair.first, side: 56) + glyph(pair.second, side: 56)
                return element(
                    "li", ["title": "glyphs \(pair.first) and \(pair.second)"],
                    element("span", ["class": "two"], both)
                        + element(
                            "div", [:],
                            "\(symbols[0]) \(symbols[1]) "
                                + element(
                                    "span", ["class": "note"], number(pair.distance, 3))))
            }
            return element("h3", [:], title)
                + element("ul", ["class": "gallery pairs"], items.joined(separator: "\n"))
        }
        let content =
            list("With one label", exploration.pairsWithin)
            + list("With two labels", exploration.pairsAcross)
        return content.isEmpty
            ? element("p", ["class": "note"], "Too few glyphs to compare.")
            : element(
                "p", ["class": "note"],
                "The number is the root of the mean squared difference of pixels, from 0 to 1; 0 "
                    + "is a copy.") + content
    }

    private var suspects: String {
        guard let labels = exploration.labels else { return "" }
        let note =
            "Label → what a model that was trained without the glyph takes it for, by confident "
            + "learning with \(exploration.recipeName ?? "a recipe"); the most suspect first. Not "
            + "each is wrong: some are only hard to read."
        let doubts =
            "The same model takes these for something else, too, but not as surely as it is of "
            + "that class elsewhere."
        return ReportPage.card(
            "Probably labelled wrongly: \(labels.suspects.count)",
            element("p", ["class": "note"], escaped(note)) + gallery(labels.suspects))
            + ReportPage.card(
                "Read otherwise: \(labels.doubts.count)",
                element("p", ["class": "note"], doubts) + gallery(labels.doubts))
    }

    private func gallery(_ suspects: [ConfidentLearning.Suspect]) -> String {
        let shown = suspects.prefix(Self.suspectsShownMax)
        let items = shown.map { suspect in
            let (label, likely) = (set.classes[suspect.label], set.classes[suspect.likely])
            let caption =
                element("span", ["class": "truth"], escaped(label.description)) + " → "
                + element("span", ["class": "answer"], escaped(likely.description))
                + element(
                    "span", ["class": "note"], " \(number(100 * suspect.likelyProbability, 0)) %")
            return element(
                "li", ["title": "glyph \(suspect.index), labelled \(label), rather \(likely)"],
                glyph(suspect.index, side: Self.glyphSide) + element("div", [:], caption))
        }
        let left = suspects.count - shown.count
        return element("ul", ["class": "gallery"], items.joined(separator: "\n"))
            + (left > 0 ? element("p", ["class": "note"], "and \(left) more") : "")
    }

    private func glyph(_ index: Int, side: Int) -> String {
        Self.picture(
            set[index].glyph, "glyph \(index), a \(set.classes[Int(set.labels[index])])", side: side
        )
    }

    private static func picture(_ glyph: Glyph, _ words: String, side: Int) -> String {
        "<img alt=\"\(escaped(words))\" width=\"\(side)\" height=\"\(side)\" "
            + "src=\"\(glyph.image.embeddedPNG)\">"
    }
}
