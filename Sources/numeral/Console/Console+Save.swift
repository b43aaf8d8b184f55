import Files
import Foundation

extension Console {
    /// Writes a file that was asked for, and says so.
    static func save(to file: String, _ write: (URL) throws -> Void) throws {
        try write(URL(filePath: file))
        say("\(file): written")
    }

    /// Writes a text that was asked for, and says so.
    static func save(_ text: String, to file: String) throws {
        try save(to: file) { try AtomicFile.write(Array(text.utf8), to: $0) }
    }
}
