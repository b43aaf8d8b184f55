import ArgumentParser
import Files
import Foundation
import NumeralCore
import PictureFiles
import Recognition
import Wire

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
            Prints one line a file: its name, the digit and how probable it is; or 'blank', or \
            'unreadable' and why, or 'not sure' with what it may be. With --json a line is one \
            JSON object.

            Of a folder the pictures in it are read, in order; hidden files, files of other kinds \
            and the folders in it are left out. '-' reads standard input: what begins as a \
            picture is one picture, named '-'; anything else is a list of files and folders, one \
            a line.

            --max-error 1/1000 gives only answers of which at most one in a thousand is wrong, as \
            far as held-out digits can show, and calls the rest unreadable.

            A file that cannot be read does not stop the rest. Exits with 0 when all were read, 1 \
            when one was not.
            """)

    @Argument(
        help: "PNG, JPEG, WebP, GIF, BMP or TIFF files, folders of them, or -.",
        completion: .file())
    var files: [String]

    @Option(
        help: """
            What each picture holds: digit, or auto, which is the same while only single digits \
            are read.
            """)
    var expect = Expectation.auto

    @Option(help: "The largest share of wrong answers: 1/1000, 0.1% or 0.001.")
    var maxError: ErrorShare?

    @Flag(help: "Print one JSON object a line.")
    var json = false

    @Option(help: "The name of a model, or a .safetensors file.", completion: .file())
    var model = ModelLibrary.defaultName

    func run() throws {
        let reader = try Console.orSay { try Reader(Surroundings.library.model(model)) }
        let acceptance = try Console.orSay {
            try ThingError.naming("--max-error") {
                try maxError.map { share throws(AcceptanceError) in
                    try reader.acceptance(errorMax: share.value)
                }
            }
        }
        if let acceptance { Console.say(Self.promise(acceptance)) }
        var isAllRead = true
        for name in files {
            let isRead =
                name == "-"
                ? try readStandardInput(with: reader, acceptance)
                : try read(name, with: reader, acceptance)
            if !isRead { isAllRead = false }
        }
        if !isAllRead { throw ExitCode.failure }
    }

    /// Reads the picture that comes in, or those whose names do.
    private func readStandardInput(with reader: Reader, _ acceptance: Acceptance?) throws -> Bool {
        var input = StandardInput()
        do {
            if try input.isEmpty() { throw ReadInputError.nothing }
            if try input.isPicture() {
                let bytes = try input.rest(upTo: PictureDecoder.standardBytesMax + 1)
                return try read(bytes, named: "-", with: reader, acceptance)
            }
            var isAllRead = true
            while let name = try input.nextLine() {
                if try !name.isEmpty && !read(name, with: reader, acceptance) { isAllRead = false }
            }
            return isAllRead
        } catch let error as ExitCode {
            throw error
        } catch {
            return try fail("-", error)
        }
    }

    /// Reads a file, or each picture in a folder; says whether all were.
    private func read(
        _ name: String, with reader: Reader, _ acceptance: Acceptance?
    ) throws -> Bool {
        guard Folders.isFolder(URL(filePath: name)) else {
            return try readFile(name, with: reader, acceptance)
        }
        let names: [String]
        do { names = try FolderPictures.names(in: name) } catch { return try fail(name, error) }
        var isAllRead = true
        for name in names where try !readFile(name, with: reader, acceptance) {
            isAllRead = false
        }
        return isAllRead
    }

    private func readFile(
        _ name: String, with reader: Reader, _ acceptance: Acceptance?
    ) throws -> Bool {
        let bytes: [UInt8]
        do throws(FileError) {
            // One byte more than the decoder accepts shows it that there is more.
            bytes = try FileContents.read(
                URL(filePath: name), upTo: PictureDecoder.standardBytesMax + 1)
        } catch { return try fail(name, error) }
        return try read(bytes, named: name, with: reader, acceptance)
    }

    /// Prints one picture's line; says whether it was read.
    private func read(
        _ bytes: [UInt8], named name: String, with reader: Reader, _ acceptance: Acceptance?
    ) throws -> Bool {
        let record: RecognitionRecord
        do {
            let clock = ContinuousClock()
            let start = clock.now
            let reading = try reader.read(
                PictureDecoder().decode(bytes), accepting: acceptance)
            record = RecognitionRecord(
                reading, file: name, model: reader.modelName,
                milliseconds: (clock.now - start).milliseconds)
        } catch { return try fail(name, error) }
        try Console.writeLine(json ? Console.json(record) : Self.line(record))
        return record.outcome != .unreadable
    }

    /// Says why something could not be read.
    private func fail(_ name: String, _ error: any Error) throws -> Bool {
        if json {
            try Console.write(Console.json(ReadFailure(file: name, error: error)))
        } else {
            Console.say("\(name): \(ReadFailure.words(for: error))")
        }
        return false
    }

    /// What `--max-error` comes to.
    private static func promise(_ acceptance: Acceptance) -> String {
        String(
            format: "answers of %.2f %% or more are given: %.1f %% of held-out digits",
            Double(acceptance.confidenceMin) * 100, acceptance.acceptedShare * 100)
    }

    /// `seven.png: 7 (99.8 %)`, or `horse.png: unreadable (not a digit)`
    private static func line(_ record: RecognitionRecord) -> String {
        let file = record.file ?? ""
        if record.reasons == [.unsure], let symbol = record.symbols.first {
            return "\(file): not sure: \(symbol.symbol) (\(PercentText.of(symbol.probability)) %)"
        }
        guard !record.text.isEmpty else {
            let reasons = record.reasons.map(\.phrase).joined(separator: ", ")
            let isSaid = record.outcome == .blank || reasons.isEmpty
            return "\(file): \(record.outcome.rawValue)" + (isSaid ? "" : " (\(reasons))")
        }
        let confidence = PercentText.of(record.confidence)
        let warnings = record.warnings.map { ", " + $0.phrase }.joined()
        return "\(file): \(record.text) (\(confidence) %\(warnings))"
    }
}

/// A share of errors as people write it.
struct ErrorShare: ExpressibleByArgument, ValueInWords {
    static let inWords = "a share above 0 and below 1"

    let value: Double

    init?(argument: String) {
        guard let value = Acceptance.errorMax(argument) else { return nil }
        self.value = value
    }
}
