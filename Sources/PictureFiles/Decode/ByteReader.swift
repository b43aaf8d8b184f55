/// Reads numbers out of untrusted bytes; every access is bounded, nothing traps.
struct ByteReader {
    enum Order { case big, little }

    let bytes: ArraySlice<UInt8>
    var order: Order = .big

    /// The byte at an offset from the slice's start, or `nil` outside it.
    func byte(at offset: Int) -> UInt8? {
        guard offset >= 0, offset < bytes.count else { return nil }
        return bytes[bytes.startIndex + offset]
    }

    /// An unsigned integer of 1 to 4 bytes, or `nil` where it does not fit.
    func integer(at offset: Int, size: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - size else { return nil }
        let start = bytes.startIndex + offset
        let field = bytes[start..<start + size]
        return order == .big
            ? field.reduce(0) { $0 << 8 | Int($1) }
            : field.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The bytes from an offset on, cut at the end.
    func slice(at offset: Int, count: Int) -> ArraySlice<UInt8> {
        guard offset >= 0, count > 0 else { return [] }
        return bytes.dropFirst(offset).prefix(count)
    }

    func has(_ signature: String, at offset: Int) -> Bool {
        slice(at: offset, count: signature.utf8.count).elementsEqual(signature.utf8)
    }
}
