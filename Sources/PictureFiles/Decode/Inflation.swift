internal import CDeflate
internal import CZlib

/// Inflates zlib data to a size that is known before, and looks at nothing after it.
///
/// A few hundred bytes may inflate to gigabytes, and a block may hold nothing
/// at all: so neither more is written than asked for, nor more read than a
/// sane encoder needs for that much.
enum Inflation {
    /// Stored blocks take 5 bytes more than they hold, and an encoder may write one a row: an
    /// eighth covers rows of 40 bytes, the rest smaller pictures.
    private static let overheadDivisor = 8
    private static let overheadSizeMin = 65_536

    /// Fills the target.
    ///
    /// - Returns: whether it is full; not where the data are damaged, or end before.
    static func inflate(_ deflated: [UInt8], into target: UnsafeMutableRawBufferPointer) -> Bool {
        let deflatedMax = target.count + target.count / overheadDivisor + overheadSizeMin
        return deflated.withUnsafeBytes { source in
            let source = UnsafeRawBufferPointer(rebasing: source.prefix(deflatedMax))
            return inflateAtOnce(source, target) || inflateSome(source, target)
        }
    }

    /// The quick way, for data that inflate to just this size.
    private static func inflateAtOnce(
        _ source: UnsafeRawBufferPointer, _ target: UnsafeMutableRawBufferPointer
    ) -> Bool {
        guard let decompressor = libdeflate_alloc_decompressor() else { return false }
        defer { libdeflate_free_decompressor(decompressor) }
        // Without a count to write, anything but the exact size is an error.
        return libdeflate_zlib_decompress(
            decompressor, source.baseAddress, source.count, target.baseAddress, target.count, nil)
            == LIBDEFLATE_SUCCESS
    }

    /// For data that go on after the last row, or whose checksum is missing: zlib stops in time.
    private static func inflateSome(
        _ source: UnsafeRawBufferPointer, _ target: UnsafeMutableRawBufferPointer
    ) -> Bool {
        guard let targetSize = UInt32(exactly: target.count),
            let sourceSize = UInt32(exactly: source.count)
        else { return false }
        var stream = z_stream()
        guard czlib_inflate_init(&stream, windowBitsMax) == Z_OK else { return false }
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(
            mutating: source.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = sourceSize
        stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = targetSize
        _ = CZlib.inflate(&stream, Z_SYNC_FLUSH)
        return stream.avail_out == 0
    }

    /// The largest window that zlib data may name.
    private static let windowBitsMax: Int32 = 15
}
