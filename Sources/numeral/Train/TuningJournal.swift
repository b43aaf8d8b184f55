import Files
import Foundation
import Training

/// The trials of a search in a file, a line of JSON each, so that an interrupted one can go on.
struct TuningJournal: Sendable {
    private let file: URL

    private static let lineBreak = UInt8(ascii: "\n")
    /// The most that is read: a trial is a few hundred bytes.
    private static let bytesMax = 1 << 26

    init(_ file: URL) { self.file = file }

    /// What was tried; a line that says nothing of a trial is left out.
    func trials() throws -> [TuningTrial] {
        try lines().compactMap { try? JSONDecoder().decode(TuningTrial.self, from: Data($0)) }
    }

    /// Adds a trial at the end; a kill leaves the trials before it.
    func append(_ trial: TuningTrial) {
        do {
            let lines = try lines() + [Array(try Self.line(trial).utf8)[...]]
            try AtomicFile.write(lines.flatMap { $0 + [Self.lineBreak] }, to: file)
        } catch { Console.say("\(error): a resumed search will repeat this trial") }
    }

    private func lines() throws -> [ArraySlice<UInt8>] {
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        return try FileContents.read(file, limit: Self.bytesMax).split(separator: Self.lineBreak)
    }

    static func line(_ trial: TuningTrial) throws -> String { try Console.json(trial) }
}
