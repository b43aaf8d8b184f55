/// One sample's kernel values with all samples of one class.
///
/// Its maker fills it before anyone else sees it; after that nobody writes.
final class KernelSegment: @unchecked Sendable {
    // Proof: `values` is written only by `init`'s body argument, before the reference exists
    // elsewhere; later access is reading.
    let values: UnsafeBufferPointer<Float>

    init(count: Int, _ fill: (UnsafeMutableBufferPointer<Float>) -> Void) {
        let memory = UnsafeMutableBufferPointer<Float>.allocate(capacity: count)
        memory.initialize(repeating: 0)
        fill(memory)
        values = UnsafeBufferPointer(memory)
    }

    deinit { values.deallocate() }
}
