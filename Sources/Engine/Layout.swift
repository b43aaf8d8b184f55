internal import CDNNL

/// How a tensor lies in memory: its shape, how its elements are stored, and their order and
/// blocking, which oneDNN chooses for speed.
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
    package static func plain(
        _ shape: [Int], storing elementType: ElementType = .float32
    ) throws(DNNLError) -> Layout {
        let tags = [dnnl_a, dnnl_ab, dnnl_abc, dnnl_abcd]
        precondition((1...axisCountMax).contains(shape.count), "a layout has 1 to 4 axes")
        return try make(shape, tags[shape.count - 1], elementType)
    }

    /// A matrix column by column: row-major, the transposed one.
    package static func transposed(_ shape: [Int]) throws(DNNLError) -> Layout {
        precondition(shape.count == 2, "a matrix has 2 axes")
        return try make(shape, dnnl_ba, .float32)
    }

    /// Left open for the operation that it is given to.
    package static func any(
        _ shape: [Int], storing elementType: ElementType = .float32
    ) throws(DNNLError) -> Layout {
        try make(shape, dnnl_format_tag_any, elementType)
    }

    /// How the elements are stored; whole numbers, of a pooling's workspace, count as neither.
    package var elementType: ElementType? {
        ElementType.allCases.first { $0.dataType == descriptor.data_type }
    }

    /// The same order with elements stored otherwise.
    package func storing(_ elementType: ElementType) -> Layout {
        var descriptor = descriptor
        // Offsets count elements, so that nothing else of a layout knows their size.
        descriptor.data_type = elementType.dataType
        return Layout(shape: shape, descriptor: descriptor)
    }

    /// Whether each element of the first axis lies together, without padding: one row of a matrix.
    package var hasWholeRows: Bool {
        guard descriptor.format_kind == dnnl_blocked else { return false }
        let order = descriptor.format_desc.blocking
        let blockedAxes = withUnsafeBytes(of: order.inner_idxs) {
            $0.bindMemory(to: Int64.self).prefix(Int(order.inner_nblks)).map(\.self)
        }
        return order.strides.0 == shape.dropFirst().reduce(1, *) && !blockedAxes.contains(0)
    }

    /// The same order with another extent of the first axis.
    ///
    /// - Precondition: the layout has whole rows.
    package func withRowCount(_ count: Int) -> Layout {
        precondition(hasWholeRows, "rows that do not lie together")
        var descriptor = descriptor
        (descriptor.dims.0, descriptor.padded_dims.0) = (Int64(count), Int64(count))
        return Layout(shape: [count] + shape.dropFirst(), descriptor: descriptor)
    }

    /// The same elements as a matrix, a row for each element of the first axis.
    ///
    /// - Precondition: the layout has whole rows.
    package func asMatrix() throws(DNNLError) -> Layout {
        precondition(hasWholeRows, "rows that do not lie together")
        // Numbers of another type are never asked for.
        return try .plain([shape[0], shape.dropFirst().reduce(1, *)], storing: elementType!)
    }

    private static func make(
        _ shape: [Int], _ tag: dnnl_format_tag_t, _ elementType: ElementType
    ) throws(DNNLError) -> Layout {
        var descriptor = dnnl_memory_desc_t()
        let extents = shape.map { Int64($0) }
        try check(
            dnnl_memory_desc_init_by_tag(
                &descriptor, Int32(extents.count), extents, elementType.dataType, tag),
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
