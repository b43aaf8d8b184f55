import Files
import Foundation
import Testing

/// Links, pipes, and names that are none.
@Suite(.timeLimit(.minutes(1))) struct StrangeFilesTests {
    @Test("A pipe that nobody writes to is not waited for without end")
    func unwritten() throws {
        try inTemporaryFolder { folder in
            let pipe = folder.appending(path: "pipe")
            #expect(mkfifo(pipe.path, 0o600) == 0)
            #expect(throws: FileError.unwritten(path: pipe.path)) {
                try FileContents.read(pipe, limit: 9)
            }
        }
    }

    @Test("A pipe is read to its end, however late and slow its writer is")
    func written() throws {
        try inTemporaryFolder { folder in
            let pipe = folder.appending(path: "pipe")
            #expect(mkfifo(pipe.path, 0o600) == 0)
            Thread.detachNewThread {
                Thread.sleep(forTimeInterval: 0.3)
                guard let handle = FileHandle(forWritingAtPath: pipe.path) else { return }
                Thread.sleep(forTimeInterval: 2.5)
                for byte in [UInt8](1...3) {
                    try? handle.write(contentsOf: [byte])
                    Thread.sleep(forTimeInterval: 0.1)
                }
                try? handle.close()
            }
            let bytes = try FileContents.read(pipe, limit: 9)
            #expect(bytes == [1, 2, 3])
        }
    }

    @Test("A pipe whose writer went without a word is empty")
    func empty() throws {
        try inTemporaryFolder { folder in
            let pipe = folder.appending(path: "pipe")
            #expect(mkfifo(pipe.path, 0o600) == 0)
            Thread.detachNewThread { try? FileHandle(forWritingAtPath: pipe.path)?.close() }
            let bytes = try FileContents.read(pipe, limit: 9)
            #expect(bytes == [])
        }
    }

    @Test("What has the name that is written to at first is neither waited for nor followed")
    func inTheWay() throws {
        let ways: [@Sendable (String) -> Int32] = [
            { mkfifo($0, 0o600) }, { mkdir($0, 0o700) }, { symlink("other", $0) },
            {
                _ = FileManager.default.createFile(atPath: $0 + "er", contents: nil)
                return link($0 + "er", $0)
            },
        ]
        for make in ways {
            try inTemporaryFolder { folder in
                let (file, part) = (
                    folder.appending(path: "set"), folder.appending(path: ".set.part")
                )
                #expect(make(part.path) == 0)
                #expect(throws: FileError.inTheWay(path: part.path)) {
                    try AtomicFile.write([1], to: file)
                }
            }
        }
    }

    @Test("What a link leads to is written, and the link stays", arguments: [true, false])
    func links(isThere: Bool) throws {
        try inTemporaryFolder { folder in
            let target = folder.appending(path: "in/target")
            try Folders.make(folder.appending(path: "in"))
            if isThere { try AtomicFile.write([7], to: target) }
            let (link, links) = (folder.appending(path: "link"), folder.appending(path: "links"))
            #expect(symlink("in/target", link.path) == 0 && symlink(link.path, links.path) == 0)
            try OutputPlace.checkFile(links)
            try AtomicFile.write([1, 2], to: links)
            #expect(try FileContents.read(target, limit: 9) == [1, 2])
            for name in [link, links] {
                let facts = try FileManager.default.attributesOfItem(atPath: name.path)
                #expect(facts[.type] as? FileAttributeType == .typeSymbolicLink)
            }
        }
    }

    @Test("What is open is written to as it is, behind what is in it")
    func open() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let name = URL(filePath: "/dev/fd/\(ends[1])")
        try OutputPlace.checkFile(name)
        try AtomicFile.write([1, 2], to: name)
        #expect(close(ends[1]) == 0)
        #expect(try FileContents.read(URL(filePath: "/dev/fd/\(ends[0])"), limit: 9) == [1, 2])
        close(ends[0])
        try inTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            try AtomicFile.write([7], to: file)
            let handle = try FileHandle(forWritingTo: file)
            for byte in [UInt8](1...2) {
                try AtomicFile.write(
                    [byte], to: URL(filePath: "/proc/self/fd/\(handle.fileDescriptor)"))
            }
            #expect(try FileContents.read(file, limit: 9) == [1, 2])
        }
    }

    @Test("A link that leads to itself is said")
    func loop() throws {
        try inTemporaryFolder { folder in
            let link = folder.appending(path: "link")
            #expect(symlink("link", link.path) == 0)
            let error = FileError.unwritable(
                path: link.path, reason: "Too many levels of symbolic links")
            #expect(throws: error) { try AtomicFile.write([1], to: link) }
            #expect(throws: error) { try OutputPlace.checkFile(link) }
        }
    }

    @Test("A dash is no name of a result, and ./- is one")
    func dash() throws {
        #expect(throws: FileError.isStandardOutput) {
            try OutputPlace.checkFile(URL(filePath: "-"))
        }
        #expect(throws: FileError.isStandardOutput) {
            try OutputPlace.checkFolder(URL(filePath: "-"))
        }
        try OutputPlace.checkFile(URL(filePath: "./-"))
    }

    @Test("A name that is not UTF-8 is said")
    func otherNames() throws {
        let error = #expect(throws: FileError.self) {
            try FileContents.read(URL(filePath: "/tmp/\u{FFFD}.png"), limit: 9)
        }
        #expect(
            error?.description
                == "/tmp/\u{FFFD}.png: its name is not UTF-8: give it another name")
    }
}
