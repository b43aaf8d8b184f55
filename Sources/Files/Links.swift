import Foundation

/// Names that stand for other names.
enum Links {
    /// As many as Linux follows itself.
    private static let countMax = 40

    /// What a name leads to in the end, which need not be there: the name itself where it is no
    /// link. Links among the folders above are the system's to follow.
    static func followed(_ name: URL) throws(FileError) -> URL {
        var file = name
        for _ in 0...countMax {
            // What the system makes up, as `pipe:[123]` of `/proc/self/fd/1`, is no name.
            guard descriptor(of: file) == nil, !isMadeUp(file), let target = target(of: file)
            else { return file }
            file =
                target.hasPrefix("/")
                ? URL(filePath: target)
                : file.deletingLastPathComponent().appending(path: target)
        }
        throw .unwritable(path: name.path, reason: SystemWords.reason(of: ELOOP))
    }

    /// The number of what this process has open, of a name that stands for it: `/dev/stdout`,
    /// `/dev/fd/63` of `>(…)`.
    static func descriptor(of file: URL) -> Int32? {
        switch file.path {
        case "/dev/stdout": return STDOUT_FILENO
        case "/dev/stderr": return STDERR_FILENO
        default:
            let folders = ["/dev/fd/", "/proc/self/fd/"]
            return folders.first(where: file.path.hasPrefix).flatMap {
                Int32(file.path.dropFirst($0.count))
            }
        }
    }

    /// Whether something has the name that is written to and not replaced: a device, a pipe, and
    /// what a process has open.
    static func isStream(_ file: URL) -> Bool {
        if descriptor(of: file) != nil { return true }
        var facts = stat()
        guard stat(file.path, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR else { return false }
        return facts.st_mode & S_IFMT != S_IFREG || isMadeUp(file)
    }

    private static func isMadeUp(_ file: URL) -> Bool { file.path.hasPrefix("/proc/") }

    private static func target(of file: URL) -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(file.path, &bytes, bytes.count)
        guard count > 0 else { return nil }
        return String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
