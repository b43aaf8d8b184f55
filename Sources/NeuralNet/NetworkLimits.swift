/// How large a network may be. A model file is foreign input: without limits a
/// few bytes of text could claim all memory or hours of work.
public enum NetworkLimits {
    /// The layers of a network. ResNet-152 has 152 weighted ones.
    public static let layerCountMax = 200

    /// A channel, row, column, filter, unit, kernel, stride, padding or dilation extent.
    public static let extentMax = 4096

    /// All parameters together: 200 MB of `Float`, and 40 times what digits need.
    public static let parameterCountMax = 50_000_000

    /// The scalars of one sample's input, of every layer's output and of what recurrent layers keep
    /// of all steps, together: 256 MiB.
    public static let activationCountMax = 64 << 20

    /// The multiply-adds (for pooling, the comparisons) of one sample: about a
    /// second of one core at 100 GFLOP/s.
    public static let operationCountMax = 1 << 36
}
