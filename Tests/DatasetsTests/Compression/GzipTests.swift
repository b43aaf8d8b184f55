import Datasets
import NumeralCore
import Testing

@Suite struct GzipTests {
    /// Some text that compresses and some noise that does not.
    static let content: [UInt8] = {
        var generator = SplitMix64(seed: 4)
        let noise = (0..<3_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return Array(repeating: 65, count: 300_000) + noise
    }()

    @Test(arguments: [0, 1, 2, 1_000, 303_000])
    func roundTrip(count: Int) throws {
        let bytes = Array(Self.content.suffix(count))
        let packed = try Gzip.deflate(bytes)
        #expect(Gzip.isGzip(packed))
        #expect(try Gzip.inflate(packed, limit: count) == bytes)
    }

    @Test func sameBytesEachTime() throws {
        #expect(try Gzip.deflate(Self.content) == Gzip.deflate(Self.content))
    }

    @Test func membersAfterEachOtherAreOneFile() throws {
        let packed = try Gzip.deflate([1, 2]) + Gzip.deflate([]) + Gzip.deflate([3])
        #expect(try Gzip.inflate(packed, limit: 3) == [1, 2, 3])
    }

    @Test("The limit itself passes, one byte more does not")
    func limit() throws {
        let packed = try Gzip.deflate(Self.content)
        #expect(try Gzip.inflate(packed, limit: 303_000).count == 303_000)
        #expect(throws: GzipError.tooLarge(limit: 302_999)) {
            try Gzip.inflate(packed, limit: 302_999)
        }
        #expect(throws: GzipError.tooLarge(limit: 0)) { try Gzip.inflate(packed, limit: 0) }
    }

    @Test("20 MB of zeros in 20 KB stop at the limit")
    func bomb() throws {
        let packed = try Gzip.deflate(Array(repeating: 0, count: 20_000_000), level: 9)
        #expect(packed.count < 22_000)
        #expect(throws: GzipError.tooLarge(limit: 1_000_000)) {
            try Gzip.inflate(packed, limit: 1_000_000)
        }
    }

    @Test("Every shorter file is refused")
    func truncation() throws {
        let packed = try Gzip.deflate(Array(Self.content.suffix(200)))
        for length in 0..<packed.count {
            #expect(throws: GzipError.self, "\(length) bytes") {
                try Gzip.inflate(Array(packed.prefix(length)), limit: 10_000)
            }
        }
    }

    @Test("No flipped bit makes other bytes; magic and method are refused")
    func flips() throws {
        let bytes = Array(Self.content.suffix(200))
        let packed = try Gzip.deflate(bytes)
        for index in packed.indices {
            for bit in 0..<8 {
                var flipped = packed
                flipped[index] ^= 1 << bit
                // Some bits say nothing: the time of the header, the padding of a stored block.
                let output = try? Gzip.inflate(flipped, limit: 10_000)
                #expect(
                    output == nil || (output == bytes && index > 2), "byte \(index), bit \(bit)")
            }
        }
    }

    @Test("A byte at a time comes to the same")
    func streaming() throws {
        let bytes = Array(Self.content.suffix(5_000))
        let packed = try Gzip.deflate(bytes)
        var inflater = try Inflater(.gzip, limit: bytes.count)
        var output: [UInt8] = []
        for index in packed.indices {
            try packed[index...index].withUnsafeBytes { try inflater.inflateAll($0, into: &output) }
        }
        let (isFinished, count) = (inflater.isFinished, inflater.outputCount)
        #expect(isFinished && count == bytes.count)
        #expect(output == bytes)
    }
}

extension Inflater {
    /// The same without a count, for closures that may only throw untyped.
    mutating func inflateAll(
        _ input: UnsafeRawBufferPointer, into output: inout [UInt8]
    ) throws {
        try inflate(input, into: &output)
    }
}
