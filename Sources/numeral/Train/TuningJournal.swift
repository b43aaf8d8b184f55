import Datasets
import Foundation
import Training

/// The trials of a search in a file, a line of JSON each, so that an interrupted one can go on.
struct TuningJournal: Sendable {
    private let file: URL

    init(_ file: URL) { self.file = file }

    /// What was tried; a line that was cut off is left out.
    func trials() throws -> [TuningTrial] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").compactMap {
            try? JSONDecoder().decode(TuningTrial.self, from: Data($0.utf8))
        }
    }

    /// Adds a trial at the end.
    func append(_ trial: TuningTrial) {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            if !FileManager.default.fileExists(atPath: file.path) {
                try Data().write(to: file)
            }
            let handle = try FileHandle(forWritingTo: file)
            defer { try? handle.close() }
            try handle.seekToEnd()
            try handle.write(contentsOf: Data((Self.line(trial) + "\n").utf8))
        } catch {
            Console.say("\(file.path): cannot be written, a resumed search will repeat this trial")
        }
    }

    static func line(_ trial: TuningTrial) throws -> String { try Console.json(trial) }
}
