import NeuralNet
import NumeralCore
import Recognition
import TestSupport
import Testing

@Suite struct SafetensorsTests {
    static let small = Safetensors(
        tensors: [
            .init(name: "0.bias", shape: [2], scalars: [0.5, -1]),
            .init(name: "0.weight", shape: [2, 3], scalars: [1, 2, 3, 4, 5, 6]),
            .init(name: "scale", shape: [], scalars: [-0.0]),
        ],
        metadata: ["recipe": "epochs: 5\nname: \"é\" \\ \u{1}", "empty": ""])

    /// A file with the given header and so many zero bytes of data.
    static func file(_ header: String, dataByteCount: Int = 0) -> [UInt8] {
        let length = UInt64(header.utf8.count)
        return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8)
            + Array(repeating: 0, count: dataByteCount)
    }

    static func refusal(_ header: String, dataByteCount: Int = 0) -> SafetensorsError? {
        do throws(SafetensorsError) {
            _ = try Safetensors(file(header, dataByteCount: dataByteCount))
            return nil
        } catch {
            return error
        }
    }

    @Test func readsWhatItWrote() throws {
        let bytes = try Self.small.encoded()
        #expect(try Safetensors(bytes) == Self.small)
        #expect(try Safetensors(bytes)["scale"]?.scalars?[0].sign == .minus)
    }

    @Test("The bytes do not depend on the order of tensors or notes, and the data is aligned")
    func writesDeterministicBytes() throws {
        let shuffled = Safetensors(
            tensors: Self.small.tensors.reversed(), metadata: Self.small.metadata)
        #expect(try shuffled.encoded() == Self.small.encoded())
        #expect(try (Self.small.encoded().count - 9 * 4) % 8 == 0)
    }

    @Test func readsAFileMadeByHand() throws {
        var bytes = Self.file(
            #"{ "b":{"shape":[1],"dtype":"F32","data_offsets":[4,8]}, "#
                + #""__metadata__":{"k":"\u00e9\ud83d\ude00\/"},"#
                + #""a":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}   "#)
        bytes += [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]
        let file = try Safetensors(bytes)
        #expect(file["a"] == .init(name: "a", shape: [1, 1], scalars: [1]))
        #expect(file["b"]?.scalars == [-2])
        #expect(file.metadata == ["k": "é😀/"])
    }

    @Test("Every shorter file is refused, and one that is longer")
    func refusesTruncation() throws {
        let bytes = try Self.small.encoded()
        for length in bytes.indices {
            #expect(throws: SafetensorsError.self) { try Safetensors(Array(bytes.prefix(length))) }
        }
        #expect(throws: SafetensorsError.wrongLength(expected: 36, actual: 37)) {
            try Safetensors(bytes + [0])
        }
    }

    @Test("Lengths that no file can have")
    func refusesImpossibleLengths() {
        #expect(throws: SafetensorsError.tooShort(byteCount: 3)) { try Safetensors([1, 2, 3]) }
        #expect(throws: SafetensorsError.headerTooLong(byteCount: .max, max: 4 << 20)) {
            try Safetensors(Array(repeating: 0xFF, count: 64))
        }
        #expect(throws: SafetensorsError.headerCut(byteCount: 100, available: 2)) {
            try Safetensors([100, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x7D])
        }
    }

    @Test func keepsToItsLimits() throws {
        let bytes = try Self.small.encoded()
        let count = bytes.count
        #expect(throws: Never.self) { try Safetensors(bytes, limits: .init(fileBytesMax: count)) }
        #expect(throws: SafetensorsError.fileTooLarge(byteCount: count, max: count - 1)) {
            try Safetensors(bytes, limits: .init(fileBytesMax: count - 1))
        }
        #expect(throws: Never.self) { try Safetensors(bytes, limits: .init(tensorsMax: 3)) }
        #expect(throws: SafetensorsError.tooManyTensors(max: 2)) {
            try Safetensors(bytes, limits: .init(tensorsMax: 2))
        }
        let headerCount = count - 9 * 4 - 8
        #expect(throws: Never.self) {
            try Safetensors(bytes, limits: .init(headerBytesMax: headerCount))
        }
        #expect(throws: SafetensorsError.self) {
            try Safetensors(bytes, limits: .init(headerBytesMax: headerCount - 1))
        }
        #expect(throws: SafetensorsError.self) { try Safetensors(bytes, limits: .init(rankMax: 1)) }
    }

    @Test(
        "Ranges that overlap, leave a gap, overflow or do not fit the shape",
        arguments: [
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
                + #""b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}"#,
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
                + #""b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}}"#,
            #"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#,
            #"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}"#,
            #"{"a":{"dtype":"F32","shape":[1],"#
                + #""data_offsets":[9223372036854775803,9223372036854775807]}}"#,
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,99999999999999999999]}}"#,
        ])
    func refusesRanges(header: String) {
        #expect(Self.refusal(header, dataByteCount: 8) != nil)
    }

    @Test func namesWhatIsWrong() {
        #expect(
            Self.refusal(#"{"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}"#)
                == .unsupportedElementType(name: "a", type: "BF16"))
        #expect(
            Self.refusal(
                #"{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"#
                    + #""a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}"#
            ) == .duplicateName("a"))
        #expect(Self.refusal(#"{"__metadata__":{"k":"1","k":"2"}}"#) == .duplicateName("k"))
        #expect(
            Self.refusal(#"{"__metadata__":{"k":1}}"#)
                == .entry(name: "__metadata__", reason: "'k' must be a text"))
        #expect(Self.refusal("[]") == .header(offset: 0, reason: "it must begin with '{'"))
        #expect(Self.refusal(#"{"a":{"dtype":"F32","shape":[1]}}"#) != nil)
        #expect(Self.refusal(#"{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}"#) != nil)
        #expect(Self.refusal(#"{"a":{"dtype":"F32","shape":[01],"data_offsets":[0,4]}}"#) != nil)
        #expect(Self.refusal(#"{"a":\#(String(repeating: "[", count: 99_999))"#) != nil)
        #expect(Self.refusal(#"{"__metadata__":{"k":"\ud800"}}"#) != nil)
        #expect(Self.refusal("{} x") != nil)
        #expect(Self.refusal("{}  ") == nil)
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity])
    func refusesWhatIsNotFinite(scalar: Float) throws {
        let file = Safetensors(tensors: [.init(name: "w", shape: [2], scalars: [1, scalar])])
        #expect(throws: SafetensorsError.notFinite(name: "w", index: 1)) { try file.encoded() }
        var bytes = try Safetensors(tensors: [.init(name: "w", shape: [2], scalars: [1, 2])])
            .encoded()
        let pattern = scalar.bitPattern
        for byte in 0..<4 { bytes[bytes.count - 4 + byte] = UInt8(pattern >> (8 * byte) & 0xFF) }
        #expect(throws: SafetensorsError.notFinite(name: "w", index: 1)) { try Safetensors(bytes) }
    }

    @Test func refusesToWriteWhatItWouldNotRead() {
        let wrong = Safetensors(tensors: [.init(name: "w", shape: [3], scalars: [1])])
        #expect(throws: SafetensorsError.self) { try wrong.encoded() }
        let twice = Safetensors(
            tensors: [
                .init(name: "w", shape: [], scalars: [1]),
                .init(name: "w", shape: [], scalars: [2]),
            ])
        #expect(throws: SafetensorsError.duplicateName("w")) { try twice.encoded() }
        let kept = Safetensors(tensors: [.init(name: "__metadata__", shape: [], scalars: [1])])
        #expect(throws: SafetensorsError.self) { try kept.encoded() }
    }

    @Test("2,000 mutations: a clear error, or a file that is written and read again unchanged")
    func survivesMutation() throws {
        let sound = try Self.small.encoded()
        var generator = SplitMix64(seed: 1)
        var refused = 0
        for _ in 0..<2000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes.mutate(using: &generator)
            }
            do throws(SafetensorsError) {
                let written = try Safetensors(bytes).encoded()
                #expect(try Safetensors(written).encoded() == written)
            } catch {
                refused += 1
                #expect(!"\(error)".isEmpty)
            }
        }
        #expect(refused > 1000)
    }
}
