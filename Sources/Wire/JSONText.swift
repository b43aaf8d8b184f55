/// JSON, written piece by piece into bytes: what a record of a reading needs, and no more.
///
/// The same bytes as Foundation's encoder writes with its keys in order, at a fraction of the cost:
/// every request ends in one.
struct JSONText {
    private(set) var bytes: [UInt8] = []
    /// Whether what comes next stands behind something, and takes a comma.
    private var isBehind = false

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// Writes an object; `fields` writes its keys in alphabetical order.
    mutating func object(_ fields: (inout JSONText) -> Void) {
        enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), fields)
    }

    mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (inout JSONText, Element) -> Void
    ) {
        enclosed(UInt8(ascii: "["), UInt8(ascii: "]")) { text in
            for element in elements { write(&text, element) }
        }
    }

    private mutating func enclosed(
        _ start: UInt8, _ end: UInt8, _ content: (inout JSONText) -> Void
    ) {
        separate()
        bytes.append(start)
        isBehind = false
        content(&self)
        bytes.append(end)
        isBehind = true
    }

    /// Writes a key; its value comes next.
    mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        isBehind = false
    }

    /// Writes a key that is known when it is written; its value comes next.
    mutating func key(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        isBehind = false
    }

    mutating func integer(_ value: Int) { plain("\(value)") }

    mutating func boolean(_ value: Bool) { plain(value ? "true" : "false") }

    /// - Precondition: the number is finite: JSON has no others.
    mutating func number<Number: BinaryFloatingPoint & LosslessStringConvertible>(_ value: Number) {
        precondition(value.isFinite, "\(value) is no number in JSON")
        // Most are the probabilities of what it is not.
        if value == 0 { return plain("0") }
        let text = value.description
        plain(text.utf8.suffix(2).elementsEqual(".0".utf8) ? text.dropLast(2) : text[...])
    }

    private mutating func plain(_ text: some StringProtocol) {
        separate()
        bytes.append(contentsOf: text.utf8)
        isBehind = true
    }

    mutating func string(_ text: some StringProtocol) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        isBehind = true
    }

    mutating func base64(_ ink: InkBytes) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        ink.append(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        isBehind = true
    }

    private mutating func separate() {
        if isBehind { bytes.append(UInt8(ascii: ",")) }
    }
}
