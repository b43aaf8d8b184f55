import Wire

/// A body of `multipart/form-data` taken apart (RFC 7578, RFC 2046 §5.1).
///
/// Only finds where the parts stand: the bytes are not copied. Everything is bounded, and anything
/// that is cut off or does not add up is refused rather than guessed at.
package struct MultipartForm {
    /// One field of the form.
    package struct Part: Hashable {
        package let name: String
        /// What the client calls the file; `nil` for a field that is not one.
        package let fileName: String?
        /// Where its bytes stand in the body.
        package let range: Range<Int>
    }

    /// RFC 2046 §5.1.1.
    package static let boundaryBytesMax = 70
    /// A form of this API has one part.
    package static let partCountMax = 16
    /// The header fields of one part.
    package static let partHeaderBytesMax = 4 * 1024

    package let parts: [Part]

    /// Takes a body apart at a boundary, which is given as the `Content-Type` names it.
    package init(_ body: [UInt8], boundary: String) throws(Refusal) {
        guard (1...Self.boundaryBytesMax).contains(boundary.utf8.count) else {
            throw Self.malformed("its boundary must have 1 to \(Self.boundaryBytesMax) characters")
        }
        let delimiter = [UInt8]("\r\n--\(boundary)".utf8)
        var parts: [Part] = []
        // The first delimiter has no line break before it when there is no preamble.
        var position: Int
        if body.starts(with: delimiter.dropFirst(2)) {
            position = delimiter.count - 2
        } else if let first = body.firstPosition(of: delimiter, from: 0) {
            position = first + delimiter.count
        } else {
            throw Self.malformed("its boundary does not occur in it")
        }
        while try !Self.isClosed(body, at: &position) {
            guard parts.count < Self.partCountMax else {
                throw Self.malformed("it has more than \(Self.partCountMax) parts")
            }
            let headers = try Self.headers(body, at: &position)
            guard let end = body.firstPosition(of: delimiter, from: position - 2) else {
                throw Self.malformed("a part does not end with the boundary")
            }
            // A part without content shares its line break with the delimiter.
            parts.append(try Self.part(headers, range: position..<max(position, end)))
            position = end + delimiter.count
        }
        self.parts = parts
    }

    /// Goes over the rest of a delimiter's line, and says whether it was the last delimiter.
    private static func isClosed(_ body: [UInt8], at position: inout Int) throws(Refusal) -> Bool {
        if body.dropFirst(position).starts(with: "--".utf8) { return true }
        while position < body.count, body[position] == 0x20 || body[position] == 0x09 {
            position += 1
        }
        guard body.dropFirst(position).starts(with: "\r\n".utf8) else {
            throw malformed("a boundary is not followed by a line break")
        }
        position += 2
        return false
    }

    /// The header lines of a part; `position` comes to stand on its first byte.
    private static func headers(_ body: [UInt8], at position: inout Int) throws(Refusal) -> [String]
    {
        var lines: [String] = []
        let start = position
        while true {
            let limit = min(body.count, start + partHeaderBytesMax)
            guard let end = body[..<limit].firstPosition(of: [0x0D, 0x0A], from: position) else {
                throw malformed(
                    limit < body.count
                        ? "a part's headers have more than \(partHeaderBytesMax) bytes"
                        : "a part's headers are cut off")
            }
            let line = body[position..<end]
            position = end + 2
            if line.isEmpty { return lines }
            lines.append(String(decoding: line, as: UTF8.self))
        }
    }

    private static func part(_ headers: [String], range: Range<Int>) throws(Refusal) -> Part {
        let prefix = "content-disposition:"
        guard let line = headers.first(where: { $0.lowercased().hasPrefix(prefix) }) else {
            throw malformed("a part has no Content-Disposition")
        }
        // A disposition is no media type, but reads like one once it has two halves.
        let value = MediaValue("disposition/" + line.dropFirst(prefix.count).drop { $0 == " " })
        guard let value, value.type == "disposition/form-data" else {
            throw malformed("a part's Content-Disposition is not form-data")
        }
        guard let name = value.parameters["name"] else { throw malformed("a part has no name") }
        return Part(name: name, fileName: value.parameters["filename"], range: range)
    }

    private static func malformed(_ reason: String) -> Refusal {
        Refusal(
            .multipartMalformed,
            "the multipart body is malformed, \(reason): "
                + "send multipart/form-data with the picture in the field 'file'")
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// The first place from `start` on where `pattern`, which is not empty, stands whole.
    ///
    /// A candidate is a byte that equals the pattern's first: in multipart bodies a carriage
    /// return, one byte of 256 in a compressed picture, so this costs one pass.
    func firstPosition(of pattern: [UInt8], from start: Int) -> Int? {
        let found = withContiguousStorageIfAvailable { buffer -> Int? in
            let last = buffer.count - pattern.count
            var index = start - startIndex
            while index <= last {
                if buffer[index] == pattern[0],
                    buffer[index..<index + pattern.count].elementsEqual(pattern)
                {
                    return startIndex + index
                }
                index += 1
            }
            return nil
        }
        guard let found else { preconditionFailure("only contiguous bytes are searched") }
        return found
    }
}
