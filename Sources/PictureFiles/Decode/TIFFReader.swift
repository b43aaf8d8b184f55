internal import CTIFF

/// The only owner of one of libtiff's files, which is read from memory.
struct TIFFReader: ~Copyable {
    /// What libtiff reads from; it holds this by address.
    private struct Source {
        let base: UnsafeRawPointer
        let size: Int
        var offset = 0
    }

    /// libtiff reports on stderr unless it is told not to; it is told once, before its first use.
    private static let silence: Void = {
        _ = TIFFSetErrorHandler(nil)
        _ = TIFFSetWarningHandler(nil)
    }()

    /// Never null; closed by `deinit` and by nothing else.
    let handle: OpaquePointer
    private let source: UnsafeMutablePointer<Source>

    /// Opens the first page of a file.
    ///
    /// - Parameter bytes: must outlive the reader.
    init?(_ bytes: UnsafeRawBufferPointer) {
        Self.silence
        guard let base = bytes.baseAddress else { return nil }
        let source = UnsafeMutablePointer<Source>.allocate(capacity: 1)
        source.initialize(to: Source(base: base, size: bytes.count))
        let handle = TIFFClientOpen(
            "picture", "r", source, Self.read, { _, _, _ in 0 }, Self.seek, { _ in 0 }, Self.size,
            Self.map, { _, _, _ in })
        guard let handle else {
            source.deallocate()
            return nil
        }
        self.handle = handle
        self.source = source
    }

    private static let read: TIFFReadWriteProc = { source, target, count in
        guard let source = source?.assumingMemoryBound(to: Source.self), let target, count > 0,
            source.pointee.offset < source.pointee.size
        else { return 0 }
        let size = min(Int(count), source.pointee.size - source.pointee.offset)
        target.copyMemory(from: source.pointee.base + source.pointee.offset, byteCount: size)
        source.pointee.offset += size
        return tmsize_t(size)
    }

    private static let seek: TIFFSeekProc = { source, offset, origin in
        guard let source = source?.assumingMemoryBound(to: Source.self) else { return 0 }
        let start =
            origin == SEEK_SET
            ? 0 : origin == SEEK_CUR ? source.pointee.offset : source.pointee.size
        let place = start &+ Int(truncatingIfNeeded: offset)
        source.pointee.offset = max(0, min(place, source.pointee.size))
        return toff_t(source.pointee.offset)
    }

    /// The bytes themselves: where it has to copy them, libtiff 4.5 refuses tiles of under 1 KiB.
    private static let map: TIFFMapFileProc = { source, base, size in
        guard let source = source?.assumingMemoryBound(to: Source.self) else { return 0 }
        base?.pointee = UnsafeMutableRawPointer(mutating: source.pointee.base)
        size?.pointee = toff_t(source.pointee.size)
        return 1
    }

    private static let size: TIFFSizeProc = { source in
        toff_t(source?.assumingMemoryBound(to: Source.self).pointee.size ?? 0)
    }

    deinit {
        TIFFClose(handle)
        source.deallocate()
    }

    /// A tag of 16 bits, or what the standard takes where it is missing; 0 where nothing is.
    func short(_ tag: Int32) -> Int { Int(ctiff_number(handle, UInt32(tag), 1)) }
    /// A tag of 32 bits.
    func long(_ tag: Int32) -> Int { Int(ctiff_number(handle, UInt32(tag), 0)) }
}
