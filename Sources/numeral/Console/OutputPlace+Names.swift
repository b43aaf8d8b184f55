import Files
import Foundation

extension OutputPlace {
    /// Checks the files that a command was told to write, before it works for them; those that it
    /// was not told pass.
    static func checkFiles(_ names: String?...) throws(FileError) {
        for name in names.compactMap(\.self) { try checkFile(URL(filePath: name)) }
    }
}
