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
    public static func read(_ file: URL, upTo count: Int) throws(FileError) -> [UInt8] {
        var reader = try FileReader(file)
        return try reader.read(upTo: count)
    }
}
