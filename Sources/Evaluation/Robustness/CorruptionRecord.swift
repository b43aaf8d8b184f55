/// What spoiling every glyph of a set costs, in each of MNIST-C's ways.
public struct CorruptionRecord: Codable, Hashable, Sendable {
    /// The spoiled glyphs given to the classifier as they are, as is usual; named as published.
    public let glyphs: [MeasuredRow]
    /// The same as pictures of 28 × 28, light on dark, read from the pixels on.
    public let pictures: [MeasuredRow]

    /// The mean accuracy over the kinds, as glyphs.
    public var glyphMean: Double { Self.mean(glyphs) }
    /// The mean accuracy over the kinds, as pictures.
    public var pictureMean: Double { Self.mean(pictures) }
    /// The kind that is read worst, as glyphs.
    public var glyphWorst: MeasuredRow? { Self.worst(glyphs) }
    /// The kind that is read worst, as pictures.
    public var pictureWorst: MeasuredRow? { Self.worst(pictures) }

    private static func mean(_ rows: [MeasuredRow]) -> Double {
        rows.reduce(0) { $0 + $1.accuracy.value } / Double(max(1, rows.count))
    }

    private static func worst(_ rows: [MeasuredRow]) -> MeasuredRow? {
        rows.min { $0.accuracy.value < $1.accuracy.value }
    }
}
