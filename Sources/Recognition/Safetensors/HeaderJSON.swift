/// The part of JSON that a safetensors header may hold: objects, arrays, strings, whole numbers.
///
/// Foundation's decoder keeps one of two equal keys without a word, and turns
/// numbers into floats; a file that two programs read in two ways is how a check
/// is evaded, so the header gets a reader that refuses both.
enum HeaderJSON: Equatable {
    case string(String)
    /// From 0 up to `Int.max`.
    case integer(Int)
    case array([HeaderJSON])
    /// The members in their order; no key is there twice.
    case object([Member])

    struct Member: Equatable {
        let key: String
        let value: HeaderJSON
    }
}

extension HeaderJSON {
    /// Reads a whole header; spaces may follow it.
    init(_ bytes: ArraySlice<UInt8>) throws(SafetensorsError) {
        var parser = Parser(bytes: bytes)
        guard bytes.first == UInt8(ascii: "{") else { throw parser.error("it must begin with '{'") }
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.isAtEnd else { throw parser.error("something follows its end") }
        self = value
    }

    /// Text as a JSON string, quotes included; the same bytes for the same text.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension HeaderJSON {
    /// A recursive-descent reader over the header's bytes.
    private struct Parser {
        /// Objects in objects; a sound header has two and an array.
        static let depthMax = 4

        let bytes: ArraySlice<UInt8>
        var index: Int

        init(bytes: ArraySlice<UInt8>) {
            self.bytes = bytes
            index = bytes.startIndex
        }

        var isAtEnd: Bool { index == bytes.endIndex }

        func error(_ reason: String) -> SafetensorsError {
            .header(offset: index - bytes.startIndex, reason: reason)
        }

        mutating func skipSpace() {
            while index < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
                index += 1
            }
        }

        /// Takes the byte if it comes next.
        mutating func takes(_ byte: Unicode.Scalar) -> Bool {
            guard index < bytes.endIndex, bytes[index] == UInt8(ascii: byte) else { return false }
            index += 1
            return true
        }

        mutating func value(depth: Int) throws(SafetensorsError) -> HeaderJSON {
            guard depth < Self.depthMax else { throw error("it is nested too deeply") }
            skipSpace()
            guard index < bytes.endIndex else { throw error("it ends too early") }
            switch bytes[index] {
            case UInt8(ascii: "{"): return try object(depth: depth)
            case UInt8(ascii: "["): return try array(depth: depth)
            case UInt8(ascii: "\""): return .string(try string())
            case UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try integer())
            default: throw error("only objects, arrays, strings and whole numbers belong here")
            }
        }

        mutating func object(depth: Int) throws(SafetensorsError) -> HeaderJSON {
            index += 1
            var members: [Member] = []
            var keys: Set<String> = []
            skipSpace()
            if takes("}") { return .object([]) }
            repeat {
                skipSpace()
                guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") else {
                    throw error("a name in quotes belongs here")
                }
                let key = try string()
                guard keys.insert(key).inserted else { throw .duplicateName(key) }
                skipSpace()
                guard takes(":") else { throw error("':' belongs here") }
                members.append(Member(key: key, value: try value(depth: depth + 1)))
                skipSpace()
            } while takes(",")
            guard takes("}") else { throw error("',' or '}' belongs here") }
            return .object(members)
        }

        mutating func array(depth: Int) throws(SafetensorsError) -> HeaderJSON {
            index += 1
            var elements: [HeaderJSON] = []
            skipSpace()
            if takes("]") { return .array([]) }
            repeat {
                elements.append(try value(depth: depth + 1))
                skipSpace()
            } while takes(",")
            guard takes("]") else { throw error("',' or ']' belongs here") }
            return .array(elements)
        }

        mutating func integer() throws(SafetensorsError) -> Int {
            let start = index
            var result = 0
            while index < bytes.endIndex, (0x30...0x39).contains(bytes[index]) {
                let (tens, overflowTens) = result.multipliedReportingOverflow(by: 10)
                let (sum, overflow) = tens.addingReportingOverflow(Int(bytes[index] - 0x30))
                guard !overflowTens && !overflow else { throw error("the number is too large") }
                result = sum
                index += 1
            }
            guard index - start == 1 || bytes[start] != UInt8(ascii: "0") else {
                throw error("a number must not begin with 0")
            }
            return result
        }

        mutating func string() throws(SafetensorsError) -> String {
            index += 1
            var text: [UInt8] = []
            while index < bytes.endIndex {
                let byte = bytes[index]
                index += 1
                switch byte {
                case UInt8(ascii: "\""):
                    guard let result = String(validating: text, as: UTF8.self) else {
                        throw error("the text is not UTF-8")
                    }
                    return result
                case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
                case 0..<0x20: throw error("a control character must be escaped")
                default: text.append(byte)
                }
            }
            throw error("the text has no closing quote")
        }

        mutating func escape() throws(SafetensorsError) -> Unicode.Scalar {
            guard index < bytes.endIndex else { throw error("it ends in an escape") }
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return .init(byte)
            case UInt8(ascii: "b"): return "\u{8}"
            case UInt8(ascii: "f"): return "\u{C}"
            case UInt8(ascii: "n"): return "\n"
            case UInt8(ascii: "r"): return "\r"
            case UInt8(ascii: "t"): return "\t"
            case UInt8(ascii: "u"): return try escapedScalar()
            default: throw error("there is no such escape")
            }
        }

        /// `\u00e9`, or two of them for a scalar above U+FFFF.
        mutating func escapedScalar() throws(SafetensorsError) -> Unicode.Scalar {
            let first = try fourHexDigits()
            if let scalar = Unicode.Scalar(first) { return scalar }
            guard (0xD800...0xDBFF).contains(first), takes("\\"), takes("u") else {
                throw error("half a surrogate pair")
            }
            let second = try fourHexDigits()
            guard (0xDC00...0xDFFF).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            else { throw error("half a surrogate pair") }
            return scalar
        }

        mutating func fourHexDigits() throws(SafetensorsError) -> UInt32 {
            var result: UInt32 = 0
            for _ in 0..<4 {
                guard index < bytes.endIndex,
                    let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue
                else { throw error("four hexadecimal digits belong here") }
                result = result << 4 | UInt32(digit)
                index += 1
            }
            return result
        }
    }
}
