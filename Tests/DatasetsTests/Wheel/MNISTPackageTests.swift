import Datasets
import Foundation
import NumeralCore
import Testing

@Suite struct MNISTPackageTests {
    static let entryName = "mnist/data/mnist.pkl.gz"

    @Test("Train and validation make one set, in order")
    func files() throws {
        let files = try MNISTPackage.files(inPickle: PickleWriter.pairs(counts: [3, 2, 1]))
        #expect(files[.trainImages]?.shape == [5, 28, 28])
        #expect(files[.trainImages]?.elements.allSatisfy { $0 == 128 } == true)
        #expect(files[.trainLabels] == IDX(shape: [5], elements: [0, 1, 2, 0, 1]))
        #expect(files[.testImages]?.shape == [1, 28, 28])
        #expect(files[.testLabels]?.elements == [0])
    }

    @Test("A pixel that is no whole 256th, and a fourth pair, are refused")
    func unexpected() {
        for pixel: Float in [0.5, -1, 256, .nan, .infinity] {
            #expect(throws: PickleError.self, "\(pixel)") {
                try MNISTPackage.files(inPickle: PickleWriter.pairs(pixel: pixel))
            }
        }
        #expect(throws: PickleError.self) {
            try MNISTPackage.files(inPickle: PickleWriter.pairs(counts: [1, 1]))
        }
    }

    @Test("What would run in Python is refused by name")
    func hostile() {
        // What os.system("true") looks like.
        let call = PickleWriter.global("os", "system") + Array("U\u{4}true".utf8) + [0x85]
        #expect(throws: PickleError.forbiddenCall("os system")) {
            try MNISTPackage.files(inPickle: [0x80, 2] + call + Array("R.".utf8))
        }
        // INST, OBJ, NEWOBJ, BUILD of an instance, persistent ids, extensions, stack globals.
        for opcode in Array("io\u{7f}PQ]}edasu".utf8) + [0x81, 0x82, 0x83, 0x84, 0x92, 0x93, 0x95] {
            #expect(throws: PickleError.forbidden(opcode: opcode, offset: 2)) {
                try MNISTPackage.files(inPickle: [0x80, 2, opcode, 0, 0, 0, 0])
            }
        }
    }

    @Test("Bombs of the memo, of marks and of lengths stop at a limit")
    func bombs() {
        // Each tuple holds the one before three times: 3 to the 60th values.
        let tripling: [UInt8] = Array("q\u{1}h\u{1}h\u{1}".utf8) + [0x87]
        let pickles: [[UInt8]] = [
            Array(")".utf8) + Array(repeating: tripling, count: 60).joined() + Array(".".utf8),
            Array(repeating: UInt8(ascii: "("), count: 100_000),
            Array(repeating: UInt8(ascii: "N"), count: 100_000),
            Array("T".utf8) + [0xFF, 0xFF, 0xFF, 0xFF, 0],
            Array("c".utf8) + Array(repeating: 65, count: 100_000),
        ]
        for pickle in pickles {
            #expect(throws: PickleError.self) { try MNISTPackage.files(inPickle: pickle) }
        }
    }

    @Test("Every truncation is refused")
    func truncations() {
        let pickle = PickleWriter.pairs(counts: [1, 1, 1])
        for length in 0..<pickle.count where length < 300 || length % 37 == 0 {
            #expect(throws: PickleError.self) {
                try MNISTPackage.files(inPickle: Array(pickle.prefix(length)))
            }
        }
    }

    @Test("5,000 mutations of pickle and zip end in a value or an error")
    func mutations() throws {
        let pickle = PickleWriter.pairs(counts: [1, 1, 1])
        let packed = try Gzip.deflate(pickle)
        let wheel = PickleWriter.zip(
            name: Self.entryName, content: packed,
            checksum: PickleWriter.checksum(of: packed))
        // The instructions lie in the first bytes of a pickle, the structure all over a zip.
        let places = Array(0..<260) + Array(pickle.count - 300..<pickle.count)
        var generator = SplitMix64(seed: 6)
        for round in 0..<5_000 {
            let isPickle = round.isMultiple(of: 2)
            var bytes = isPickle ? pickle : wheel
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index =
                    isPickle
                    ? places.randomElement(using: &generator) ?? 0
                    : Int.random(in: bytes.indices, using: &generator)
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
            if isPickle {
                _ = try? MNISTPackage.files(inPickle: bytes)
            } else {
                #expect(throws: FetchError.self) { try MNISTPackage.files(inWheel: bytes) }
            }
        }
    }

    @Test("A wheel with other digits is refused by its checksum")
    func wheel() throws {
        let packed = try Gzip.deflate(PickleWriter.pairs())
        let wheel = PickleWriter.zip(
            name: Self.entryName, content: packed, checksum: PickleWriter.checksum(of: packed))
        let error = #expect(throws: FetchError.self) { try MNISTPackage.files(inWheel: wheel) }
        guard case .wrongContent = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
