internal import Engine

extension Operation.ConvolutionAlgorithm {
    /// A channel block of AVX-512: with fewer channels most of a transformed tile is padding.
    private static let winogradChannelCountMin = 16

    /// The faster algorithm for a convolution: Winograd's wherever it can be, in floats.
    ///
    /// Measured on one Zen 4 core, 13 shapes from 16 → 16 to 80 → 160 channels: forward, backward
    /// by data and by weights each take 0.41 to 1.01 of the direct time (batch 32, 64 → 32 channels
    /// of 26 × 26: 2.7, 3.7 and 2.9 ms instead of 6.0, 6.0 and 6.5), a single picture 0.48 to 0.67.
    /// On one channel it takes 8 times as long. oneDNN's own choice, `auto`, is wrong about both.
    init(
        _ window: Engine.Window, channelCount: Int, filterCount: Int, _ elementType: ElementType
    ) {
        let isDense3x3 =
            window.kernel == [3, 3] && window.stride == [1, 1] && window.dilation == [1, 1]
        let fillsBlocks = min(channelCount, filterCount) >= Self.winogradChannelCountMin
        self = elementType == .float32 && isDense3x3 && fillsBlocks ? .winograd : .direct
    }
}

extension Operation {
    /// Makes an operation by the given algorithm, or directly where oneDNN has that only: on
    /// processors without AVX-512, and where padding is wider than a tile.
    static func convolution(
        by algorithm: ConvolutionAlgorithm,
        _ make: (ConvolutionAlgorithm) throws(DNNLError) -> Operation
    ) throws(DNNLError) -> Operation {
        guard algorithm != .direct else { return try make(.direct) }
        do { return try make(algorithm) } catch { return try make(.direct) }
    }
}
