extension RobustnessTable {
    static func photos(_ record: PhotoRecord) -> Section {
        Section(
            title: "Rendered photos",
            note: "Each digit on one rendered page, as a JPEG file; no training saw these papers. "
                + "\(record.blankCount) were read as blank.",
            lines: [Line(name: record.measured.name, row: record.measured)])
    }

    static func nonDigits(_ record: NonDigitRecord) -> Section {
        func percent(_ share: Share) -> String { number(100 * share.value, 2) + " %" }
        func line(_ kind: NonDigitRecord.Kind, _ name: String) -> Line {
            Line(
                name: "\(name): \(percent(kind.accepted)) read as a digit, "
                    + "AUROC \(number(kind.area, 4)), \(percent(kind.passing)) pass")
        }
        let score =
            record.hasRejection
            ? "its probability of being none" : "how unsure the model is: it has no rejection"
        return Section(
            title: "What is no digit",
            note: "AUROC is of the set's digits against the kind by \(score); pass is the share "
                + "let through where \(number(100 * NonDigitRecord.digitShare, 0)) % of the digits "
                + "are.",
            lines: record.kinds.map { line($0, $0.name) }
                + record.missing.map { Line(name: $0, words: "no typeface") }
                + [record.seen.map { line($0, "all seen kinds") }].compactMap(\.self)
                + [record.unseen.map { line($0, "all unseen kinds") }].compactMap(\.self)
                + [
                    Line(name: "blank pages named blank: \(percent(record.blankPages))"),
                    Line(name: "digits refused: \(percent(record.refusedDigits))"),
                ])
    }
}
