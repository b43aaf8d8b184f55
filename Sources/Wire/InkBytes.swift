/// Bytes that cross the wire as one string of base64 (RFC 4648): a byte takes 1.33 characters.
///
/// A list of numbers takes 2 to 4, and each of them is read and written by itself.
public struct InkBytes: Hashable, Sendable {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")

    /// The value of each character, or 255.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: .max, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// Reads base64 with its padding, and nothing else; `nil` for any other text.
    public init?(base64 text: String) {
        let characters = Array(text.utf8)
        let paddingCount = characters.reversed().prefix { $0 == Self.padding }.count
        guard characters.count % 4 == 0, paddingCount <= 2 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3)
        var (bits, bitCount): (UInt32, Int) = (0, 0)
        for character in characters.dropLast(paddingCount) {
            let value = Self.values[Int(character)]
            guard value < 64 else { return nil }
            (bits, bitCount) = (bits << 6 | UInt32(value), bitCount + 6)
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
            }
        }
        // What is left over of the last character must be nothing.
        guard bits & (1 << UInt32(bitCount) - 1) == 0 else { return nil }
        self.bytes = bytes
    }

    /// Appends the characters of base64 to others.
    func append(to text: inout [UInt8]) {
        text.reserveCapacity(text.count + (bytes.count + 2) / 3 * 4)
        Self.alphabet.withUnsafeBufferPointer { alphabet in
            var index = 0
            while index < bytes.count {
                let count = min(3, bytes.count - index)
                let second = count > 1 ? UInt32(bytes[index + 1]) : 0
                let third = count > 2 ? UInt32(bytes[index + 2]) : 0
                let bits = UInt32(bytes[index]) << 16 | second << 8 | third
                text.append(alphabet[Int(bits >> 18)])
                text.append(alphabet[Int(bits >> 12 & 63)])
                text.append(count > 1 ? alphabet[Int(bits >> 6 & 63)] : Self.padding)
                text.append(count > 2 ? alphabet[Int(bits & 63)] : Self.padding)
                index += 3
            }
        }
    }

    /// The same as text.
    public var base64: String {
        var text: [UInt8] = []
        append(to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}

extension InkBytes: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let bytes = InkBytes(base64: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "this is no base64")
        }
        self = bytes
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(base64)
    }
}
