import Files
import Foundation
import PictureFiles

/// What comes in for `-`: one picture, or names of files, one a line.
///
/// The first bytes tell, so that `camera | numeral read -` and `find … | numeral read -` both do
/// what they say.
struct StandardInput {
    /// As many bytes as any signature has, see ``PictureFormat/detect(_:)``.
    private static let signatureByteCount = 12
    /// Longer lines are no names: Linux takes paths of 4,096 bytes.
    static let lineBytesMax = 16_384
    private static let readByteCount = 65_536

    /// What was read and is not yet taken.
    private var bytes: [UInt8] = []
    private var isAtEnd = false

    /// Whether nothing comes at all.
    mutating func isEmpty() throws(FileError) -> Bool {
        try fill(to: 1)
        return bytes.isEmpty
    }

    /// Whether what comes is a picture by its first bytes, also of a kind that is not read.
    mutating func isPicture() throws(FileError) -> Bool {
        // Names may come slowly, one after the other: they begin in text, and end a line early.
        while bytes.count < Self.signatureByteCount, !isAtEnd, !(isText && bytes.contains(0x0A)) {
            try fill(to: bytes.count + 1)
        }
        let head = Array(bytes.prefix(Self.signatureByteCount))
        // No name has a zero in it. A BMP file begins with `BM`, as a name may, and has zeros then.
        return head.contains(0) || RefusedFormat.detect(head) != nil
            || ![nil, .bmp].contains(PictureFormat.detect(head))
    }

    /// All that comes, or so many bytes of it.
    mutating func rest(upTo count: Int) throws(FileError) -> [UInt8] {
        try fill(to: count)
        return Array(bytes.prefix(count))
    }

    /// The next line without its end, as soon as it is there; `nil` after the last one.
    mutating func nextLine() throws(ReadInputError) -> String? {
        while true {
            let end = bytes.firstIndex(of: 0x0A)
            if let line = end ?? (isAtEnd && !bytes.isEmpty ? bytes.endIndex : nil) {
                var name = bytes[..<line]
                if name.last == 0x0D { name.removeLast() }
                let text = String(decoding: name, as: UTF8.self)
                bytes.removeFirst(min(line + 1, bytes.count))
                return text
            }
            if isAtEnd { return nil }
            guard bytes.count <= Self.lineBytesMax else { throw .lineTooLong }
            do { try fill(to: bytes.count + 1) } catch { throw .file(error) }
        }
    }

    /// Whether it begins as text does: PNG's signature, which has ends of lines, does not.
    private var isText: Bool { bytes.first.map { $0 < 0x80 } ?? false }

    /// Waits until so many bytes are there, or the end.
    private mutating func fill(to count: Int) throws(FileError) {
        var buffer = [UInt8](repeating: 0, count: Self.readByteCount)
        while bytes.count < count, !isAtEnd {
            let found = Foundation.read(STDIN_FILENO, &buffer, buffer.count)
            if found < 0 && errno == EINTR { continue }
            guard found >= 0 else {
                throw .unreadable(path: "-", reason: SystemWords.reason(of: errno))
            }
            isAtEnd = found == 0
            bytes += buffer[..<found]
        }
    }
}
