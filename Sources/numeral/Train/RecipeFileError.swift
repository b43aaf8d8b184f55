import Files
import Foundation

/// A recipe that cannot be followed, with the file's name before the line.
struct RecipeFileError: Error, CustomStringConvertible {
    /// The longest of ours has 6 KB.
    private static let bytesMax = 1 << 20

    let path: String
    let reason: String
    var description: String { "\(path): \(reason)" }

    /// Reads a recipe's text; what is wrong with it is told with the file's name.
    static func naming<Value>(_ path: String, _ read: (String) throws -> Value) throws -> Value {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileContents.read(URL(filePath: path), limit: bytesMax)
        } catch { throw RecipeFileError(path: path, reason: error.reason) }
        do { return try read(String(decoding: bytes, as: UTF8.self)) } catch {
            throw RecipeFileError(path: path, reason: "\(error)")
        }
    }
}
