public import Foundation

/// Whether a result could be written, as far as that shows before the work that makes it.
///
/// What is asked is answered by doing it: some bytes are written beside the target, and removed.
/// Where folders are still to be made, in the nearest one that is there. A disk that fills up
/// during the work shows only when the result is written.
public enum OutputPlace {
    /// How much is written: a block of most file systems, for which a full disk has no room.
    private static let byteCount = 4096

    /// Checks that a file could be written as ``AtomicFile`` writes it: folders that are missing
    /// above it are made then, and not here.
    public static func checkFile(_ file: URL) throws(FileError) { try checkFiles([file]) }

    /// The same for several: each folder is tried once.
    public static func checkFiles(_ files: [URL]) throws(FileError) {
        var tried: Set<String> = []
        for file in files {
            try checkName(file)
            if Folders.isFolder(file) { throw .isFolder(path: file.path) }
            let target = try Links.followed(file)
            // Nothing can be tried without being written.
            if Links.isStream(target) { continue }
            let folder = target.deletingLastPathComponent()
            if tried.insert(folder.standardizedFileURL.path).inserted { try checkFolder(folder) }
        }
    }

    /// Refuses `-`: what results go to is a file, or a folder.
    private static func checkName(_ place: URL) throws(FileError) {
        if place.relativePath == "-" { throw .isStandardOutput }
    }

    /// Checks that files could be written to a folder, which need not be there.
    public static func checkFolder(_ folder: URL) throws(FileError) {
        try checkName(folder)
        var place = folder.standardizedFileURL
        var facts = stat()
        while stat(place.path, &facts) != 0 {
            let above = place.deletingLastPathComponent()
            guard above.path != place.path else { break }
            place = above
        }
        guard facts.st_mode & S_IFMT == S_IFDIR else { throw .notFolder(path: place.path) }
        var template = Array("\(place.path)/.numeral-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw .unwritable(path: place.path, reason: SystemWords.reason(of: errno))
        }
        defer {
            unlink(template)
            close(descriptor)
        }
        let bytes = [UInt8](repeating: 1, count: byteCount)
        // Some file systems find room for the bytes only when they have to.
        guard write(descriptor, bytes, byteCount) == byteCount, fsync(descriptor) == 0 else {
            throw .unwritable(path: place.path, reason: SystemWords.reason(of: errno))
        }
    }
}
