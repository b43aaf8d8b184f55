internal import CDNNL

/// A tensor's bytes together with their layout.
///
/// Several memories may share one storage: a flattened view, or scratch space.
package final class Memory {
    package let layout: Layout
    let handle: dnnl_memory_t
    let storage: Storage

    /// Zeros in the given layout.
    package convenience init(_ layout: Layout) throws(DNNLError) {
        try self.init(layout, storage: Storage(byteCount: layout.byteCount))
    }

    /// Another layout of the same bytes.
    ///
    /// - Precondition: the layout is not larger than the bytes.
    package convenience init(_ layout: Layout, over other: Memory) throws(DNNLError) {
        try self.init(layout, storage: other.storage)
    }

    init(_ layout: Layout, storage: Storage) throws(DNNLError) {
        precondition(layout.byteCount <= storage.bytes.count, "the storage is too small")
        var handle: dnnl_memory_t?
        let engine = try Processor.engine()
        let status = withUnsafePointer(to: layout.descriptor) {
            dnnl_memory_create(&handle, $0, engine, storage.bytes.baseAddress)
        }
        try check(status, "dnnl_memory_create")
        self.layout = layout
        self.storage = storage
        // A successful call always sets the handle.
        self.handle = handle!
    }

    deinit { dnnl_memory_destroy(handle) }

    /// Every float, padding included, in the order of memory.
    ///
    /// - Precondition: the elements are floats.
    package var floats: UnsafeMutableBufferPointer<Float> {
        precondition(layout.elementType == .float32, "the elements are no 32-bit floats")
        let count = layout.byteCount / MemoryLayout<Float>.size
        let all = storage.bytes.bindMemory(to: Float.self)
        return UnsafeMutableBufferPointer(rebasing: all[..<count])
    }

    /// Every element's bits, padding included, in the order of memory.
    ///
    /// - Precondition: the elements are of type bfloat16.
    package var bfloats: UnsafeMutableBufferPointer<UInt16> {
        precondition(layout.elementType == .bfloat16, "the elements are no bfloat16 numbers")
        let count = layout.byteCount / MemoryLayout<UInt16>.size
        let all = storage.bytes.bindMemory(to: UInt16.self)
        return UnsafeMutableBufferPointer(rebasing: all[..<count])
    }

    /// Whether both are the same bytes.
    package func isSameStorage(as other: Memory) -> Bool { storage === other.storage }
}

/// Zeroed bytes on a cache line's boundary, freed with their last owner.
final class Storage {
    let bytes: UnsafeMutableRawBufferPointer

    /// A cache line, and the widest vector register.
    private static let alignmentBytes = 64

    init(byteCount: Int) {
        let size = max(byteCount, Self.alignmentBytes)
        bytes = .allocate(byteCount: size, alignment: Self.alignmentBytes)
        bytes.initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit { bytes.deallocate() }
}
