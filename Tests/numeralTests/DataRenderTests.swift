import Foundation
import Testing

/// `numeral data render`, with the typefaces that `Scripts/install test` brings.
@Suite struct DataRenderTests {
    static let typefaces = "/usr/share/fonts/truetype/liberation"

    @Test("Digits of typefaces are a set that every command reads")
    func rendersTypefaces() throws {
        let folder = try TemporaryFolder()
        let run = try Command(
            [
                "data", "render", "--fonts", "--font-folder", Self.typefaces, "--output",
                folder.url.path,
            ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("typefaces "))
        let description = try Command(["data", "describe", folder.url.path, "--json"])
        #expect(description.status == 0, "\(description.errors)")
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(description.output.utf8)) as? [String: Any])
        let shape = try #require(record["shape"] as? [Int])
        #expect(shape[0] >= 120 && shape[0] % 10 == 0)
    }

    @Test("What is no digit is written without a label, and no command takes it for digits")
    func rendersNonDigits() throws {
        let folder = try TemporaryFolder()
        let arguments = [
            "data", "render", "--non-digits", "scribble", "--non-digits", "letter", "--count", "30",
            "--font-folder", Self.typefaces, "--output", folder.url.path,
        ]
        let run = try Command(arguments)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.split(separator: "\n").count == 2)
        let images = folder.file("scribble-images-idx3-ubyte.gz")
        let first = try Data(contentsOf: images)
        #expect(
            try Data(contentsOf: folder.file("letter.png")).prefix(4) == Data([137, 80, 78, 71]))
        let description = try Command(["data", "describe", images.path])
        #expect(description.status == 1)
        #expect(description.errors.contains("the label of image 0 is 255"))
        #expect(try Command(arguments).status == 0)
        #expect(try Data(contentsOf: images) == first)
    }

    @Test("Photos of digits are a folder that every command reads, and the same for a seed")
    func rendersPhotos() throws {
        let folder = try TemporaryFolder()
        let digits = DataTests.digits
        let arguments = [
            "data", "render", "--photos", "--count", "12", "--digits", digits, "--output",
            folder.url.path,
        ]
        let run = try Command(arguments)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("photos 12 of "))
        let photos = folder.file("photos")
        func contents() throws -> [Data] {
            let names = try FileManager.default.subpathsOfDirectory(atPath: photos.path)
            return try names.filter { $0.hasSuffix(".jpg") }.sorted().map {
                try Data(contentsOf: photos.appending(path: $0))
            }
        }
        let first = try contents()
        #expect(first.count == 12 && Set(first).count == 12)
        #expect(first.allSatisfy { $0.prefix(2) == Data([0xFF, 0xD8]) })
        let description = try Command(["data", "describe", photos.path, "--json"])
        #expect(description.status == 0, "\(description.errors)")
        #expect(try Command(arguments).status == 0)
        #expect(try contents() == first)
    }

    @Test("A request for nothing, for an unknown kind, or without typefaces says what to do")
    func refuses() throws {
        let folder = try TemporaryFolder()
        let nothing = try Command(["data", "render", "--output", folder.url.path])
        #expect(nothing.status == 64)
        #expect(nothing.errors.contains("--fonts, --photos or --non-digits KIND"))
        let unknown = try Command(
            ["data", "render", "--non-digits", "horse", "--output", folder.url.path])
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("foreign_letter"))
        let bare = try Command(
            [
                "data", "render", "--fonts", "--font-folder", folder.url.path, "--output",
                folder.url.path,
            ])
        #expect(bare.status == 1)
        #expect(bare.errors.contains("Scripts/install fonts"))
    }
}
