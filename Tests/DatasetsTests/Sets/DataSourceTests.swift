import Datasets
import Files
import Foundation
import NumeralCore
import Testing

@Suite struct DataSourceTests {
    /// Three images of 16 × 16, each of one value: more than few levels, and no light paper.
    static let small = IDX(
        shape: [3, 16, 16], elements: [101, 102, 103].flatMap { Array(repeating: $0, count: 256) })

    static func write(_ folder: URL, count: Int = 3, labels: [UInt8] = [7, 8, 9]) throws {
        try GlyphFiles.write(small, to: folder.appending(path: "small-images-idx3-ubyte.gz"))
        let file = IDX(shape: [count], elements: labels)
        try GlyphFiles.write(file, to: folder.appending(path: "small-labels-idx1-ubyte"))
    }

    @Test("The digits for tests, by the file and by the folder")
    func fixture() throws {
        let source = DataSource(DataLocation(folder: Fixtures.root))
        let named = try source.load("Tests/Fixtures/mnist-5000/images-idx3-ubyte.gz")
        #expect(named.count == 5_000)
        #expect(try source.load(Fixtures.mnist5000.path).contentHash == named.contentHash)
    }

    @Test("Other extents go through the conversion or are refused")
    func otherExtents() throws {
        try Fixtures.inTemporaryFolder { folder in
            try Self.write(folder)
            var source = DataSource(DataLocation(folder: folder))
            let path = folder.appending(path: "small-images-idx3-ubyte.gz").path
            #expect(throws: DataSourceError.wrongExtents(path: path, height: 16, width: 16)) {
                try source.load("small-images-idx3-ubyte.gz")
            }
            source.glyphOfInk = { image in
                Glyph(ink: Array(repeating: image[0, 0] + 10, count: Glyph.pixelCount))
            }
            let set = try source.load("small-images-idx3-ubyte.gz")
            #expect(set.labels == [7, 8, 9])
            #expect(set[2].glyph.ink[0] == 113)
        }
    }

    @Test("Even images of 28 × 28 go through the conversion: only MNIST's own are glyphs for sure")
    func convertsAll() throws {
        var source = DataSource(DataLocation(folder: Fixtures.root))
        source.glyphOfInk = { _ in Glyph(ink: Array(repeating: 9, count: Glyph.pixelCount)) }
        let set = try source.load("Tests/Fixtures/mnist-5000")
        #expect(set.count == 5_000 && set.glyphs.allSatisfy { $0 == 9 })
    }

    @Test("A named set is all of its files, one after the other; one that is not there is said so")
    func namedSets() throws {
        try Fixtures.inTemporaryFolder { folder in
            let place = folder.appending(path: "digits-other/optdigits")
            for (index, part) in ["tra", "tes", "windep"].enumerated() {
                let name = "optdigits-orig-\(part)"
                try GlyphFiles.write(
                    Self.small, to: place.appending(path: "\(name)-images-idx3-ubyte.gz"))
                try GlyphFiles.write(
                    IDX(shape: [3], elements: [UInt8(index), 5, 6]),
                    to: place.appending(path: "\(name)-labels-idx1-ubyte.gz"))
            }
            var source = DataSource(DataLocation(folder: folder))
            source.glyphOfInk = { _ in Glyph(ink: Array(repeating: 1, count: Glyph.pixelCount)) }
            let set = try source.load("optdigits")
            #expect(set.labels == [0, 5, 6, 1, 5, 6, 2, 5, 6] && set.name == "optdigits")
            #expect(throws: DataSourceError.self) { try source.load("semeion") }
        }
    }

    @Test("What does not belong together is refused")
    func refusals() throws {
        try Fixtures.inTemporaryFolder { folder in
            let source = DataSource(DataLocation(folder: folder))
            let path = folder.appending(path: "small-images-idx3-ubyte.gz").path
            try Self.write(folder, count: 2, labels: [1, 2])
            #expect(throws: DataSourceError.countMismatch(path: path, images: 3, labels: 2)) {
                try source.load(path)
            }
            try Self.write(folder, labels: [1, 2, 10])
            #expect(throws: DataSourceError.self) { try source.load(path) }
            try FileManager.default.removeItem(
                at: folder.appending(path: "small-labels-idx1-ubyte"))
            #expect(throws: DataSourceError.noLabels(path: path)) { try source.load(path) }
            let error = #expect(throws: DataSourceError.self) { try source.load("mnist-test") }
            let words = error?.description ?? ""
            #expect(words.contains("numeral data fetch mnist") && words.contains("NUMERAL_DATA"))
            #expect(words.contains("--data-folder"))
            #expect(throws: DataSourceError.self) { try source.load("nothing.csv") }
            #expect(
                throws: DataSourceError.severalParts(
                    name: "mnist", parts: ["mnist-train", "mnist-test"])
            ) { try source.load("mnist") }
        }
    }

    @Test("Class folders: in order, by name, nothing left out")
    func classFolders() throws {
        try Fixtures.inTemporaryFolder { folder in
            for (path, byte) in [("7/b.png", 2), ("7/a.png", 1), ("0/z.png", 3)] as [(_, UInt8)] {
                let file = folder.appending(path: path)
                try AtomicFile.write([byte], to: file)
            }
            try AtomicFile.write([9], to: folder.appending(path: "7/.DS_Store"))
            var source = DataSource(DataLocation(folder: folder))
            #expect(throws: DataSourceError.self) { try source.load(folder.path) }
            source.glyphOfPicture = { Glyph(ink: Array(repeating: $0[0], count: 784)) }
            let set = try source.load(folder.path)
            #expect(set.labels == [0, 7, 7])
            #expect((0..<3).map { set[$0].glyph.ink[0] } == [3, 1, 2])

            struct NoPicture: Error {}
            source.glyphOfPicture = { _ in throw NoPicture() }
            let error = #expect(throws: DataSourceError.self) { try source.load(folder.path) }
            #expect(error?.description.contains("0/z.png") == true)

            try AtomicFile.write([1], to: folder.appending(path: "seven/a.png"))
            let stranger = folder.appending(path: "seven").path
            #expect(throws: DataSourceError.notClassFolder(path: stranger)) {
                try source.load(folder.path)
            }
        }
    }

    @Test(
        "Impossible extents are refused before room is made for them",
        arguments: [[1, 1, 4097], [1, 4097, 1], [GlyphFiles.countMax + 1, 1, 1]])
    func extents(shape: [Int]) throws {
        try Fixtures.inTemporaryFolder { folder in
            let images = folder.appending(path: "wide-images-idx3-ubyte")
            let labels = folder.appending(path: "wide-labels-idx1-ubyte")
            let count = shape.reduce(1, *)
            try GlyphFiles.write(
                IDX(shape: shape, elements: Array(repeating: 0, count: count)), to: images)
            try GlyphFiles.write(
                IDX(shape: [shape[0]], elements: Array(repeating: 0, count: shape[0])),
                to: labels)
            #expect(throws: DataSourceError.tooLarge(path: images.path, shape: shape)) {
                try GlyphFiles.load(images: images, labels: labels, name: "wide")
            }
        }
    }

    @Test("A compressed file is judged by its header, before the rest is decompressed")
    func compressedExtents() throws {
        try Fixtures.inTemporaryFolder { folder in
            let images = folder.appending(path: "wide-images-idx3-ubyte.gz")
            // It says 1 × 32768 × 32768 and holds none of them: that is not got to.
            let header: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 128, 0, 0, 0, 128, 0]
            try Data(Gzip.deflate(header)).write(to: images)
            let error = DataSourceError.tooLarge(path: images.path, shape: [1, 32768, 32768])
            #expect(throws: error) {
                try GlyphFiles.load(images: images, labels: images, name: "wide")
            }
        }
    }

    @Test("A header that comes late is judged all the same, before images are made")
    func lateExtents() throws {
        try Fixtures.inTemporaryFolder { folder in
            let images = folder.appending(path: "wide-images-idx3-ubyte.gz")
            let shape = [1, 1, 1 << 20]
            let content = IDX(shape: shape, elements: Array(repeating: 0, count: 1 << 20))
            let empty = try Gzip.deflate([])
            let members = Array(repeating: empty, count: 300).flatMap { $0 }
            try Data(members + Gzip.deflate(content.encoded())).write(to: images)
            #expect(throws: DataSourceError.tooLarge(path: images.path, shape: shape)) {
                try GlyphFiles.load(images: images, labels: images, name: "wide")
            }
        }
    }

    @Test("A pipe that nobody writes to is no CSV that is waited for")
    func pipe() throws {
        try Fixtures.inTemporaryFolder { folder in
            let pipe = folder.appending(path: "set.csv")
            #expect(mkfifo(pipe.path, 0o600) == 0)
            #expect(throws: DataSourceError.file(.unwritten(path: pipe.path))) {
                try KaggleCSV().load(pipe, name: "set")
            }
        }
    }

    @Test("--data-folder, else NUMERAL_DATA, else Data")
    func location() {
        let current = URL(filePath: "/clone")
        func folders(_ named: String?, _ environment: String?) -> [String] {
            DataLocation(named: named, environment: environment, current: current)
                .folders.map(\.path)
        }
        #expect(folders("/a", "/b") == ["/a"])
        #expect(folders("a", "/b") == ["/clone/a"])
        #expect(folders(nil, "/b") == ["/b"])
        #expect(folders("", "") == ["/clone/Data"])
        let usual = DataLocation(named: nil, environment: nil, current: current)
        #expect(usual.target.path == "/clone/Data")
    }
}
