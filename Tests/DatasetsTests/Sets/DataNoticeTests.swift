import Datasets
import Files
import Foundation
import NumeralCore
import Synchronization
import Testing

/// What is noticed from the pixels of a set, in every format.
@Suite struct DataNoticeTests {
    static let digits: LabeledGlyphs = {
        do {
            let set = try DataSource(DataLocation(folder: Fixtures.root))
                .load("Tests/Fixtures/mnist-5000")
            return set.select(stride(from: 0, to: set.count, by: 10).map(\.self))
        } catch { preconditionFailure("\(error)") }
    }()

    /// What a source hears.
    final class Listener: Sendable {
        private let heard = Mutex<[DataNotice]>([])
        func hear(_ notice: DataNotice) { heard.withLock { $0.append(notice) } }
        var kinds: [DataNotice.Kind] { heard.withLock { $0.map(\.kind) } }
    }

    /// Reads what is written into a folder: the set, and what was noticed.
    static func read(
        _ name: String, isTransposed: Bool = false, _ write: (URL) throws -> Void
    ) throws -> (set: LabeledGlyphs, kinds: [DataNotice.Kind]) {
        try Fixtures.inTemporaryFolder { folder in
            try write(folder)
            let listener = Listener()
            var source = DataSource(DataLocation(folder: folder))
            source.isTransposed = isTransposed
            source.notice = { listener.hear($0) }
            return (try source.load(name), listener.kinds)
        }
    }

    /// The same for IDX files of pixels that are other than those of the digits.
    static func read(
        _ set: LabeledGlyphs = digits, isTransposed: Bool = false, _ change: (UInt8) -> UInt8
    ) throws -> (set: LabeledGlyphs, kinds: [DataNotice.Kind]) {
        let changed = LabeledGlyphs(
            name: set.name, glyphs: set.glyphs.map(change), labels: set.labels)
        return try read("images-idx3-ubyte", isTransposed: isTransposed) { folder in
            try GlyphFiles.write(
                changed, images: folder.appending(path: "images-idx3-ubyte"),
                labels: folder.appending(path: "labels-idx1-ubyte"))
        }
    }

    /// Each pixel from another place.
    static func moved(
        _ set: LabeledGlyphs, _ place: (_ row: Int, _ column: Int) -> Int
    ) -> LabeledGlyphs {
        var glyphs: [UInt8] = []
        for index in 0..<set.count {
            let ink = set[index].glyph.ink
            for row in 0..<28 {
                for column in 0..<28 { glyphs.append(ink[place(row, column)]) }
            }
        }
        return LabeledGlyphs(name: set.name, glyphs: glyphs, labels: set.labels)
    }

    static func transposed(_ set: LabeledGlyphs) -> LabeledGlyphs {
        moved(set) { row, column in column * 28 + row }
    }

    /// As text, the label first.
    static func csv(_ set: LabeledGlyphs, separator: String = ",") -> String {
        let names = ["label"] + (0..<784).map { "pixel\($0)" }
        let rows = (0..<set.count).map { index in
            ["\(set.labels[index])"] + set[index].glyph.ink.map(String.init)
        }
        return ([names] + rows).map { $0.joined(separator: separator) + "\n" }.joined()
    }

    @Test("Digits as they should be: nothing is said, and not a pixel changes")
    func isSilent() throws {
        let (set, kinds) = try Self.read { $0 }
        #expect(kinds.isEmpty && set.glyphs == Self.digits.glyphs)
    }

    @Test("Few levels are stretched to 255", arguments: [1, 2, 15, 16] as [UInt8])
    func stretchesLevels(largest: UInt8) throws {
        let (set, kinds) = try Self.read { UInt8((Int($0) * Int(largest) + 127) / 255) }
        #expect(kinds == [.levels(max: Int(largest))])
        #expect(set.glyphs.max() == 255 && set.glyphs.min() == 0)
        let worst = zip(set.glyphs, Self.digits.glyphs).map { abs(Int($0) - Int($1)) }.max() ?? 0
        // Half a level.
        #expect(worst <= 128 / Int(largest))
    }

    @Test("Faint sets with more levels than that, and sets of paper alone, stay as they are")
    func keepsOthers() throws {
        let (set, kinds) = try Self.read { $0 / 15 }
        #expect(kinds.isEmpty && set.glyphs.max() == 17)
        #expect(try Self.read { _ in 0 }.kinds.isEmpty)
    }

    @Test("Ink on light paper is turned over, of few levels too; a mixture is named")
    func turnsOver() throws {
        let (set, kinds) = try Self.read { 255 - $0 }
        #expect(kinds == [.inverted] && set.glyphs == Self.digits.glyphs)
        let (binary, both) = try Self.read { $0 > 127 ? 0 : 1 }
        #expect(both == [.levels(max: 1), .inverted])
        #expect(binary.glyphs == Self.digits.glyphs.map { $0 > 127 ? 255 : 0 })
        // A third of them.
        let count = Self.digits.count
        let pixels = Self.digits.glyphs.enumerated().map { $0 / 784 % 3 == 0 ? 255 - $1 : $1 }
        let mixed = LabeledGlyphs(name: "mixed", glyphs: pixels, labels: Self.digits.labels)
        let (kept, said) = try Self.read(mixed) { $0 }
        #expect(said.first == .mixedPaper(lightCount: (count + 2) / 3, count: count))
        #expect(kept.glyphs == mixed.glyphs)
    }

    @Test("Transposed digits are named, and turned when that is asked for", arguments: [30, 500])
    func noticesTransposition(count: Int) throws {
        // The first thirty of the fixture: three of each class.
        let some = Self.digits.select((0..<count).map { $0 * Self.digits.count / count })
        let wrong = Self.transposed(some)
        let (set, kinds) = try Self.read(wrong) { $0 }
        #expect(kinds == [.looksTransposed] && set.glyphs == wrong.glyphs)
        let (turned, said) = try Self.read(wrong, isTransposed: true) { $0 }
        #expect(said == [.transposed] && turned.glyphs == some.glyphs)
        let (kept, warned) = try Self.read(some, isTransposed: true) { $0 }
        #expect(warned == [.looksUpright] && kept.glyphs == some.glyphs)
        let (all, three) = try Self.read(wrong, isTransposed: true) { 255 - $0 }
        #expect(three == [.inverted, .transposed] && all.glyphs == some.glyphs)
    }

    @Test("What does not show which way it lies is turned when that is asked for, and else not")
    func asksWhereItCannotTell() throws {
        let few = Self.digits.select((0..<10).map { 50 * $0 })
        #expect(try Self.read(Self.transposed(few)) { $0 }.kinds.isEmpty)
        let (turned, said) = try Self.read(Self.transposed(few), isTransposed: true) { $0 }
        #expect(said == [.transposed] && turned.glyphs == few.glyphs)
        // Turned by a quarter: neither.
        let quarter = Self.moved(Self.digits) { row, column in (27 - column) * 28 + row }
        #expect(try Self.read(quarter) { $0 }.kinds.isEmpty)
    }

    @Test("In CSV as in IDX, between commas, semicolons or tabs", arguments: [",", ";", "\t"])
    func readsCSV(separator: String) throws {
        let wrong = Self.transposed(Self.digits.select(Array(0..<60).map { $0 * 8 }))
        for (name, ending) in [("set.csv", ""), ("set.tsv", ".gz")] {
            let (set, kinds) = try Self.read(name + ending) { folder in
                let changed = LabeledGlyphs(
                    name: "csv", glyphs: wrong.glyphs.map { $0 > 127 ? 0 : 1 },
                    labels: wrong.labels)
                let bytes = Array(Self.csv(changed, separator: separator).utf8)
                try AtomicFile.write(
                    ending.isEmpty ? bytes : Gzip.deflate(bytes),
                    to: folder.appending(path: name + ending))
            }
            #expect(kinds == [.levels(max: 1), .inverted, .looksTransposed])
            #expect(set.glyphs == wrong.glyphs.map { $0 > 127 ? 255 : 0 })
            #expect(set.labels == wrong.labels)
        }
    }

    @Test("Light paper tells the column of labels as dark paper does; shares of 1 are named")
    func readsHeaderless() throws {
        let some = Self.digits.select((0..<20).map { 25 * $0 })
        let rows = (0..<some.count).map { index in
            some[index].glyph.ink.map { "\(255 - $0)" }.joined(separator: ";")
                + ";\(some.labels[index])\n"
        }
        let set = try KaggleCSV().parse(Array(rows.joined().utf8), name: "csv")
        #expect(set.labels == some.labels && set.glyphs == some.glyphs.map { 255 - $0 })
        let shares = "1," + Array(repeating: "0.5", count: 784).joined(separator: ",") + "\n"
        let error = #expect(throws: CSVError.self) {
            try KaggleCSV().parse(Array(shares.utf8), name: "csv")
        }
        #expect(error?.description.contains("times 255") == true)
    }

    @Test("Pictures in class folders are told from their glyphs")
    func readsPictures() throws {
        let wrong = Self.transposed(Self.digits.select(Array(0..<50).map { $0 * 10 }))
        let (set, kinds) = try Fixtures.inTemporaryFolder { folder in
            for index in 0..<wrong.count {
                try AtomicFile.write(
                    wrong[index].glyph.ink,
                    to: folder.appending(path: "\(wrong.labels[index])/\(index).png"))
            }
            let listener = Listener()
            var source = DataSource(
                DataLocation(folder: folder), glyphOfPicture: { Glyph(ink: $0) })
            source.notice = { listener.hear($0) }
            _ = try source.load(folder.path)
            source.isTransposed = true
            return (try source.load(folder.path), listener.kinds)
        }
        #expect(kinds == [.looksTransposed, .transposed])
        #expect(
            Set((0..<set.count).map { set[$0].glyph })
                == Set(Self.transposed(wrong).all))
    }

    @Test("The words say what and what to do")
    func words() {
        func words(_ kind: DataNotice.Kind) -> String { DataNotice(set: "x", kind).description }
        #expect(
            words(.looksTransposed)
                == "x: these look transposed, as EMNIST is: give --transposed")
        #expect(words(.levels(max: 1)) == "x: its pixels are from 0 to 1: read as 0 to 255")
        for kind in [
            DataNotice.Kind.inverted, .mixedPaper(lightCount: 1, count: 3), .transposed,
            .looksUpright,
        ] {
            #expect(words(kind).hasPrefix("x: "))
        }
    }

    @Test(
        "MNIST itself is silent, and its means are the numbers in the source",
        .enabled(if: Fixtures.fullData != nil, Fixtures.fullDataComment))
    func measuresMNIST() throws {
        let folder = try #require(Fixtures.fullData)
        let listener = Listener()
        var source = DataSource(DataLocation(folder: folder))
        source.notice = { listener.hear($0) }
        let test = try source.load("mnist-test")
        #expect(test.count == 10_000)
        let set = try source.load("mnist-train")
        #expect(listener.kinds.isEmpty)

        // Sums of blocks of 4 × 4 pixels, by digit.
        var sums = [[Int]](repeating: [Int](repeating: 0, count: 49), count: 10)
        let counts = set.countPerClass
        set.glyphs.withUnsafeBufferPointer { glyphs in
            for index in 0..<set.count {
                let label = Int(set.labels[index])
                for pixel in 0..<784 where glyphs[index * 784 + pixel] > 0 {
                    sums[label][pixel / 112 * 7 + pixel % 28 / 4] += Int(
                        glyphs[index * 784 + pixel])
                }
            }
        }
        for digit in 0..<10 {
            for (sum, noted) in zip(sums[digit], Orientation.means[digit]) {
                #expect(abs(Double(sum) / Double(16 * counts[digit]) - Double(noted)) <= 0.5)
            }
        }
    }
}
