public import Datasets
internal import Foundation
internal import NumeralCore
internal import PictureFiles
internal import Rendering

/// A record of everyday pictures as one HTML page, with the pictures that were not read right.
///
/// Everything is inside the file; there is no script and no request.
public struct PictureReport: Sendable {
    /// How many pictures of a kind are shown.
    private static let shownMax = 24
    /// A file up to this size stands in the page as it is; of a larger one a small grey picture.
    private static let fileBytesMax = 16 << 10
    /// The longer side of such a picture, and of all pictures on the page, in pixels.
    private static let shownSide = 92

    private let record: PictureRecord
    private let suite: PictureSuite
    private let set: LabeledGlyphs

    /// - Parameters:
    ///   - suite: the one that made the record: it draws the pictures anew.
    ///   - set: the set that was measured.
    public init(_ record: PictureRecord, by suite: PictureSuite, on set: LabeledGlyphs) {
        (self.record, self.suite, self.set) = (record, suite, set)
    }

    /// The whole page; the same for the same record and set.
    public func html() throws(EvaluationError) -> String {
        let facts = element(
            "ul", [:], record.sentences.map { element("li", [:], escaped($0)) }.joined())
        let tables = record.measuredGroups.map { group, title in
            ReportPage.card(
                title, ReportPage.table([PictureRecord.head] + record.lines(of: group)))
        }
        var galleries: [String] = []
        for row in record.kinds {
            let misreads = record.misreads.filter { $0.kind == row.name }
            guard !misreads.isEmpty else { continue }
            galleries.append(ReportPage.card(row.name, try gallery(misreads)))
        }
        return ReportPage(
            title: "\(record.model) on pictures of \(record.set)",
            lead: "\(record.glyphCount) glyphs, SHA-256 \(record.setHash.prefix(12))…, "
                + "\(record.settings.rawValue) settings, seed \(record.seed)",
            content: ([ReportPage.card(nil, facts)] + tables + galleries)
                .joined(separator: "\n")
        ).html
    }

    /// Those that the reader was surest of first.
    private func gallery(_ misreads: [PictureRecord.Misread]) throws(EvaluationError) -> String {
        let shown = misreads.sorted { ($1.confidence, $0.index) < ($0.confidence, $1.index) }
            .prefix(Self.shownMax)
        var items: [String] = []
        for misread in shown { items.append(try item(misread)) }
        let left = misreads.count - shown.count
        let rest = left > 0 ? element("p", ["class": "note"], "and \(left) more") : ""
        return element("ul", ["class": "gallery"], items.joined(separator: "\n")) + rest
    }

    private func item(_ misread: PictureRecord.Misread) throws(EvaluationError) -> String {
        guard let kind = PictureKind(name: misread.kind) else { return "" }
        let picture = try suite.picture(of: kind, index: misread.index, from: set)
        let truth = misread.truth.isEmpty ? "–" : misread.truth
        let answer = misread.text.isEmpty ? misread.verdict.rawValue : misread.text
        let words = "\(truth) read as \(answer)"
        let image =
            "<img alt=\"\(escaped(words))\" width=\"\(Self.shownSide)\" "
            + "src=\"\(Self.url(picture))\">"
        let percent =
            misread.text.isEmpty ? "" : " \(number(100 * misread.confidence, 1)) %"
        let caption =
            element("span", ["class": "truth"], escaped(truth)) + " → "
            + element("span", ["class": "answer"], escaped(answer))
            + element("span", ["class": "note"], percent)
        return element(
            "li", ["title": "\(words), \(picture.fileName)"],
            image + element("div", [:], caption))
    }

    /// The picture within the page.
    private static func url(_ picture: SuitePicture) -> String {
        var (bytes, kind) = (picture.bytes, picture.ending == "jpg" ? "jpeg" : "png")
        if bytes.count > fileBytesMax, let decoded = try? PictureDecoder().decode(bytes) {
            (bytes, kind) = (decoded.shrunk(toSide: shownSide).encodedPNG(), "png")
        }
        return EmbeddedPicture.url("image/\(kind)", bytes)
    }
}
