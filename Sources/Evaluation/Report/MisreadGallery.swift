internal import Datasets
internal import Foundation
internal import NumeralCore
internal import PictureFiles

/// The glyphs that were read wrong, those that the reader was surest of first.
struct MisreadGallery {
    /// How many are shown: more make the page slow and nobody wiser.
    static let shownMax = 200

    let misreads: [Misread]
    let set: LabeledGlyphs

    var html: String {
        let shown = misreads.sorted { ($1.probability, $0.index) < ($0.probability, $1.index) }
            .prefix(Self.shownMax)
        guard !shown.isEmpty else { return element("p", [:], "Every glyph was read right.") }
        let left = misreads.count - shown.count
        let rest = left > 0 ? element("p", ["class": "note"], "and \(left) more") : ""
        return element("ul", ["class": "gallery"], shown.map(item).joined(separator: "\n")) + rest
    }

    private func item(_ misread: Misread) -> String {
        let url = set[misread.index].glyph.image.embeddedPNG
        let words = "a \(misread.truth) read as \(misread.prediction)"
        let picture =
            "<img alt=\"\(words)\" width=\"84\" height=\"84\" src=\"\(url)\">"
        let percent = number(100 * Double(misread.probability), 1)
        let caption =
            element("span", ["class": "truth"], misread.truth.description) + " → "
            + element("span", ["class": "answer"], misread.prediction.description)
            + element("span", ["class": "note"], " \(percent) %")
        return element(
            "li", ["title": "\(words), glyph \(misread.index) of \(set.name)"],
            picture + element("div", [:], caption))
    }
}
