public import Foundation

/// Writing a file so that its name never shows half of it.
public enum AtomicFile {
    /// Writes beside the target, waits for the disk, then renames over the target.
    ///
    /// Folders above the target are made; the mask of the process says who may read. After a
    /// failure the target is as it was. What a killed write left, `.NAME.part`, the next one of the
    /// same target takes; two that write one target at a time do so in turn. What is no file, as
    /// `/dev/stdout` and a named pipe, is written to as it is. A link stays one: what it leads to
    /// is the target.
    public static func write(_ bytes: [UInt8], to name: URL) throws(FileError) {
        let target = try Links.followed(name)
        guard !Links.isStream(target) else {
            do throws(SystemError) {
                return try write(bytes, toStream: target)
            } catch {
                throw .unwritable(path: name.path, reason: SystemWords.reason(of: error.code))
            }
        }
        let folder = target.deletingLastPathComponent()
        try Folders.make(folder)
        let part = folder.appending(path: ".\(target.lastPathComponent).part")
        do throws(SystemError) {
            let descriptor = try lockedPart(part)
            do throws(SystemError) {
                try descriptor.write(bytes)
                try SystemError.check(fsync(descriptor.number))
                try SystemError.check(rename(part.path, target.path))
            } catch {
                unlink(part.path)
                throw error
            }
            // The new name too must be on the disk; a system that cannot say so has done its best.
            if let folder = try? Descriptor(folder, O_RDONLY) { fsync(folder.number) }
        } catch {
            if error.isOfPart { throw .inTheWay(path: part.path) }
            if error.code == EISDIR { throw .isFolder(path: target.path) }
            throw .unwritable(path: target.path, reason: SystemWords.reason(of: error.code))
        }
    }

    /// What is open already goes on where it is; what it was opened by need not have a name.
    private static func write(_ bytes: [UInt8], toStream target: URL) throws(SystemError) {
        if let number = Links.descriptor(of: target) {
            return try Descriptor.write(bytes, to: number)
        }
        try Descriptor(target, O_WRONLY | O_APPEND).write(bytes)
    }

    /// Renames a file over the target; both lie in one folder.
    public static func move(_ file: URL, to target: URL) throws(FileError) {
        guard rename(file.path, target.path) == 0 else {
            throw .unwritable(path: target.path, reason: SystemWords.reason(of: errno))
        }
    }

    /// An empty file beside the target that nobody else writes to until it is closed.
    private static func lockedPart(_ part: URL) throws(SystemError) -> Descriptor {
        while true {
            let descriptor: Descriptor
            do {
                // A pipe of that name would be waited for.
                descriptor = try Descriptor(part, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK)
            } catch {
                // A link, a pipe or a socket, and a folder.
                let isTaken = [ELOOP, ENXIO, EISDIR].contains(error.code)
                throw SystemError(code: error.code, isOfPart: isTaken)
            }
            var (facts, named) = (stat(), stat())
            try SystemError.check(fstat(descriptor.number, &facts))
            // Somebody else's file might change after it got its name, or be held for ever; one
            // with another name would change under that.
            guard facts.st_uid == geteuid(), facts.st_mode & S_IFMT == S_IFREG,
                facts.st_nlink <= 1
            else { throw SystemError(code: EACCES, isOfPart: true) }
            try SystemError.check(flock(descriptor.number, LOCK_EX))
            // Whoever had it before has given it its name by now: then another is made.
            guard lstat(part.path, &named) == 0, named.st_ino == facts.st_ino,
                named.st_dev == facts.st_dev
            else { continue }
            try SystemError.check(ftruncate(descriptor.number, 0))
            return descriptor
        }
    }
}

/// What a call of the system said instead of doing it.
private struct SystemError: Error {
    let code: Int32
    /// Something else has the name that is written to first.
    var isOfPart = false

    static func check(_ status: Int32) throws(SystemError) {
        guard status == 0 else { throw SystemError(code: errno) }
    }
}

/// An open file that is closed when nobody holds it any more.
private final class Descriptor {
    let number: Int32

    init(_ file: URL, _ flags: Int32) throws(SystemError) {
        number = open(file.path, flags | O_CLOEXEC, 0o666)
        if number < 0 { throw SystemError(code: errno) }
    }

    deinit { close(number) }

    /// Writes all of it: `write` may take less than it is given.
    func write(_ bytes: [UInt8]) throws(SystemError) { try Self.write(bytes, to: number) }

    /// The same to what is open anyway.
    static func write(_ bytes: [UInt8], to number: Int32) throws(SystemError) {
        let code: Int32 = bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let count = Foundation.write(
                    number, buffer.baseAddress! + start, buffer.count - start)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return errno }
                start += count
            }
            return 0
        }
        if code != 0 { throw SystemError(code: code) }
    }
}
