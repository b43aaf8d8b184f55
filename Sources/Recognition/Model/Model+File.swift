internal import Files
public import Foundation

extension Model {
    /// Reads a model file; see ``init(_:)`` for what is checked.
    public init(contentsOf file: URL) throws(ModelError) {
        let bytes: [UInt8]
        do throws(FileError) {
            // One byte more than allowed shows that there is more.
            bytes = try FileContents.read(file, upTo: Self.fileBytesMax + 1)
        } catch { throw .file(error) }
        try self.init(bytes)
    }

    /// Writes the model file so that its name never shows half of it; folders above it are made.
    /// After a failure the target is as it was.
    public func write(to target: URL) throws(ModelError) {
        let bytes = try encoded()
        do throws(FileError) {
            try AtomicFile.write(bytes, to: target)
        } catch { throw .file(error) }
    }
}
