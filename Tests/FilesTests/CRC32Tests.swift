import Files
import Testing

@Suite struct CRC32Tests {
    @Test("The published check value, and none of no bytes")
    func knownValues() {
        #expect(CRC32.text(Array("123456789".utf8)) == "cbf43926")
        #expect(CRC32.text([]) == "00000000")
    }

    @Test("Every length and place gives what one bit at a time gives")
    func agreesWithTheDefinition() {
        let bytes = (0..<40).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
        for start in 0..<9 {
            for end in start...bytes.count {
                var value = UInt32.max
                for byte in bytes[start..<end] {
                    value ^= UInt32(byte)
                    for _ in 0..<8 {
                        value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
                    }
                }
                #expect(CRC32.checksum(bytes[start..<end]) == ~value)
            }
        }
    }
}
