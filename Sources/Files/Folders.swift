public import Foundation

/// Folders that files are written to.
public enum Folders {
    /// Makes a folder and those above it that are not there.
    ///
    /// - Throws: ``FileError/notFolder(path:)`` where a file has the name of one of them.
    public static func make(_ folder: URL) throws(FileError) {
        let path = folder.path
        if mkdir(path, 0o777) == 0 { return }
        switch errno {
        case EEXIST:
            guard isFolder(folder) else { throw .notFolder(path: path) }
        case ENOENT where path != folder.deletingLastPathComponent().path,
            ENOTDIR where path != folder.deletingLastPathComponent().path:
            try make(folder.deletingLastPathComponent())
            // Somebody else may have made it meanwhile.
            guard mkdir(path, 0o777) == 0 || errno == EEXIST && isFolder(folder) else {
                throw .unwritable(path: path, reason: SystemWords.reason(of: errno))
            }
        // A place that nobody may write to has it, perhaps, all the same.
        case let code:
            guard isFolder(folder) else {
                throw .unwritable(path: path, reason: SystemWords.reason(of: code))
            }
        }
    }

    /// Whether a folder has the name.
    public static func isFolder(_ place: URL) -> Bool {
        var facts = stat()
        return stat(place.path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
}
