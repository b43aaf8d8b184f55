import ArgumentParser
import Foundation
import Imaging
import NumeralCore
import Recognition

/// `numeral read seven.png`
struct ReadCommand: ParsableCommand {
    /// What a picture is expected to hold.
    enum Expectation: String, CaseIterable, ExpressibleByArgument {
        case digit, auto
    }

    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Read the digit in each picture.",
        discussion: """
            Prints one line a file: its name, the digit and how probable it is; or 'blank'. With \
            --json a line is one JSON object. '-' reads a list of files, one a line, from standard \
            input.

            A file that cannot be read does not stop the rest. Exits with 0 when all were read, 1 \
            when one was not.
            """)

    @Argument(help: "PNG, JPEG, WebP, GIF, BMP or TIFF files, or -.", completion: .file())
    var files: [String]

    @Option(help: "What each picture holds: digit, or auto to find out.")
    var expect = Expectation.auto

    @Flag(help: "Print one JSON object a line.")
    var json = false

    @Option(help: "The name of a shipped model, or a .safetensors file.", completion: .file())
    var model = ModelLibrary.defaultName

    func run() throws {
        let reader = try Console.orSay { try Reader(Surroundings.library.model(model)) }
        var isAllRead = true
        for name in files {
            if name == "-" {
                while let line = readLine() {
                    if try !line.isEmpty && !read(line, with: reader) { isAllRead = false }
                }
            } else if try !read(name, with: reader) {
                isAllRead = false
            }
        }
        if !isAllRead { throw ExitCode.failure }
    }

    /// Prints one file's line; says whether it was read.
    private func read(_ name: String, with reader: Reader) throws -> Bool {
        let record: RecognitionRecord
        do {
            let bytes = try PictureFile(name).bytes
            let clock = ContinuousClock()
            let start = clock.now
            let reading = try reader.read(PictureDecoder().decode(bytes))
            record = RecognitionRecord(
                reading, file: name, model: reader.modelName,
                milliseconds: (clock.now - start).milliseconds)
        } catch {
            if json {
                try Console.write(json(ReadFailure(file: name, error: error)))
            } else {
                Console.say("\(name): \(error)")
            }
            return false
        }
        try Console.write(json ? json(record) : Self.line(record))
        return record.outcome != .unreadable
    }

    /// `seven.png: 7 (99.8 %)`
    private static func line(_ record: RecognitionRecord) -> String {
        let file = record.file ?? ""
        guard !record.text.isEmpty else { return "\(file): \(record.outcome.rawValue)" }
        let confidence = String(format: "%.1f", Double(record.confidence) * 100)
        let warnings = record.warnings.map { ", " + $0.words }.joined()
        return "\(file): \(record.text) (\(confidence) %\(warnings))"
    }

    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension Warning {
    /// The warning for people.
    var words: String { rawValue.replacing("_", with: " ") }
}

extension Duration {
    /// In milliseconds, to a thousandth.
    var milliseconds: Double { ((self / .microseconds(1)).rounded()) / 1000 }
}
