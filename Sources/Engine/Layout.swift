internal import CDNNL

/// How a tensor of 32-bit floats lies in memory: its shape, and the order and blocking of its
/// elements, which oneDNN chooses for speed.
package struct Layout: Sendable, Equatable {
    /// The most axes that a layout of ours has.
    package static let axisCountMax = 4

    /// The extents, whatever the order in memory.
    package let shape: [Int]
    var descriptor: dnnl_memory_desc_t

    init(shape: [Int], descriptor: dnnl_memory_desc_t) {
        self.shape = shape
        self.descriptor = descriptor
    }

    /// Row-major, the last axis next to each other.
    package static func plain(_ shape: [Int]) throws(DNNLError) -> Layout {
        let tags = [dnnl_a, dnnl_ab, dnnl_abc, dnnl_abcd]
        precondition((1...axisCountMax).contains(shape.count), "a layout has 1 to 4 axes")
        return try make(shape, tags[shape.count - 1])
    }

    /// Left open for the operation that it is given to.
    package static func any(_ shape: [Int]) throws(DNNLError) -> Layout {
        try make(shape, dnnl_format_tag_any)
    }

    private static func make(
        _ shape: [Int], _ tag: dnnl_format_tag_t
    ) throws(DNNLError) -> Layout {
        var descriptor = dnnl_memory_desc_t()
        let extents = shape.map { Int64($0) }
        try check(
            dnnl_memory_desc_init_by_tag(
                &descriptor, Int32(extents.count), extents, dnnl_f32, tag),
            "dnnl_memory_desc_init_by_tag")
        return Layout(shape: shape, descriptor: descriptor)
    }

    /// The bytes of the tensor with its padding; 0 for a layout that is not there.
    package var byteCount: Int {
        withUnsafePointer(to: descriptor) { dnnl_memory_desc_get_size($0) }
    }

    package static func == (left: Layout, right: Layout) -> Bool {
        withUnsafePointer(to: left.descriptor) { left in
            withUnsafePointer(to: right.descriptor) { right in
                dnnl_memory_desc_equal(left, right) != 0
            }
        }
    }
}
