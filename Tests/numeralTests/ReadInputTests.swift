import Foundation
import Testing

/// What `numeral read` takes besides the names of files: folders, and `-`.
@Suite struct ReadInputTests {
    static func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: Command.root.appending(path: "Tests/Fixtures/pictures/\(name)"))
    }

    @Test(
        "A picture's first bytes on standard input make it one picture, in each format",
        arguments: ["gray.png", "gray.jpg", "lossy.webp", "gray.gif", "gray.bmp", "rgb.tiff"])
    func picture(name: String) throws {
        let run = try Command(["read", "-"], input: try Self.bytes(name))
        let named = try Command(["read", "Tests/Fixtures/pictures/\(name)"])
        #expect(run.output == named.output.replacing("Tests/Fixtures/pictures/\(name)", with: "-"))
        #expect(run.output.hasPrefix("-: ") && run.status == named.status && run.errors.isEmpty)
    }

    @Test("A picture that is cut off, or of a kind that is not read, is no list of names")
    func damaged() throws {
        let cut = try Command(["read", "-"], input: try Self.bytes("gray.png").prefix(60))
        #expect(cut.status == 1 && cut.output.isEmpty)
        #expect(
            cut.errors
                == "numeral: -: the PNG picture is damaged or cut off: save or send it again\n")
        let phone = Data([0, 0, 0, 24]) + Data("ftypheic".utf8)
        let refused = try Command(["read", "--json", "-"], input: phone)
        #expect(refused.status == 1 && refused.output.contains("HEIC is not read"))
        let zeros = try Command(["read", "-"], input: Data(repeating: 0, count: 100))
        #expect(zeros.errors.contains("-: this is not a picture of a known kind"))
    }

    @Test("Anything else is a list of files and folders, one a line")
    func list() throws {
        let picture = ReadTests.picture
        let run = try Command(
            ["read", "-"], input: "\(picture)\n\n\(picture)\r\nBM.png\n\(picture)")
        #expect(run.output.split(separator: "\n").count == 3)
        #expect(run.output.hasPrefix("\(picture): "))
        #expect(
            run.errors.contains("numeral: BM.png: No such file or directory") && run.status == 1)
    }

    @Test("Names are read as they come, not when the last one has come")
    func slowList() throws {
        let process = Process()
        process.executableURL = Command.binary
        process.arguments = ["read", "-"]
        process.currentDirectoryURL = Command.root
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        for _ in 0..<2 {
            input.fileHandleForWriting.write(Data("\(ReadTests.picture)\n".utf8))
            // Comes before the next name is written; without that it is waited for without end.
            let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            #expect(line.hasPrefix("\(ReadTests.picture): "))
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("Nothing on standard input is said")
    func nothing() throws {
        let run = try Command(["read", "-"])
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(
            run.errors
                == "numeral: -: nothing comes in: send a picture, or names of files, one a line\n")
        let long = try Command(["read", "-"], input: String(repeating: "a", count: 100_000))
        #expect(long.status == 1 && long.errors.contains("-: a line has more than 16384 bytes: "))
    }

    @Test("Of a folder the pictures are read, in order, and nothing else")
    func folder() throws {
        let folder = try TemporaryFolder()
        for name in ["b.png", "a.png", ".hidden.png", "noending", "in/side.png"] {
            let file = folder.file(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Self.bytes("gray.png").write(to: file)
        }
        try Data("label,pixel\n".utf8).write(to: folder.file("labels.csv"))
        for name in [folder.url.path, folder.url.path + "/"] {
            let run = try Command(["read", name])
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
            let read = run.output.split(separator: "\n").compactMap {
                $0.split(separator: ":").first
            }
            #expect(
                read.map(String.init)
                    == ["a.png", "b.png", "noending"].map {
                        folder.url.path + "/" + $0
                    })
        }
        // A file that ends as a picture and is none is said, in its place.
        try Data("no picture".utf8).write(to: folder.file("aa.png"))
        let run = try Command(["read", "--json", folder.url.path])
        let lines = run.output.split(separator: "\n")
        #expect(run.status == 1 && lines.count == 4 && lines[1].contains("image_type_unknown"))
    }

    @Test("A folder without pictures is said")
    func emptyFolder() throws {
        let folder = try TemporaryFolder()
        let run = try Command(["read", folder.url.path, ReadTests.picture])
        #expect(
            run.errors
                == "numeral: \(folder.url.path): there is no picture in the folder: name one "
                + "that has some\n")
        #expect(run.status == 1 && run.output.hasPrefix(ReadTests.picture))
        let json = try Command(["read", "--json", folder.url.path])
        #expect(json.status == 1 && json.output.contains("\"code\":\"file_unreadable\""))
    }

    @Test("Words that nobody hears end no work: the pictures behind them are read")
    func wordsToNobody() throws {
        let files = try TemporaryFolder()
        let output = files.file("output")
        try Data().write(to: output)
        let words = Pipe()
        try words.fileHandleForReading.close()
        let process = Process()
        process.executableURL = Command.binary
        process.arguments = ["read", "no-such.png", "nor-this.png", "seven.png"]
        process.currentDirectoryURL = Command.root
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = words
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 1)
        #expect(try String(contentsOf: output, encoding: .utf8).hasPrefix("seven.png: 7 ("))
    }

    @Test("A name with a line break is one line, and cannot say what was not read")
    func namesStayOneLine() throws {
        let files = try TemporaryFolder()
        let name = "a.png: 3 (100.0 %)\nb.png"
        try FileManager.default.copyItem(
            at: Command.root.appending(path: "seven.png"), to: files.file(name))
        let run = try Command(["read", files.url.path])
        #expect(run.status == 0)
        #expect(run.output.split(separator: "\n").count == 1)
    }
}
