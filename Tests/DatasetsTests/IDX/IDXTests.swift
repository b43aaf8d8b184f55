import Datasets
import Foundation
import NumeralCore
import Testing

@Suite struct IDXTests {
    /// Two images of one row and three columns.
    static let sound: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]

    @Test func readsShapeAndElements() throws {
        let file = try IDX(Self.sound)
        #expect(file.shape == [2, 1, 3])
        #expect(file.elements == [1, 2, 3, 4, 5, 6])
        #expect(file.encoded() == Self.sound)
    }

    @Test func readsGzip() throws {
        #expect(try IDX(Gzip.deflate(Self.sound)) == IDX(Self.sound))
    }

    @Test("Every shorter file is refused", arguments: 0..<IDXTests.sound.count)
    func refusesTruncation(length: Int) {
        #expect(throws: IDXError.self) { try IDX(Array(Self.sound.prefix(length))) }
    }

    @Test func refusesTrailingBytes() {
        #expect(throws: IDXError.wrongLength(expected: 22, actual: 23)) {
            try IDX(Self.sound + [0])
        }
    }

    @Test("Every flipped bit of the header is refused", arguments: 0..<16)
    func refusesFlippedHeader(index: Int) {
        for bit in 0..<8 {
            var bytes = Self.sound
            bytes[index] ^= 1 << bit
            #expect(throws: IDXError.self, "byte \(index), bit \(bit)") { try IDX(bytes) }
        }
    }

    @Test("A header that overflows is refused, not trapped on")
    func refusesOverflow() {
        for count in 1...8 {
            let header: [UInt8] =
                [0, 0, 8, UInt8(count)] + Array(repeating: 0xFF, count: 4 * count)
            #expect(throws: IDXError.self) { try IDX(header) }
        }
        #expect(throws: IDXError.tooManyDimensions(9)) { try IDX([0, 0, 8, 9]) }
    }

    @Test("A zero extent does not hide an impossible one after it")
    func zeroExtent() throws {
        let bytes: [UInt8] = [0, 0, 8, 2, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]
        #expect(try IDX(bytes).elements.isEmpty)
    }

    @Test func everySuchErrorSaysWhatToDo() {
        let errors: [IDXError] = [
            .notIDX(prefix: [1]), .unsupportedElementType(9), .tooManyDimensions(9),
            .wrongLength(expected: 1, actual: 2), .tooLarge([1]), .compression(.truncated),
        ]
        for error in errors { #expect(error.description.contains(":")) }
    }

    @Test("10,000 mutations end in a value or an error")
    func mutations() {
        var generator = SplitMix64(seed: 1)
        let packed = (try? Gzip.deflate(Self.sound)) ?? []
        for round in 0..<10_000 {
            var bytes = round.isMultiple(of: 2) ? Self.sound : packed
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: bytes.indices, using: &generator)
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
            if let file = try? IDX(bytes) {
                #expect(file.shape.reduce(1, *) == file.elements.count)
            }
        }
    }
}
