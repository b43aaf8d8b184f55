/// A cross-correlation of a picture with learned kernels, and a bias for each.
///
/// `output[f, y, x] = bias[f] + Σ weight[f, c, i, j] · input[c, y·s − p + i·d, x·s − p + j·d]`
/// with stride `s`, padding `p`, dilation `d`, and 0 outside the picture.
///
/// | value  | shape                                         |
/// | ------ | --------------------------------------------- |
/// | input  | `[channel, row, column]`                      |
/// | weight | `[filter, channel, kernelRow, kernelColumn]`  |
/// | bias   | `[filter]`                                    |
/// | output | `[filter, row, column]`                       |
///
/// An output extent is `(input + 2p − (kernel − 1)·d − 1) / s + 1`, rounded down.
/// Every pair is `[row, column]`.
public struct Conv2D: Hashable, Sendable {
    /// How many kernels, and so output channels.
    public var filterCount: Int
    /// The kernel's extents.
    public var kernel: [Int]
    /// How far the kernel moves from one output to the next.
    public var stride: [Int]
    /// Zeros added before the first and after the last row and column.
    public var padding: [Int]
    /// The distance between neighbouring taps; 1 is a dense kernel.
    public var dilation: [Int]
    /// Whether a bias is added; batch norm after it makes one useless.
    public var hasBias: Bool

    public init(
        _ filterCount: Int, kernel: [Int], stride: [Int] = [1, 1], padding: [Int] = [0, 0],
        dilation: [Int] = [1, 1], hasBias: Bool = true
    ) {
        self.filterCount = filterCount
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.hasBias = hasBias
    }

    /// A square kernel, with the same settings for rows and columns.
    public init(
        _ filterCount: Int, kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
        hasBias: Bool = true
    ) {
        self.init(
            filterCount, kernel: [kernel, kernel], stride: [stride, stride],
            padding: [padding, padding], dilation: [dilation, dilation], hasBias: hasBias)
    }
}

extension Conv2D {
    var window: Window {
        Window(kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    }

    func outputShape(at place: NetworkError.Place) throws(NetworkError) -> [Int] {
        try place.check("filters", filterCount, in: 1...NetworkLimits.extentMax)
        return [filterCount] + (try window.outputExtents(at: place))
    }

    func parameters(_ index: Int, input: [Int], isRectified: Bool) -> [ParameterDescription] {
        weightAndBias(
            index, shape: [filterCount, input[0]] + kernel, hasBias: hasBias,
            isRectified: isRectified)
    }
}
