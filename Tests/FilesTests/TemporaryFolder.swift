import Files
import Foundation

/// Works in a folder of its own, which is gone afterwards.
func inTemporaryFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
        .appending(path: "numeral-files-\(UUID().uuidString)")
    try Folders.make(folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
}
