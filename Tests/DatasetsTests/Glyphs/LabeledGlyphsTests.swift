import Datasets
import Foundation
import NumeralCore
import Testing

@Suite struct LabeledGlyphsTests {
    static func fixture() throws -> LabeledGlyphs {
        try GlyphFiles.load(
            images: Fixtures.mnist5000.appending(path: "images-idx3-ubyte.gz"),
            labels: Fixtures.mnist5000.appending(path: "labels-idx1-ubyte.gz"), name: "mnist-5000")
    }

    @Test func fixtureHolds500OfEachDigit() throws {
        let set = try Self.fixture()
        #expect(set.count == 5_000)
        #expect(set.countPerClass == Array(repeating: 500, count: 10))
        #expect(set[0].label == 0 && set[4_999].label == 9)
        // The sum of the first digit's bytes, from the package's own CSV.
        #expect(set[0].glyph.ink.reduce(0) { $0 + Int($1) } == 31_095)
    }

    @Test func selectKeepsOrderAndRepetition() throws {
        let set = try Self.fixture()
        let some = set.select([4_999, 0, 0], name: "some")
        #expect(some.labels == [9, 0, 0])
        #expect(some[0].glyph == set[4_999].glyph && some[2].glyph == set[0].glyph)
        #expect(some.name == "some")
    }

    /// A set of digits whose first pixel is the glyph's place in it.
    static func numbered(_ labels: [UInt8]) -> LabeledGlyphs {
        let glyphs = labels.indices.flatMap { index in
            [UInt8(index)] + [UInt8](repeating: 0, count: Glyph.pixelCount - 1)
        }
        return LabeledGlyphs(name: "numbered", glyphs: glyphs, labels: labels)
    }

    @Test(
        "A limit takes as many of each class, the first ones, in their order",
        arguments: [
            (4, [0, 1, 4, 5]), (2, [0, 4]), (3, [0, 1, 4]), (5, [0, 1, 2, 4, 5]),
            // The class that has no more is made up for.
            (7, [0, 1, 2, 3, 4, 5, 6]), (8, [0, 1, 2, 3, 4, 5, 6, 7]),
            (nil, [0, 1, 2, 3, 4, 5, 6, 7]),
            (100, [0, 1, 2, 3, 4, 5, 6, 7]),
        ] as [(Int?, [Int])])
    func limits(limit: Int?, places: [Int]) {
        let set = Self.numbered([7, 7, 7, 7, 9, 9, 9, 7])
        let some = set.thinned(to: limit)
        #expect((0..<some.count).map { Int(some[$0].glyph.ink[0]) } == places)
        #expect(some == set.thinned(to: limit) && some.name == set.name)
    }

    @Test("Of the fixture's ten classes each gives its tenth, and the first ones the rest")
    func limitsTenClasses() throws {
        let set = try Self.fixture()
        #expect(set.thinned(to: 200).countPerClass == Array(repeating: 20, count: 10))
        #expect(set.thinned(to: 13).countPerClass == [2, 2, 2, 1, 1, 1, 1, 1, 1, 1])
        #expect(set.thinned(to: 1).countPerClass.first == 1)
    }

    @Test func hashSeesEveryPartButTheName() {
        let glyph = [UInt8](repeating: 7, count: Glyph.pixelCount)
        let set = LabeledGlyphs(name: "a", glyphs: glyph, labels: [3])
        var renamed = set
        renamed.name = "b"
        var pixels = glyph
        pixels[783] = 8
        #expect(renamed.contentHash == set.contentHash)
        #expect(set.contentHash.count == 64)
        let others = [
            LabeledGlyphs(name: "a", glyphs: pixels, labels: [3]),
            LabeledGlyphs(name: "a", glyphs: glyph, labels: [4]),
            LabeledGlyphs(name: "a", glyphs: glyph, labels: [3], classes: Symbol.allCases),
        ]
        for other in others { #expect(other.contentHash != set.contentHash) }
    }

    @Test(
        "MNIST's own files, all of them",
        .enabled(if: Fixtures.fullData != nil, Fixtures.fullDataComment))
    func readsMNIST() throws {
        let folder = try #require(Fixtures.fullData)
        let test = try MNIST.load(from: folder, part: .test)
        #expect(test.name == "mnist-test")
        #expect(test.countPerClass == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
        let train = try MNIST.load(from: folder, part: .train)
        #expect(
            train.countPerClass
                == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
        let known = Set((0..<train.count).map { train[$0].glyph })
        let fixture = try Self.fixture()
        #expect((0..<fixture.count).allSatisfy { known.contains(fixture[$0].glyph) })
    }
}
