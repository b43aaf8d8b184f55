/// The CRC-32 of Ethernet, gzip and PNG: finds every damage to up to 32 bits in a row.
///
/// - SeeAlso: RFC 1952, section 8, <https://www.rfc-editor.org/rfc/rfc1952>.
enum Checksum {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { rest, _ in
            rest & 1 == 1 ? 0xEDB8_8320 ^ rest >> 1 : rest >> 1
        }
    }

    /// Eight hexadecimal digits, as Python's `f"{zlib.crc32(data):08x}"`.
    static func text(_ bytes: [UInt8]) -> String {
        let rest = table.withUnsafeBufferPointer { table in
            bytes.withUnsafeBufferPointer { bytes in
                var rest: UInt32 = .max
                for byte in bytes {
                    rest = table[Int(UInt8(truncatingIfNeeded: rest) ^ byte)] ^ rest >> 8
                }
                return rest
            }
        }
        let digits = String(~rest, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
