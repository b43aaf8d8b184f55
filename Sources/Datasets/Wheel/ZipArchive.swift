internal import CZlib

/// A zip file in memory: enough of the format to take one file out of a Python wheel.
///
/// Entries that are encrypted, split over volumes or larger than 4 GiB (zip64) are refused.
///
/// - SeeAlso: APPNOTE.TXT 6.3.10, <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>.
public struct ZipArchive: Sendable {
    /// A file as the central directory describes it.
    public struct Entry: Hashable, Sendable {
        public let name: String
        /// 0 stored, 8 deflated.
        let method: Int
        let checksum: UInt32
        let compressedCount: Int
        let count: Int
        let offset: Int
    }

    /// The most entries that are listed; a wheel has some dozens.
    public static let entryCountMax = 10_000

    /// In the order of the central directory.
    public let entries: [Entry]
    private let bytes: [UInt8]

    /// Reads the central directory.
    public init(_ bytes: [UInt8]) throws(ZipError) {
        self.bytes = bytes
        let end = try Self.endRecord(in: bytes)
        let count = bytes.littleEndian16(at: end + 10)
        guard bytes.littleEndian16(at: end + 4) == 0, bytes.littleEndian16(at: end + 6) == 0,
            bytes.littleEndian16(at: end + 8) == count
        else { throw .unsupported("more than one volume") }
        guard count <= Self.entryCountMax else { throw .tooManyEntries(count) }
        var position = bytes.littleEndian32(at: end + 16)
        var entries: [Entry] = []
        for _ in 0..<count {
            let (entry, next) = try Self.entry(in: bytes, at: position, before: end)
            entries.append(entry)
            position = next
        }
        self.entries = entries
    }

    /// Takes one file out and checks its length and its CRC-32.
    ///
    /// - Parameter limit: the most bytes that may come out.
    public func contents(of entry: Entry, limit: Int) throws(ZipError) -> [UInt8] {
        guard entry.count <= limit else { throw .tooLarge(name: entry.name, limit: limit) }
        guard entry.offset + 30 <= bytes.count,
            bytes.littleEndian32(at: entry.offset) == 0x0403_4B50
        else { throw .damaged("no local header for \(entry.name)") }
        let start =
            entry.offset + 30 + bytes.littleEndian16(at: entry.offset + 26)
            + bytes.littleEndian16(at: entry.offset + 28)
        guard start + entry.compressedCount <= bytes.count else {
            throw .damaged("\(entry.name) reaches past the end")
        }
        let packed = bytes[start..<start + entry.compressedCount]
        let output = try unpack(packed, entry)
        guard output.count == entry.count, Self.checksum(of: output) == entry.checksum else {
            throw .damaged("\(entry.name) has a wrong checksum")
        }
        return output
    }

    private func unpack(_ packed: ArraySlice<UInt8>, _ entry: Entry) throws(ZipError) -> [UInt8] {
        switch entry.method {
        case 0: return Array(packed)
        case 8:
            var output: [UInt8] = []
            var failure: GzipError?
            packed.withUnsafeBytes { input in
                do throws(GzipError) {
                    var inflater = try Inflater(.deflate, limit: entry.count)
                    try inflater.inflate(input, into: &output)
                } catch { failure = error }
            }
            if let failure { throw .compression(name: entry.name, failure) }
            return output
        default: throw .unsupported("compression method \(entry.method)")
        }
    }

    /// zlib's CRC-32 takes lengths of 32 bits; an entry of zip without zip64 has no more.
    private static func checksum(of bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { UInt32(crc32(0, $0.baseAddress, UInt32($0.count))) }
    }

    /// Where the record lies that ends the file; a comment of up to 64 KiB may follow it.
    private static func endRecord(in bytes: [UInt8]) throws(ZipError) -> Int {
        let last = bytes.count - 22
        guard last >= 0 else { throw .notZip }
        for position in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
        where bytes.littleEndian32(at: position) == 0x0605_4B50
            && position + 22 + bytes.littleEndian16(at: position + 20) == bytes.count
        {
            return position
        }
        throw .notZip
    }

    /// One record of the central directory, and where the next one begins.
    private static func entry(
        in bytes: [UInt8], at position: Int, before end: Int
    ) throws(ZipError) -> (Entry, Int) {
        guard position + 46 <= end, bytes.littleEndian32(at: position) == 0x0201_4B50 else {
            throw .damaged("the central directory is cut")
        }
        let nameEnd = position + 46 + bytes.littleEndian16(at: position + 28)
        let next =
            nameEnd + bytes.littleEndian16(at: position + 30)
            + bytes.littleEndian16(at: position + 32)
        guard next <= end else { throw .damaged("the central directory is cut") }
        guard bytes.littleEndian16(at: position + 8) & 1 == 0 else {
            throw .unsupported("encryption")
        }
        let entry = Entry(
            name: String(decoding: bytes[position + 46..<nameEnd], as: UTF8.self),
            method: bytes.littleEndian16(at: position + 10),
            checksum: UInt32(bytes.littleEndian32(at: position + 16)),
            compressedCount: bytes.littleEndian32(at: position + 20),
            count: bytes.littleEndian32(at: position + 24),
            offset: bytes.littleEndian32(at: position + 42))
        return (entry, next)
    }
}

extension [UInt8] {
    /// Two bytes, the small one first.
    func littleEndian16(at index: Int) -> Int { Int(self[index]) | Int(self[index + 1]) << 8 }

    /// Four bytes, the smallest first; not negative.
    func littleEndian32(at index: Int) -> Int {
        littleEndian16(at: index) | littleEndian16(at: index + 2) << 16
    }
}
