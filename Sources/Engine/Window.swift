/// How a kernel moves over a picture: extents of [row, column] each.
package struct Window: Sendable, Hashable {
    package var kernel: [Int]
    package var stride: [Int]
    /// Zeros added before the first row and column.
    package var padding: [Int]
    /// Zeros added after the last row and column.
    package var endPadding: [Int]
    /// The step between a kernel's taps, 1 when they touch.
    package var dilation: [Int]

    /// - Parameter endPadding: as `padding` when `nil`.
    package init(
        kernel: [Int], stride: [Int], padding: [Int], endPadding: [Int]? = nil,
        dilation: [Int] = [1, 1]
    ) {
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        self.endPadding = endPadding ?? padding
        self.dilation = dilation
    }

    var kernelExtents: [Int64] { kernel.map { Int64($0) } }
    var strides: [Int64] { stride.map { Int64($0) } }
    var paddings: [Int64] { padding.map { Int64($0) } }
    var endPaddings: [Int64] { endPadding.map { Int64($0) } }
    /// oneDNN counts the gaps between taps.
    var gaps: [Int64] { dilation.map { Int64($0 - 1) } }
}
