/// The largest scalar under a moving window, of each channel.
///
/// Padding counts as −∞. Among equals the first in row-major order wins, and
/// takes the whole gradient. An output extent is `(input + 2p − kernel) / s + 1`,
/// rounded down; `p + endPadding` for `2p` where that is given. Every pair is `[row, column]`.
public struct MaxPool2D: Hashable, Sendable {
    /// The window's extents.
    public var kernel: [Int]
    /// How far the window moves from one output to the next.
    public var stride: [Int]
    /// Rows and columns added on each side; at most half the kernel, so that
    /// no window lies outside the picture.
    public var padding: [Int]
    /// Those added after the last row and column, where they are others: less than the kernel.
    public var endPadding: [Int]?

    /// - Parameters:
    ///   - stride: the kernel when `nil`, so that windows touch and do not overlap.
    ///   - endPadding: as `padding` when `nil`.
    public init(
        kernel: [Int], stride: [Int]? = nil, padding: [Int] = [0, 0], endPadding: [Int]? = nil
    ) {
        self.kernel = kernel
        self.stride = stride ?? kernel
        self.padding = padding
        // One value for one window.
        self.endPadding = endPadding == padding ? nil : endPadding
    }

    /// A square window.
    public init(_ kernel: Int, stride: Int? = nil, padding: Int = 0) {
        let stride = stride ?? kernel
        self.init(
            kernel: [kernel, kernel], stride: [stride, stride], padding: [padding, padding])
    }

    var window: Window {
        Window(kernel: kernel, stride: stride, padding: padding, endPadding: endPadding)
    }
}

/// The mean of the scalars under a moving window, of each channel.
///
/// Padding is left out of the mean: a window that reaches over an edge divides
/// by the scalars that are there. Output extents as in ``MaxPool2D``.
public struct AveragePool2D: Hashable, Sendable {
    /// The window's extents.
    public var kernel: [Int]
    /// How far the window moves from one output to the next.
    public var stride: [Int]
    /// Rows and columns added on each side; at most half the kernel.
    public var padding: [Int]
    /// Those added after the last row and column, where they are others: less than the kernel.
    public var endPadding: [Int]?

    /// - Parameters:
    ///   - stride: the kernel when `nil`, so that windows touch and do not overlap.
    ///   - endPadding: as `padding` when `nil`.
    public init(
        kernel: [Int], stride: [Int]? = nil, padding: [Int] = [0, 0], endPadding: [Int]? = nil
    ) {
        self.kernel = kernel
        self.stride = stride ?? kernel
        self.padding = padding
        // One value for one window.
        self.endPadding = endPadding == padding ? nil : endPadding
    }

    /// A square window.
    public init(_ kernel: Int, stride: Int? = nil, padding: Int = 0) {
        let stride = stride ?? kernel
        self.init(
            kernel: [kernel, kernel], stride: [stride, stride], padding: [padding, padding])
    }

    var window: Window {
        Window(kernel: kernel, stride: stride, padding: padding, endPadding: endPadding)
    }
}
