internal import CZlib

/// Compressing and decompressing whole gzip files in memory.
///
/// - SeeAlso: RFC 1952, <https://www.rfc-editor.org/rfc/rfc1952>.
public enum Gzip {
    /// Whether some bytes start as a gzip file does.
    public static func isGzip(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: [0x1F, 0x8B])
    }

    /// Decompresses a whole file.
    ///
    /// - Parameter limit: bytes of output; one more is ``GzipError/tooLarge(limit:)``,
    ///   so that a few kilobytes cannot fill the memory.
    public static func inflate(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
        guard isGzip(bytes) else { throw .notGzip }
        var output: [UInt8] = []
        // The last four bytes say the length; believed only as far as the limit and as
        // deflate's best ratio, 1032 to 1.
        let said = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        output.reserveCapacity(min(said, limit, bytes.count &* 1032))
        var inflater = try Inflater(.gzip, limit: limit)
        var failure: GzipError?
        bytes.withUnsafeBytes { input in
            do throws(GzipError) {
                try inflater.inflate(input, into: &output)
            } catch { failure = error }
        }
        if let failure { throw failure }
        guard inflater.isFinished else { throw .truncated }
        return output
    }

    /// The first bytes that a file decompresses to: what its first 4 KiB hold, at most 4 MiB.
    static func start(of bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        guard var inflater = try? Inflater(.gzip, limit: 1 << 23) else { return [] }
        bytes.prefix(1 << 12).withUnsafeBytes { input in
            // What is wrong with the file is said by whoever reads all of it.
            _ = try? inflater.inflate(input, into: &output)
        }
        return output
    }

    /// Compresses into a gzip file without name or date: the same bytes in, the same out.
    ///
    /// - Parameter level: from 1, fast, to 9, small.
    public static func deflate(_ bytes: [UInt8], level: Int = 9) throws(GzipError) -> [UInt8] {
        precondition((1...9).contains(level))
        precondition(bytes.count <= Int(UInt32.max), "gzip's own length field has 32 bits")
        // zlib keeps the address of its stream inside its state, so the stream must not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer {
            deflateEnd(stream)
            stream.deinitialize(count: 1)
            stream.deallocate()
        }
        guard czlib_deflate_init(stream, Int32(level), 15 + 16) == Z_OK else { throw .outOfMemory }
        let bound = Int(deflateBound(stream, UInt(bytes.count)))
        var status = Z_OK
        let output = bytes.withUnsafeBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.pointee.avail_in = UInt32(input.count)
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(bound)
                status = CZlib.deflate(stream, Z_FINISH)
                count = bound - Int(stream.pointee.avail_out)
            }
        }
        guard status == Z_STREAM_END else { throw .corrupt("zlib \(status)") }
        return output
    }
}
