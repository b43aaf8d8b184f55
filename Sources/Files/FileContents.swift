public import Foundation

/// Reading a file that may be anybody's.
public enum FileContents {
    /// All bytes of a file.
    ///
    /// - Parameters:
    ///   - file: a file, a pipe or a device.
    ///   - limit: the most bytes that it may have; no more are held.
    public static func read(_ file: URL, limit: Int) throws(FileError) -> [UInt8] {
        let bytes = try read(file, upTo: limit + 1)
        // One byte more than allowed shows that there is more, whatever the size said was.
        guard bytes.count <= limit else { throw .tooLarge(path: file.path, limit: limit) }
        return bytes
    }

    /// The first bytes of a file: no more than `count`, whatever it holds.
    ///
    /// A pipe is waited for as long as somebody may write to it, and for a moment where nobody
    /// does yet.
    public static func read(_ file: URL, upTo count: Int) throws(FileError) -> [UInt8] {
        // Opening a pipe would wait for its writer, without end where none comes.
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw unreadable(file, errno) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var facts = stat()
        var start: [UInt8] = []
        if count > 0, fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFIFO {
            guard let first = PipeStart.bytes(of: descriptor) else {
                throw .unwritten(path: file.path)
            }
            start = first
        }
        // Of what is open to be read no other flag can be set.
        _ = fcntl(descriptor, F_SETFL, 0)
        do {
            return start + (try handle.read(upToCount: count - start.count) ?? Data())
        } catch {
            if let code = SystemWords.code(of: error) { throw unreadable(file, code) }
            throw .unreadable(path: file.path, reason: SystemWords.reason(of: error))
        }
    }

    private static func unreadable(_ file: URL, _ code: Int32) -> FileError {
        if code == EISDIR { return .isFolder(path: file.path) }
        // What is no UTF-8 has become another name on the way here.
        if code == ENOENT, file.path.contains("\u{FFFD}") {
            return .nameNotUTF8(path: file.path)
        }
        return .unreadable(path: file.path, reason: SystemWords.reason(of: code))
    }
}
