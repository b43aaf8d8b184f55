/// How much an answer rests on each part of its glyph's ink.
///
/// Patch after patch of ink is taken away, and the loss of the answer's probability is noted where
/// the patch was. A part that can be spared costs nothing.
///
/// - SeeAlso: Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014,
///   <https://arxiv.org/abs/1311.2901>.
public struct Occlusion: Hashable, Sendable {
    /// The loss at each of the glyph's `28 × 28` pixels, row by row: 0 is none, 255 is ``scale``.
    public let map: [UInt8]
    /// The loss of probability that 255 stands for, above 0 and at most 1.
    public let scale: Float
    /// The largest loss by one patch, from 0 to 1.
    public let lossMax: Float

    public init(map: [UInt8], scale: Float, lossMax: Float) {
        precondition(map.count == Glyph.pixelCount && scale > 0)
        (self.map, self.scale, self.lossMax) = (map, scale, lossMax)
    }
}
