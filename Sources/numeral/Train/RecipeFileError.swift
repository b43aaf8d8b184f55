import Foundation

/// A recipe that cannot be followed, with the file's name before the line.
struct RecipeFileError: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path): \(reason)" }

    /// Reads a recipe's text; what is wrong with it is told with the file's name.
    static func naming<Value>(_ path: String, _ read: (String) throws -> Value) throws -> Value {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw RecipeFileError(path: path, reason: "cannot be read: check the path")
        }
        do { return try read(String(decoding: bytes, as: UTF8.self)) } catch {
            throw RecipeFileError(path: path, reason: "\(error)")
        }
    }
}
