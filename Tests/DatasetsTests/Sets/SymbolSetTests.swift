import Datasets
import Foundation
import NumeralCore
import Testing

/// Sets of more than digits.
@Suite struct SymbolSetTests {
    static let signs = LabeledGlyphs(
        name: "csv", glyphs: KaggleCSVTests.digits.glyphs, labels: [0, 3, 1, 2, 4],
        classes: [.seven, .plus, .minus, .times, .slash])

    /// The set as CSV, labels as they are typed.
    static func text(_ labels: [String], at column: Int = 0, header: Bool = true) -> String {
        var rows = labels.enumerated().map { index, label in
            var row = signs[index].glyph.ink.map { "\($0)" }
            row.insert(label, at: column)
            return row
        }
        if header {
            var names = (0..<Glyph.pixelCount).map { "x\($0)" }
            names.insert("label", at: column)
            rows.insert(names, at: 0)
        }
        return rows.map { $0.joined(separator: ",") + "\n" }.joined()
    }

    @Test(
        "Labels + - * / map to classes, wherever their column is and however they are typed",
        arguments: [0, 300, 784],
        [["7", "*", "+", "-", "/"], ["7", "\"×\"", " + ", "−", "\"/\""]])
    func labels(column: Int, labels: [String]) throws {
        #expect(try KaggleCSVTests.parse(Self.text(labels, at: column)) == Self.signs)
        guard column != 300 else { return }
        let bare = Self.text(labels, at: column, header: false)
        #expect(try KaggleCSVTests.parse(bare, column == 0 ? .first : .last) == Self.signs)
    }

    @Test("A sign among the pixels, and text that is no sign, are refused by line and column")
    func refusals() {
        var lines = Self.text(["7", "*", "+", "-", "/"]).components(separatedBy: "\n")
        var fields = lines[2].components(separatedBy: ",")
        fields[9] = "+"
        lines[2] = fields.joined(separator: ",")
        #expect(throws: CSVError.notPixel(line: 3, column: 10, text: "+")) {
            try KaggleCSVTests.parse(lines.joined(separator: "\n"))
        }
        let pixel = Self.text(["7", "*", "+", "-", "/"], at: 784)
        #expect(throws: CSVError.notPixel(line: 3, column: 785, text: "*")) {
            try KaggleCSVTests.parse(pixel, .first)
        }
        #expect(throws: CSVError.notPixel(line: 3, column: 1, text: "plus")) {
            try KaggleCSVTests.parse(Self.text(["7", "plus", "+", "-", "/"]))
        }
    }

    @Test(
        "Written as CSV or as IDX and read again, a set is the same",
        arguments: [
            signs, KaggleCSVTests.digits,
        ])
    func roundTrips(set: LabeledGlyphs) throws {
        let text = KaggleCSV.text(of: set)
        #expect(try KaggleCSV().parse(text, name: set.name) == set)
        try Fixtures.inTemporaryFolder { folder in
            let images = folder.appending(path: "a-images-idx3-ubyte.gz")
            let labels = folder.appending(path: "a-labels-idx1-ubyte.gz")
            for written in [Self.signs, set] {
                try GlyphFiles.write(written, images: images, labels: labels)
            }
            #expect(try GlyphFiles.load(images: images, labels: labels, name: set.name) == set)
            let file = folder.appending(path: "b.csv.gz")
            try KaggleCSV.write(set, to: file)
            #expect(try KaggleCSV().load(file, name: set.name) == set)
        }
    }

    @Test(
        "A file of classes that is not one is refused",
        arguments: [
            "", "7\n7\n", "7\nseven\n", "77\n",
        ])
    func classesFile(text: String) throws {
        try Fixtures.inTemporaryFolder { folder in
            let images = folder.appending(path: "a-images-idx3-ubyte")
            let labels = folder.appending(path: "a-labels-idx1-ubyte")
            try GlyphFiles.write(Self.signs, images: images, labels: labels)
            let file = folder.appending(path: "a-classes.txt")
            try Data(text.utf8).write(to: file)
            #expect(throws: DataSourceError.notClasses(path: file.path)) {
                try GlyphFiles.load(images: images, labels: labels, name: "a")
            }
        }
    }

    @Test("Another order of classes, fewer of them, and one that is missing")
    func classes() {
        let reordered = Self.signs.labeled(by: [.slash, .times, .minus, .plus, .seven, .eight])
        #expect(reordered?.labels == [4, 1, 3, 2, 0])
        #expect(Self.signs.labeled(by: Symbol.digits) == nil)
        let shown = Self.signs.showing([.slash, .seven])
        #expect(shown.labels == [1, 0] && shown.count == 2)
        #expect(shown.glyphs == Self.signs.select([0, 4]).glyphs)
    }

    @Test(arguments: [
        ("-", Symbol.minus), ("−", .minus), ("*", .times), ("x", .times), ("×", .times),
        (":", .dividedBy), ("/", .slash), ("7", .seven),
    ])
    func typed(text: String, symbol: Symbol) {
        #expect(Symbol(written: text) == symbol)
    }

    @Test("The named sets of signs, where they are there")
    func namedSets() throws {
        guard let path = ProcessInfo.processInfo.environment["NUMERAL_DATA"] else { return }
        let source = DataSource(DataLocation(folder: URL(filePath: path)))
        for (name, count, classes) in [
            ("bhmsds-symbols", 21_000, 14), ("mdas", 6_006, 6),
        ] {
            let set: LabeledGlyphs
            do { set = try source.load(name) } catch {
                guard case .notFound = error else { throw error }
                continue
            }
            #expect(set.count == count && set.classes.count == classes)
            #expect(set.countPerClass.allSatisfy { $0 > 900 })
        }
    }
}
