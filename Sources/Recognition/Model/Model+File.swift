public import Foundation

extension Model {
    /// Reads a model file; see ``init(_:)`` for what is checked.
    public init(contentsOf file: URL) throws(ModelError) {
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: file)
            defer { try? handle.close() }
            // One byte more than allowed shows that there is more, whatever the size said was.
            data = try handle.read(upToCount: Self.fileBytesMax + 1) ?? Data()
        } catch {
            throw .unreadable(path: file.path, reason: Self.reason(of: error))
        }
        try self.init([UInt8](data))
    }

    /// Writes the model file so that its name never shows half of it.
    ///
    /// The bytes go into a new file beside it, reach the disk, and are then renamed; folders
    /// above it are made. After a failure the target is as it was.
    public func write(to target: URL) throws(ModelError) {
        let bytes = try encoded()
        let folder = target.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch { throw .unwritable(path: folder.path, reason: Self.reason(of: error)) }

        var template = Array((target.path + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw .unwritable(path: target.path, reason: String(cString: strerror(errno)))
        }
        let temporary = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var failure: Int32? = Self.write(bytes, to: descriptor) ? nil : errno
        // mkstemp makes a private file; a model is for everybody.
        if failure == nil, fchmod(descriptor, 0o644) != 0 || fsync(descriptor) != 0 {
            failure = errno
        }
        close(descriptor)
        if failure == nil, rename(temporary, target.path) != 0 { failure = errno }
        guard let failure else { return }
        unlink(temporary)
        throw .unwritable(path: target.path, reason: String(cString: strerror(failure)))
    }

    /// `write` may take less than it is given.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Foundation.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    /// The system's own words for an error where there are some.
    private static func reason(of error: any Error) -> String {
        let error = error as NSError
        for case let found? in [error.userInfo[NSUnderlyingErrorKey] as? NSError, error]
        where found.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(found.code)))
        }
        return CocoaError.Code(rawValue: error.code) == .fileReadNoSuchFile
            ? "no such file" : error.localizedDescription
    }
}
