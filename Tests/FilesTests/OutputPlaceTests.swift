import Files
import Foundation
import Testing

/// What can be known of a place before anything is written to it.
@Suite struct OutputPlaceTests {
    private static func names(in folder: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    }

    @Test("A place that can be written to passes, and is as it was")
    func passes() throws {
        try inTemporaryFolder { folder in
            let file = folder.appending(path: "there")
            try AtomicFile.write([1], to: file)
            try OutputPlace.checkFile(file)
            try OutputPlace.checkFile(folder.appending(path: "new"))
            // What is missing above is made when it is written.
            try OutputPlace.checkFile(folder.appending(path: "a/b/new"))
            try OutputPlace.checkFolder(folder)
            try OutputPlace.checkFolder(folder.appending(path: "a/b"))
            #expect(try Self.names(in: folder) == ["there"])
            #expect(try FileContents.read(file, limit: 1) == [1])
        }
    }

    @Test("A folder where a file should be, and the other way round")
    func refuses() throws {
        try inTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            try AtomicFile.write([1], to: file)
            #expect(throws: FileError.isFolder(path: folder.path)) {
                try OutputPlace.checkFile(folder)
            }
            for below in ["a", "a/b/c"] {
                #expect(throws: FileError.notFolder(path: file.path)) {
                    try OutputPlace.checkFile(file.appending(path: "\(below)/new"))
                }
            }
            #expect(throws: FileError.notFolder(path: file.path)) {
                try OutputPlace.checkFolder(file)
            }
        }
    }

    @Test("Where nobody may write, the system's words say so")
    func unwritable() throws {
        // Not even an administrator makes files there.
        let error = #expect(throws: FileError.self) {
            try OutputPlace.checkFile(URL(filePath: "/proc/new"))
        }
        #expect(error == .unwritable(path: "/proc", reason: "No such file or directory"))
    }

    @Test("What is no file is not tried: what is written there is gone")
    func stream() throws {
        try OutputPlace.checkFile(URL(filePath: "/dev/null"))
    }

    @Test("Folders are made with those above, once or many times")
    func make() throws {
        try inTemporaryFolder { folder in
            for _ in 0..<2 { try Folders.make(folder.appending(path: "a/b/c")) }
            #expect(try Self.names(in: folder) == ["a", "a/b", "a/b/c"])
            #expect(Folders.isFolder(folder.appending(path: "a/b/c")))
            #expect(!Folders.isFolder(folder.appending(path: "a/x")))
        }
    }

    @Test(
        "Errors of Foundation are said in the system's words",
        arguments: [
            (CocoaError(.fileReadNoSuchFile), "No such file or directory"),
            (CocoaError(.fileWriteNoPermission), "Permission denied"),
            (CocoaError(.fileWriteOutOfSpace), "No space left on device"),
            (CocoaError(.fileWriteFileExists), "File exists"),
            (CocoaError(.fileReadInapplicableStringEncoding), "what is in it is no text"),
            (CocoaError(.coderInvalidValue), "the system does not say why"),
        ])
    func words(error: CocoaError, words: String) {
        #expect(SystemWords.reason(of: error) == words)
        #expect(SystemWords.sentence(on: error)?.contains(": \(words): ") == true)
    }

    @Test("An error with a file names it; one of ours says itself what it is")
    func sentence() {
        do {
            _ = try String(contentsOfFile: "/no/such", encoding: .utf8)
            Issue.record("there is such a file")
        } catch {
            #expect(
                SystemWords.sentence(on: error)
                    == "/no/such: No such file or directory: check the path and its rights")
        }
        #expect(SystemWords.sentence(on: FileError.isFolder(path: "a")) == nil)
    }
}
