internal import CZlib

/// Decompresses a gzip file or a raw deflate stream, a piece at a time.
///
/// Holds zlib's window of 32 KiB and nothing of the output, so a file of any
/// size passes through in constant memory.
public struct Inflater: ~Copyable {
    /// How the compressed bytes are wrapped.
    public enum Format: Sendable {
        /// RFC 1952; several members after each other count as one file.
        case gzip
        /// RFC 1951 alone, as inside a zip.
        case deflate
    }

    /// How many bytes have come out so far.
    public private(set) var outputCount = 0
    /// Whether the end of the stream was seen, its checksum with it.
    public private(set) var isFinished = false

    private let format: Format
    private let limit: Int
    /// zlib keeps the address of its stream inside its state, so the stream must not move.
    private let stream: UnsafeMutablePointer<z_stream>

    /// - Parameter limit: bytes of output after which ``GzipError/tooLarge(limit:)`` is thrown.
    public init(_ format: Format, limit: Int) throws(GzipError) {
        precondition(limit >= 0)
        (self.format, self.limit) = (format, limit)
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 is the widest window; 16 more asks for gzip's wrapping, a minus for none.
        guard czlib_inflate_init(stream, format == .gzip ? 15 + 16 : -15) == Z_OK else {
            throw .outOfMemory
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Appends to `output` all that `input` decompresses to.
    ///
    /// - Returns: how many bytes of `input` were used; fewer than all of them
    ///   only where a ``Format/deflate`` stream ends inside `input`.
    @discardableResult
    public mutating func inflate(
        _ input: UnsafeRawBufferPointer, into output: inout [UInt8]
    ) throws(GzipError) -> Int {
        precondition(input.count <= Int(UInt32.max), "give it pieces of less than 4 GiB")
        var used = 0
        while used < input.count {
            if isFinished {
                guard format == .gzip else { return used }
                guard inflateReset(stream) == Z_OK else { throw .corrupt("no second member") }
                isFinished = false
            }
            let rest = UnsafeRawBufferPointer(rebasing: input[used...])
            used += try inflateMember(rest, into: &output)
        }
        return used
    }

    /// Runs until the input is used up or the member ends.
    private mutating func inflateMember(
        _ input: UnsafeRawBufferPointer, into output: inout [UInt8]
    ) throws(GzipError) -> Int {
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(input.count)
        var isOutputFull = true
        while (stream.pointee.avail_in > 0 || isOutputFull) && !isFinished {
            let status = try inflatePiece(into: &output, isFull: &isOutputFull)
            switch status {
            case Z_STREAM_END: isFinished = true
            case Z_OK: break
            // Nothing to read and nothing to write: not an error, more input is needed.
            case Z_BUF_ERROR: return input.count - Int(stream.pointee.avail_in)
            case Z_MEM_ERROR: throw .outOfMemory
            default:
                throw .corrupt(stream.pointee.msg.map { String(cString: $0) } ?? "zlib \(status)")
            }
        }
        return input.count - Int(stream.pointee.avail_in)
    }

    /// Decompresses at most one piece and checks the limit.
    private mutating func inflatePiece(
        into output: inout [UInt8], isFull: inout Bool
    ) throws(GzipError) -> Int32 {
        // One byte past the limit shows that there is more than allowed.
        let room = min(Self.pieceSize, limit - outputCount + 1)
        var status = Z_OK
        var written = 0
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { piece in
            stream.pointee.next_out = piece.baseAddress
            stream.pointee.avail_out = UInt32(room)
            status = CZlib.inflate(stream, Z_NO_FLUSH)
            written = room - Int(stream.pointee.avail_out)
            output.append(contentsOf: UnsafeBufferPointer(rebasing: piece[..<written]))
        }
        outputCount += written
        guard outputCount <= limit else { throw .tooLarge(limit: limit) }
        isFull = written == room
        return status
    }

    /// Bytes that come out at a time: L2 holds them.
    private static let pieceSize = 1 << 17
}
