import Foundation
import NumeralCore
import Rendering
import Testing

/// Liberation, which `Scripts/install test` brings, as the typefaces to test with.
enum Liberation {
    static let folder = URL(filePath: "/usr/share/fonts/truetype/liberation")
    static let library = TypefaceLibrary(folders: [folder])
    static let sans = library.typefaces.first {
        $0.family == "Liberation Sans" && $0.style == "Regular"
    }
}

@Suite struct TypefaceTests {
    @Test("The library finds each style once, in a fixed order")
    func findsEachOnce() throws {
        let library = Liberation.library
        #expect(library.typefaces.count >= 12)
        let names = library.typefaces.map { "\($0.family) \($0.style)" }
        #expect(Set(names).count == names.count)
        let twice = TypefaceLibrary(folders: [Liberation.folder, Liberation.folder])
        #expect(twice.typefaces.map { "\($0.family) \($0.style)" } == names)
    }

    @Test func aMissingFolderHoldsNone() {
        let library = TypefaceLibrary(folders: [URL(filePath: "/nowhere/at/all")])
        #expect(library.typefaces.isEmpty && library.skipped.isEmpty)
    }

    @Test(
        "A character is as high as asked for, or as wide where it is wider",
        arguments: [10, 20, 80])
    func extents(pixelHeight: Int) throws {
        let sans = try #require(Liberation.sans)
        for character in "0123456789mW-" {
            let image = try #require(sans.image(of: character, pixelHeight: pixelHeight))
            #expect(max(image.width, image.height) == pixelHeight)
        }
    }

    @Test("The holes of digits are those that everybody knows")
    func topology() throws {
        let sans = try #require(Liberation.sans)
        for (digit, holeCount) in zip(0...9, [1, 0, 0, 0, 1, 0, 1, 0, 2, 1]) {
            let character = try #require(Symbol(digit: digit)?.rawValue)
            let image = try #require(sans.image(of: character, pixelHeight: 64))
            let topology = InkTopology(image, pixelsMin: 12)
            #expect(topology.partCount == 1)
            #expect(topology.holeCount == holeCount, "\(digit)")
        }
    }

    @Test("What the typeface lacks, and what is blank, is nil")
    func missing() throws {
        let sans = try #require(Liberation.sans)
        #expect(sans.image(of: "我", pixelHeight: 20) == nil)
        #expect(sans.image(of: " ", pixelHeight: 20) == nil)
        #expect(sans.image(of: "👍🏽", pixelHeight: 20) == nil)
        #expect(!sans.carries("我") && sans.carries("Ж"))
    }

    @Test("Slant moves the top to the right and nothing else")
    func slants() throws {
        let sans = try #require(Liberation.sans)
        let upright = try #require(sans.image(of: "l", pixelHeight: 60))
        let leaning = try #require(sans.image(of: "l", pixelHeight: 60, slant: 0.3))
        #expect(leaning.height == 60)
        #expect(abs(leaning.width - upright.width - 18) <= 1)
    }

    @Test("A font with flipped bytes is skipped or drawn, never a crash")
    func survivesDamage() throws {
        let file = try #require(Liberation.sans?.file)
        let bytes = [UInt8](try Data(contentsOf: file))
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "numeral-fonts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let damaged = folder.appending(path: "damaged.ttf")
        var generator = SplitMix64(seed: 3)
        var skippedCount = 0
        for round in 0..<300 {
            var copy = bytes
            // Headers and tables' directory first, then anywhere; every tenth file is cut short.
            let reach = round < 150 ? 1024 : copy.count
            for _ in 0..<Int.random(in: 1...16, using: &generator) {
                copy[Int.random(in: 0..<reach, using: &generator)] = UInt8(
                    truncatingIfNeeded: generator.next())
            }
            if round % 10 == 0 {
                copy.removeLast(Int.random(in: 1..<copy.count, using: &generator))
            }
            try Data(copy).write(to: damaged)
            let library = TypefaceLibrary(folders: [folder])
            skippedCount += library.skipped.count
            #expect(library.typefaces.count + library.skipped.count <= 64)
            for typeface in library.typefaces {
                for character in "08Ag" { _ = typeface.image(of: character, pixelHeight: 20) }
            }
        }
        #expect(skippedCount > 0)
    }

    @Test func anEmptyFontIsSkippedWithItsReason() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "numeral-fonts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data().write(to: folder.appending(path: "a.ttf"))
        try Data("no font".utf8).write(to: folder.appending(path: "b.otf"))
        let library = TypefaceLibrary(folders: [folder])
        #expect(library.typefaces.isEmpty)
        #expect(
            library.skipped.map(\.reason) == ["empty", "face 0 is no font that FreeType reads"])
    }
}
