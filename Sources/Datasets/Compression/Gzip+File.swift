import Files
import Foundation

extension Gzip {
    /// Writes a file, compressed where its name ends in `.gz`; it appears whole or not.
    static func write(_ plain: [UInt8], to file: URL) throws(DataSourceError) {
        var bytes = plain
        if file.pathExtension.lowercased() == "gz" {
            do throws(GzipError) {
                bytes = try deflate(plain)
            } catch {
                throw .file(.unwritable(path: file.path, reason: error.description))
            }
        }
        do throws(FileError) {
            try AtomicFile.write(bytes, to: file)
        } catch { throw .file(error) }
    }
}
