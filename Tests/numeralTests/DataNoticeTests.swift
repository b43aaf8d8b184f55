import Datasets
import Foundation
import NumeralCore
import Testing

/// What commands say of sets whose pixels are not as MNIST's, and what they make of them.
@Suite struct DataNoticeTests {
    /// Digits of the fixture, spread over it.
    static let digits: LabeledGlyphs = {
        do {
            let set = try DataSource(DataLocation(folder: Command.root))
                .load("Tests/Fixtures/mnist-5000")
            return set.select(stride(from: 0, to: set.count, by: 50).map(\.self))
        } catch { preconditionFailure("\(error)") }
    }()

    /// EMNIST's orientation, under its names.
    static func writeTransposed(to folder: URL) throws {
        var turned: [UInt8] = []
        for index in 0..<digits.count {
            let ink = digits[index].glyph.ink
            for row in 0..<28 {
                for column in 0..<28 { turned.append(ink[column * 28 + row]) }
            }
        }
        try GlyphFiles.write(
            LabeledGlyphs(name: "emnist", glyphs: turned, labels: digits.labels),
            images: folder.appending(path: "emnist-digits-test-images-idx3-ubyte"),
            labels: folder.appending(path: "emnist-digits-test-labels-idx1-ubyte"))
    }

    static func accuracy(_ set: String, _ more: String...) throws -> (value: Double, said: String) {
        let run = try Command(["evaluate", "--data", set, "--json"] + more)
        #expect(run.status == 0, "\(run.errors)")
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let accuracy = try #require(record["accuracy"] as? [String: Double])
        return (try #require(accuracy["value"]), run.errors)
    }

    @Test("Transposed digits are named, and read when they are turned")
    func evaluatesTransposed() throws {
        let folder = try TemporaryFolder()
        try Self.writeTransposed(to: folder.url)
        let wrong = try Self.accuracy(folder.url.path)
        #expect(wrong.said.contains("these look transposed, as EMNIST is: give --transposed"))
        let right = try Self.accuracy(folder.url.path, "--transposed")
        #expect(right.value > 0.98 && right.said.contains("rows and columns are swapped"))
        let fixture = try Self.accuracy(DataTests.digits, "--transposed", "--limit", "500")
        #expect(fixture.value > 0.98 && fixture.said.contains("look upright"))
    }

    @Test("Pixels of 0 and 1, and dark ink on light paper, are read as what they are")
    func evaluatesOtherPixels() throws {
        let folder = try TemporaryFolder()
        for (name, words, change) in [
            ("binary", "from 0 to 1", { $0 > 127 ? 1 : 0 }), ("light", "turned over", { 255 - $0 }),
        ] as [(String, String, (UInt8) -> UInt8)] {
            let set = LabeledGlyphs(
                name: name, glyphs: Self.digits.glyphs.map(change), labels: Self.digits.labels)
            try KaggleCSV.write(set, to: folder.file("\(name).csv"))
            let text = try String(contentsOf: folder.file("\(name).csv"), encoding: .utf8)
            try Data(text.replacing(",", with: ";").utf8)
                .write(to: folder.file("\(name)-semicolons.csv"))
            try GlyphFiles.write(
                set, images: folder.file("\(name)-images-idx3-ubyte.gz"),
                labels: folder.file("\(name)-labels-idx1-ubyte.gz"))
            for ending in [".csv", "-semicolons.csv", "-images-idx3-ubyte.gz"] {
                let (value, said) = try Self.accuracy(folder.file(name + ending).path)
                #expect(value >= 0.97, "\(name)\(ending): \(value)")
                #expect(said.contains(words), "\(name)\(ending): \(said)")
            }
        }
    }

    @Test("Every command that takes a set names it, and takes --transposed")
    func everyCommand() throws {
        let folder = try TemporaryFolder()
        try Self.writeTransposed(to: folder.url)
        let set = folder.url.path
        let recipe = folder.file("recipe.yaml")
        try Data(
            """
            name: turned
            summary: For a test.
            data: {train: \(set), validation: 20}
            network: {input: [784], layers: [{dense: 10}]}
            epochs: 1
            batchSize: 10
            """.utf8
        ).write(to: recipe)
        let output = folder.file("made").path
        for arguments in [
            ["data", "describe", set], ["data", "preview", set, "--output", output + ".png"],
            ["data", "split", set, "--output", output],
            ["data", "resample", set, "--method", "under", "--output", output],
            ["data", "render", "--photos", "--count", "1", "--digits", set, "--output", output],
            ["compare", "default", "--data", set, "--without-cost"],
            ["benchmark", "model", "default", "--data", set, "--limit", "10"],
            ["train", recipe.path, "--output", output + ".safetensors"],
        ] {
            let run = try Command(arguments)
            #expect(run.errors.contains("give --transposed"), "\(arguments): \(run.errors)")
            let turned = try Command(arguments + ["--transposed"])
            #expect(turned.status == 0, "\(arguments): \(turned.errors)")
            #expect(turned.errors.contains("are swapped"), "\(arguments): \(turned.errors)")
        }
    }

    /// `nil` where the sets are not there.
    private static let otherSets: URL? = {
        let environment = ProcessInfo.processInfo.environment["NUMERAL_DATA"]
        return DataLocation(named: nil, environment: environment, current: Command.root)
            .folders.first { FileManager.default.fileExists(atPath: $0.path + "/digits-other") }
    }()

    @Test(
        "Other people's digits are silent",
        .enabled(if: otherSets != nil, "needs the named sets: set NUMERAL_DATA"),
        arguments: NamedSet.allCases.map(\.rawValue))
    func namedSetsAreSilent(name: String) throws {
        let run = try Command(
            ["data", "describe", name], environment: ["NUMERAL_DATA": Self.otherSets?.path ?? ""])
        #expect(run.status == 0 && run.errors.isEmpty, "\(name): \(run.errors)")
        guard NamedSet.ofDigits.map(\.rawValue).contains(name) else { return }
        let turned = try Command(
            ["data", "describe", name, "--transposed"],
            environment: ["NUMERAL_DATA": Self.otherSets?.path ?? ""])
        #expect(turned.errors.contains("look upright"), "\(name): \(turned.errors)")
    }
}
