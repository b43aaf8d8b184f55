internal import Rendering

/// A record as sections of rows: what the text and the page both show.
struct RobustnessTable {
    /// One line; numbers that it does not have are empty.
    struct Line {
        let name: String
        var row: MeasuredRow?
        /// Instead of a row: an accuracy alone, from 0 to 1.
        var accuracy: Double?
        /// Instead of any number.
        var words = ""
    }

    struct Section {
        let title: String
        /// What the reader of the table must know, a sentence or two.
        var note = ""
        let lines: [Line]
    }

    static let head = ["", "count", "accuracy %", "95 % from", "to", "loss", "ECE %", "refused %"]

    let sections: [Section]

    init(_ record: RobustnessRecord) {
        var sections = [
            Section(title: "The set itself", lines: Self.lines([record.plain])),
            Section(
                title: "Other sources",
                lines: Self.lines(record.sources)
                    + record.missing.map { Line(name: $0, words: "not there") }),
        ]
        if !record.leftOut.isEmpty {
            sections.append(
                Section(
                    title: "Left out of training",
                    note: "Each source by a model that never saw it, then by the measured model.",
                    lines: record.leftOut.flatMap { pair in
                        [
                            Line(name: "\(pair.row.name), unseen by \(pair.model)", row: pair.row),
                            Line(name: "\(pair.row.name), by \(record.model)", row: pair.shipped),
                        ]
                    }))
        }
        sections.append(Self.risk(record.risk))
        sections.append(Self.canvas(record.canvas))
        sections += Self.corruptions(record.corruptions)
        sections.append(Self.photos(record.photos))
        sections.append(Self.nonDigits(record.nonDigits))
        self.sections = sections
    }

    private static func lines(_ rows: [MeasuredRow]) -> [Line] {
        rows.map { Line(name: $0.name, row: $0) }
    }

    private static func risk(_ rows: [RiskRow]) -> Section {
        Section(
            title: "Promises of few errors",
            note: "Only answers that are sure enough for the promise, on the set itself.",
            lines: rows.map { row in
                guard let accepted = row.accepted, let wrong = row.wrong else {
                    return Line(name: row.name, words: "no promise")
                }
                return Line(
                    name: "\(row.name): \(number(100 * wrong.value, 3)) % wrong,"
                        + " \(number(100 * accepted.value, 2)) % accepted")
            })
    }

    private static func canvas(_ record: CanvasRecord) -> Section {
        Section(
            title: "Canvas",
            note: "Each digit in \(CanvasSuite.perDigitCount) drawings of any place, size "
                + "(8 to 95 %), pen (1 to 48 pixels, at most "
                + "\(number(100 * CanvasDrawing.penShareMax, 0)) % of the digit), colours and turn "
                + "(to 15°); then of each setting the value that costs most.",
            lines: [
                Line(name: "points lost", words: number(record.lossPoints, 2)),
                Line(name: record.measured.name, row: record.measured),
            ]
                + record.worstGroups.map { name, group in
                    Line(name: "worst: \(name)", accuracy: group.accuracy.value)
                })
    }

    private static func corruptions(_ record: CorruptionRecord) -> [Section] {
        func section(
            _ title: String, _ note: String, _ rows: [MeasuredRow], _ mean: Double,
            _ worst: MeasuredRow?
        ) -> Section {
            Section(
                title: title, note: note,
                lines: lines(rows) + [
                    Line(name: "mean", accuracy: mean),
                    Line(name: "worst: \(worst?.name ?? "")", accuracy: worst?.accuracy.value),
                ])
        }
        return [
            section(
                "Corruptions, as glyphs",
                "MNIST-C's kinds, given to the classifier as they are: the published protocol.",
                record.glyphs, record.glyphMean, record.glyphWorst),
            section(
                "Corruptions, as pictures",
                "The same as pictures of 28 × 28, read from the pixels on.",
                record.pictures, record.pictureMean, record.pictureWorst),
        ]
    }

    /// The cells of a line, as many as ``head`` has.
    static func cells(_ line: Line) -> [String] {
        guard let row = line.row else {
            let accuracy = line.accuracy.map { number(100 * $0, 2) } ?? line.words
            return [line.name, "", accuracy] + head.dropFirst(3).map { _ in "" }
        }
        let shares = [row.accuracy.value, row.accuracy.low, row.accuracy.high]
        return [line.name, "\(row.count)"] + shares.map { number(100 * $0, 2) }
            + [
                number(row.loss, 4), number(100 * row.calibrationError, 2),
                number(100 * Double(row.refusedCount) / Double(max(1, row.count)), 2),
            ]
    }
}

extension RobustnessRecord {
    /// The result for people, in aligned columns.
    public var text: String {
        var rows = [RobustnessTable.head]
        for section in RobustnessTable(self).sections {
            rows.append([section.title] + RobustnessTable.head.dropFirst().map { _ in "" })
            rows += section.lines.map { line in
                var cells = RobustnessTable.cells(line)
                cells[0] = "  " + cells[0]
                return cells
            }
        }
        let lines = aligned(rows).split(separator: "\n").map { line in
            line.trimmingSuffix { $0 == " " }
        }
        return "\(model) on \(set) and beyond\n\n" + lines.joined(separator: "\n")
    }
}

extension Substring {
    /// Without the characters at its end that fulfil the condition.
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        self[..<(lastIndex { !isTrimmed($0) }.map(index(after:)) ?? startIndex)]
    }
}
