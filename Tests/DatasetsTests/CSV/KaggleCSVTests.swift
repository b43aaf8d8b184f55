import Datasets
import Foundation
import NumeralCore
import Testing

@Suite struct KaggleCSVTests {
    /// Digits with paper in the corners, as MNIST's are.
    static let digits: LabeledGlyphs = {
        var generator = SplitMix64(seed: 9)
        let labels: [UInt8] = [5, 0, 4, 9, 2]
        let glyphs = labels.flatMap { _ in
            (0..<Glyph.pixelCount).map { pixel -> UInt8 in
                pixel == 0 || pixel == Glyph.pixelCount - 1
                    ? 0 : UInt8.random(in: 0...255, using: &generator)
            }
        }
        return LabeledGlyphs(name: "csv", glyphs: glyphs, labels: labels)
    }()

    /// The same as text, the label in a column.
    static func text(
        labelAt column: Int = 0, header: String? = "label", lineEnd: String = "\n",
        spelled spelling: (UInt8) -> String = { "\($0)" }
    ) -> String {
        var rows: [[String]] = (0..<digits.count).map { index in
            var row = digits[index].glyph.ink.map(spelling)
            row.insert(spelling(digits.labels[index]), at: column)
            return row
        }
        if let header {
            var names = (0..<Glyph.pixelCount).map { "pixel\($0)" }
            names.insert(header, at: column)
            rows.insert(names, at: 0)
        }
        return rows.map { $0.joined(separator: ",") + lineEnd }.joined()
    }

    static func parse(
        _ text: String, _ column: KaggleCSV.LabelColumn = .automatic
    ) throws -> LabeledGlyphs {
        try KaggleCSV(column).parse(Array(text.utf8), name: "csv")
    }

    @Test("The label first, last, or wherever the header names it", arguments: [0, 400, 784])
    func labelColumn(column: Int) throws {
        #expect(try Self.parse(Self.text(labelAt: column)) == Self.digits)
        #expect(
            try Self.parse(Self.text(labelAt: column, header: "what"), .named("what"))
                == Self.digits)
    }

    @Test("Without a header, paper in the first column tells")
    func noHeader() throws {
        for (column, choice) in [(0, KaggleCSV.LabelColumn.first), (784, .last)] {
            let text = Self.text(labelAt: column, header: nil)
            #expect(try Self.parse(text) == Self.digits)
            #expect(try Self.parse(text, choice) == Self.digits)
        }
    }

    @Test("Spellings that spreadsheets and NumPy make")
    func spellings() throws {
        #expect(try Self.parse(Self.text(lineEnd: "\r\n")) == Self.digits)
        #expect(try Self.parse("\u{FEFF}" + Self.text()) == Self.digits)
        #expect(try Self.parse("\u{FEFF}" + Self.text(header: nil)) == Self.digits)
        #expect(try Self.parse(Self.text().trimmingCharacters(in: .newlines)) == Self.digits)
        #expect(try Self.parse(Self.text() + "\n\n") == Self.digits)
        #expect(try Self.parse(Self.text { " \($0)" }) == Self.digits)
        #expect(try Self.parse(Self.text { "\"\($0)\"" }) == Self.digits)
        #expect(try Self.parse(Self.text { "\(Double($0))" }) == Self.digits)
        #expect(try Self.parse(Self.text(header: "\"Label\"")) == Self.digits)
    }

    @Test("Errors name the line and the column")
    func errors() {
        func expect(_ error: CSVError, _ text: String, _ column: KaggleCSV.LabelColumn = .first) {
            #expect(throws: error) { try Self.parse(text, column) }
        }
        var lines = Self.text().components(separatedBy: "\n")
        func replacing(_ line: Int, _ column: Int, by field: String) -> String {
            var changed = lines
            var fields = changed[line - 1].components(separatedBy: ",")
            fields[column - 1] = field
            changed[line - 1] = fields.joined(separator: ",")
            return changed.joined(separator: "\n")
        }
        expect(.notPixel(line: 3, column: 785, text: "x"), replacing(3, 785, by: "x"))
        expect(.notPixel(line: 2, column: 2, text: "256"), replacing(2, 2, by: "256"))
        expect(.notPixel(line: 2, column: 2, text: ""), replacing(2, 2, by: ""))
        expect(.notPixel(line: 2, column: 2, text: "-1"), replacing(2, 2, by: "-1"))
        expect(.notPixel(line: 2, column: 2, text: "1.5"), replacing(2, 2, by: "1.5"))
        expect(.notPixel(line: 2, column: 2, text: "nan"), replacing(2, 2, by: "nan"))
        expect(
            .notPixel(line: 6, column: 9, text: String(repeating: "9", count: 40)),
            replacing(6, 9, by: String(repeating: "9", count: 5_000)))
        expect(.notLabel(line: 4, column: 1, text: "10"), replacing(4, 1, by: "10"))
        expect(.noColumn("what"), Self.text(), .named("what"))
        expect(.noColumn("label"), Self.text(header: nil), .named("label"))
        expect(.empty, "")
        expect(.empty, lines[0] + "\n")
        expect(.wrongColumnCount(3), "1,2,3\n")
        lines[3] += ",1"
        expect(
            .wrongFieldCount(line: 4, expected: 785, actual: 786), lines.joined(separator: "\n"))
        lines[2] = ""
        expect(.wrongFieldCount(line: 3, expected: 785, actual: 0), lines.joined(separator: "\n"))
        expect(
            .lineTooLong(line: 1), String(repeating: "1", count: KaggleCSV.lineBytesMax + 1))
        expect(
            .lineTooLong(line: 1),
            String(repeating: "1", count: KaggleCSV.lineBytesMax + 1) + "\n")
        let description = CSVError.notPixel(line: 3, column: 785, text: "x").description
        #expect(description.hasPrefix("line 3, column 785: 'x'"))
    }

    @Test("A gzip file and a plain one come to the same")
    func files() throws {
        try Fixtures.inTemporaryFolder { folder in
            let bytes = Array(Self.text(labelAt: 784).utf8)
            for (name, content) in [("a.csv", bytes), ("b.csv.gz", try Gzip.deflate(bytes))] {
                let file = folder.appending(path: name)
                try Data(content).write(to: file)
                let set = try DataSource(DataLocation(folder: folder)).load(name)
                #expect(set.glyphs == Self.digits.glyphs && set.labels == Self.digits.labels)
            }
            let half = folder.appending(path: "half.csv.gz")
            try Data(Gzip.deflate(bytes).dropLast(20)).write(to: half)
            #expect(throws: DataSourceError.csv(path: half.path, .compression(.truncated))) {
                try KaggleCSV().load(half, name: "half")
            }
        }
    }

    @Test("What is written is read back, by the ending of its name", arguments: ["csv", "TSV"])
    func writing(ending: String) throws {
        try Fixtures.inTemporaryFolder { folder in
            let set = try KaggleCSV().parse(Array(Self.text().utf8), name: "a")
            for name in ["a.\(ending)", "a.\(ending).gz"] {
                let file = folder.appending(path: name)
                #expect(KaggleCSV.isNamed(name))
                try KaggleCSV.write(set, to: file)
                let again = try KaggleCSV().load(file, name: "a")
                #expect(again == set)
            }
            let plain = try String(
                contentsOf: folder.appending(path: "a.\(ending)"), encoding: .utf8)
            #expect(plain.contains("label\tpixel0") == (ending == "TSV"))
        }
    }

    @Test("Truncations and 300 mutations end in a value or an error")
    func mutations() {
        let bytes = Array(Self.text(labelAt: 784).utf8)
        for length in stride(from: 0, to: bytes.count, by: 397) {
            _ = try? KaggleCSV().parse(Array(bytes.prefix(length)), name: "")
        }
        var generator = SplitMix64(seed: 2)
        for _ in 0..<300 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: changed.indices, using: &generator)
                changed[index] = UInt8.random(in: 0...255, using: &generator)
            }
            _ = try? KaggleCSV().parse(changed, name: "")
        }
    }
}
