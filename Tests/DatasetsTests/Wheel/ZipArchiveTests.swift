import Datasets
import Testing

@Suite struct ZipArchiveTests {
    /// One stored file, `b`, that holds "b".
    static let sound: [UInt8] = {
        let content = Array("b".utf8)
        return PickleWriter.zip(
            name: "b", content: content, checksum: PickleWriter.checksum(of: content))
    }()

    @Test func readsOneFile() throws {
        let archive = try ZipArchive(Self.sound)
        #expect(archive.entries.map(\.name) == ["b"])
        #expect(try archive.contents(of: archive.entries[0], limit: 1) == Array("b".utf8))
        #expect(throws: ZipError.tooLarge(name: "b", limit: 0)) {
            try archive.contents(of: archive.entries[0], limit: 0)
        }
    }

    @Test("A comment at the end does not hide the directory")
    func comment() throws {
        var bytes = Self.sound
        bytes[bytes.count - 2] = 3
        #expect(try ZipArchive(bytes + [1, 2, 3]).entries.count == 1)
    }

    @Test("Every shorter file is refused")
    func truncations() {
        for length in 0..<Self.sound.count {
            #expect(throws: ZipError.self) { try ZipArchive(Array(Self.sound.prefix(length))) }
        }
    }

    @Test("No flipped bit yields other content")
    func flips() {
        for index in Self.sound.indices {
            for bit in 0..<8 {
                var bytes = Self.sound
                bytes[index] ^= 1 << bit
                guard let archive = try? ZipArchive(bytes) else { continue }
                for entry in archive.entries {
                    let content = try? archive.contents(of: entry, limit: 1_000)
                    #expect(content == nil || content == Array("b".utf8))
                }
            }
        }
    }
}
