public import Foundation

/// A file that is read piece by piece, whatever it is.
///
/// A pipe is waited for as long as somebody may write to it, and for a moment where nobody does
/// yet.
public struct FileReader {
    private let file: URL
    private let handle: FileHandle
    /// What was taken to find out whether somebody writes.
    private var start: [UInt8] = []

    /// Opens a file, a pipe or a device.
    public init(_ file: URL) throws(FileError) {
        self.file = file
        // Opening a pipe would wait for its writer, without end where none comes.
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.unreadable(file, errno) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var facts = stat()
        if fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFIFO {
            guard let first = PipeStart.bytes(of: descriptor) else {
                throw .unwritten(path: file.path)
            }
            start = first
        }
        // Of what is open to be read no other flag can be set.
        _ = fcntl(descriptor, F_SETFL, 0)
    }

    /// The next bytes, at most `count`; none at the end.
    public mutating func read(upTo count: Int) throws(FileError) -> [UInt8] {
        guard count > 0 else { return [] }
        defer { start = [] }
        do {
            return start + (try handle.read(upToCount: count - start.count) ?? Data())
        } catch {
            if let code = SystemWords.code(of: error) { throw Self.unreadable(file, code) }
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
