public import Foundation

/// Writing a file so that its name never shows half of it.
public enum AtomicFile {
    /// Writes beside the target, waits for the disk, then renames over the target.
    ///
    /// Folders above the target are made. After a failure the target is as it was.
    public static func write(_ bytes: [UInt8], to target: URL) throws(DataSourceError) {
        let folder = target.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch { throw .unwritable(path: folder.path, reason: reason(of: error)) }
        var template = Array((target.path + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw failure(target) }
        let temporary = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var isWritten = writeAll(bytes, to: descriptor)
        // mkstemp makes a private file; a data set is for everybody whom the mask allows.
        isWritten = isWritten && fchmod(descriptor, 0o644) == 0 && fsync(descriptor) == 0
        let code = errno
        close(descriptor)
        guard isWritten, rename(temporary, target.path) == 0 else {
            let code = isWritten ? errno : code
            unlink(temporary)
            throw .unwritable(path: target.path, reason: String(cString: strerror(code)))
        }
    }

    /// Renames a file over the target; both lie in one folder.
    static func move(_ file: URL, to target: URL) throws(DataSourceError) {
        guard rename(file.path, target.path) == 0 else { throw failure(target) }
    }

    /// `write` may take less than it is given.
    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let written = Foundation.write(
                    descriptor, buffer.baseAddress! + start, buffer.count - start)
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { return false }
                start += written
            }
            return true
        }
    }

    private static func failure(_ target: URL) -> DataSourceError {
        .unwritable(path: target.path, reason: String(cString: strerror(errno)))
    }
}
