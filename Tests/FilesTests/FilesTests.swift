import Files
import Foundation
import Testing

@Suite struct FilesTests {
    /// Runs a test in a folder that is gone afterwards.
    private static func error(of body: () throws -> Void) -> FileError? {
        #expect(throws: FileError.self, performing: body)
    }

    @Test("A write replaces the file whole; a failed one leaves the old file and no other")
    func atomicWrite() throws {
        try inTemporaryFolder { folder in
            let file = folder.appending(path: "set")
            try AtomicFile.write([1, 2], to: file)
            try AtomicFile.write([3], to: file)
            #expect(try FileContents.read(file, limit: 1) == [3])
            // A folder of that name cannot be replaced by a file.
            try AtomicFile.write([1], to: folder.appending(path: "taken/inside"))
            let taken = folder.appending(path: "taken")
            let error = Self.error { try AtomicFile.write([1], to: taken) }
            #expect(error == .isFolder(path: taken.path))
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names.sorted() == ["set", "taken"])
        }
    }

    @Test("What a killed write left goes with the next one")
    func leftovers() throws {
        try inTemporaryFolder { folder in
            let file = folder.appending(path: "set")
            try Data("half of a long file".utf8).write(to: folder.appending(path: ".set.part"))
            try AtomicFile.write([1], to: file)
            #expect(try FileContents.read(file, limit: 9) == [1])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["set"])
        }
    }

    @Test("A link in the part's place is not followed")
    func link() throws {
        try inTemporaryFolder { folder in
            let other = folder.appending(path: "other")
            try AtomicFile.write([7], to: other)
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: ".set.part"), withDestinationURL: other)
            let error = Self.error { try AtomicFile.write([1], to: folder.appending(path: "set")) }
            #expect(error != nil)
            #expect(try FileContents.read(other, limit: 9) == [7])
        }
    }

    @Test("Many that write one file at once leave one of theirs, whole")
    func manyWriters() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "numeral-files-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "set")
        try await withThrowingTaskGroup { group in
            for writer in 0..<16 {
                group.addTask {
                    try AtomicFile.write(
                        Array(repeating: UInt8(writer), count: 100_000 + writer), to: file)
                }
            }
            try await group.waitForAll()
        }
        let bytes = try FileContents.read(file, limit: 200_000)
        #expect(Set(bytes).count == 1 && bytes.count == 100_000 + Int(bytes[0]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["set"])
    }

    @Test("The mask of the process says who may read")
    func mask() throws {
        try inTemporaryFolder { folder in
            let file = folder.appending(path: "set")
            try AtomicFile.write([1], to: file)
            let facts = try FileManager.default.attributesOfItem(atPath: file.path)
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            let mask = try #require(status.firstMatch(of: /Umask:\s+([0-7]+)/))
            let expected = try 0o666 & ~#require(Int(mask.1, radix: 8))
            #expect(facts[.posixPermissions] as? Int == expected)
        }
    }

    @Test("A device and a pipe are written to, not replaced")
    func streams() throws {
        try AtomicFile.write([1], to: URL(filePath: "/dev/null"))
        var facts = stat()
        #expect(stat("/dev/null", &facts) == 0 && facts.st_mode & S_IFMT == S_IFCHR)
    }

    @Test("Nothing is written below a file")
    func belowAFile() throws {
        try inTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            try AtomicFile.write([], to: file)
            let error = Self.error { try AtomicFile.write([1], to: file.appending(path: "a")) }
            #expect(error == .notFolder(path: file.path))
            let below = Self.error { try AtomicFile.write([1], to: file.appending(path: "a/b/c")) }
            #expect(below == error)
        }
    }

    @Test("A moved file takes the place of the other; one that is not there is said")
    func move() throws {
        try inTemporaryFolder { folder in
            let (part, target) = (folder.appending(path: "a.part"), folder.appending(path: "a"))
            try AtomicFile.write([1], to: target)
            try AtomicFile.write([2], to: part)
            try AtomicFile.move(part, to: target)
            #expect(try FileContents.read(target, limit: 9) == [2])
            let error = Self.error { try AtomicFile.move(part, to: target) }
            #expect(
                error == .unwritable(path: target.path, reason: "No such file or directory"))
        }
    }

    @Test("A file is read up to its limit and no further", arguments: [0, 1, 5])
    func limit(count: Int) throws {
        try inTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            let bytes = (0..<count).map { UInt8($0) }
            try AtomicFile.write(bytes, to: file)
            #expect(try FileContents.read(file, limit: count) == bytes)
            #expect(try FileContents.read(file, upTo: 1) == Array(bytes.prefix(1)))
            guard count > 0 else { return }
            #expect(throws: FileError.tooLarge(path: file.path, limit: count - 1)) {
                try FileContents.read(file, limit: count - 1)
            }
        }
    }

    @Test("What is no file is said in the system's words")
    func unreadable() throws {
        try inTemporaryFolder { folder in
            let missing = folder.appending(path: "missing")
            let error = Self.error { _ = try FileContents.read(missing, limit: 9) }
            #expect(
                error == .unreadable(path: missing.path, reason: "No such file or directory"))
            #expect(
                error?.description
                    == "\(missing.path): No such file or directory: check the path and its rights")
            #expect(throws: FileError.isFolder(path: folder.path)) {
                try FileContents.read(folder, limit: 9)
            }
        }
    }
}
