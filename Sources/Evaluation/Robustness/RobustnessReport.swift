public import Datasets
internal import Foundation
internal import NumeralCore
internal import PictureFiles
internal import Rendering

/// A robustness record as one HTML page, with a digit of each class spoiled in each way.
///
/// Everything is inside the file, pictures too; there is no script and no request.
public struct RobustnessReport: Sendable {
    private let record: RobustnessRecord
    private let examples: [Glyph]

    /// - Parameter set: the one that was measured; the first digit of each class is shown.
    public init(_ record: RobustnessRecord, examplesFrom set: LabeledGlyphs) {
        self.record = record
        examples = set.classes.indices.compactMap { label in
            set.labels.firstIndex(of: UInt8(label)).map { set[$0].glyph }
        }
    }

    /// The whole page; the same for the same record and set.
    public var html: String {
        let title = "\(record.model) on \(record.set) and beyond"
        let sections = RobustnessTable(record).sections.map { section in
            ReportPage.card(
                section.title,
                (section.note.isEmpty ? "" : element("p", ["class": "note"], escaped(section.note)))
                    + element("div", ["class": "scroll"], table(section)))
        }
        return ReportPage(
            title: title,
            lead: "\(counted(record.plain.count, "glyph")), SHA-256 \(record.setHash.prefix(12))…; "
                + "seeded, so that the next run gives the same",
            content: """
                \(ReportPage.card(nil, facts))
                \(sections.joined(separator: "\n"))
                \(ReportPage.card("What the corruptions look like", gallery))
                """
        ).html
    }

    private var facts: String {
        func percent(_ share: Double) -> String { number(100 * share, 2) + " %" }
        let (plain, corruptions) = (record.plain, record.corruptions)
        let worst = corruptions.glyphWorst
        return ReportPage.facts([
            (
                "Accuracy", percent(plain.accuracy.value),
                "95 %: \(number(100 * plain.accuracy.low, 2)) to \(percent(plain.accuracy.high))"
            ),
            (
                "Calibration error", percent(plain.calibrationError),
                "\(Reliability.binCount) bins of equal count"
            ),
            (
                "Corruptions, mean", percent(corruptions.glyphMean),
                "of \(corruptions.glyphs.count) kinds, as glyphs"
            ),
            (
                "Corruptions, worst", worst.map { percent($0.accuracy.value) } ?? "–",
                worst?.name ?? ""
            ),
        ])
    }

    private func table(_ section: RobustnessTable.Section) -> String {
        func row(_ cells: [String], _ name: String) -> String {
            element("tr", [:], cells.map { element(name, [:], escaped($0)) }.joined())
        }
        let lines = section.lines.map { row(RobustnessTable.cells($0), "td") }
        return element(
            "table", [:],
            element("thead", [:], row(RobustnessTable.head, "th"))
                + element("tbody", [:], lines.joined(separator: "\n")))
    }

    private var gallery: String {
        let items = zip(Corruption.allCases, record.corruptions.glyphs).map { corruption, row in
            let strip = Self.strip(
                examples.enumerated().map { index, glyph in
                    corruption.apply(
                        to: glyph, seed: LabeledGlyphs.corruptionSeed, index: index)
                })
            let words = "digits with \(row.name)"
            let picture =
                "<img alt=\"\(escaped(words))\" src=\"\(strip.embeddedPNG)\">"
            let caption =
                escaped(row.name)
                + element("span", ["class": "note"], " \(number(100 * row.accuracy.value, 2)) %")
            return element("li", [:], picture + element("div", [:], caption))
        }
        return element("ul", ["class": "strips"], items.joined(separator: "\n"))
    }

    /// Glyphs side by side.
    private static func strip(_ glyphs: [Glyph]) -> GrayImage {
        var pixels: [UInt8] = []
        for row in 0..<Glyph.side {
            for glyph in glyphs {
                pixels += glyph.ink[row * Glyph.side..<(row + 1) * Glyph.side]
            }
        }
        return GrayImage(width: Glyph.side * glyphs.count, height: Glyph.side, pixels: pixels)
    }
}
