import Files
import Foundation
import Training

extension ThingError {
    /// Reads a recipe's text; what is wrong is told with the file's name before the line.
    static func namingRecipe<Value>(
        _ path: String, _ read: (String) throws -> Value
    ) throws -> Value {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileContents.read(URL(filePath: path), limit: RecipeLimits.bytesMax)
        } catch { throw ThingError(thing: path, reason: error.reason) }
        return try naming(path) { try read(String(decoding: bytes, as: UTF8.self)) }
    }
}
