internal import NumeralCore
internal import Settings

/// Puts paper around the picture of a glyph: `side = 28 + 2 · margin`.
///
/// For networks that take larger pictures, as LeNet-5 takes 32 × 32.
///
/// - SeeAlso: LeCun and others, "Gradient-Based Learning Applied to Document Recognition", 1998,
///   <https://doi.org/10.1109/5.726791>, section II.B.
public struct GlyphPadding: Hashable, Sendable {
    /// Rows and columns of paper on each side.
    public let margin: Int

    public init(margin: Int) { self.margin = margin }

    /// The widest margin: with it a picture is three times as wide as the glyph.
    public static let marginMax = Glyph.side

    /// The side of the picture that it makes, in pixels.
    public var side: Int { Glyph.side + 2 * margin }

    /// How many numbers a glyph becomes.
    var featureCount: Int { side * side }

    /// Writes the glyph into the middle of a larger picture of 0.
    func enlarge(
        _ ink: UnsafeMutableBufferPointer<Float>, into picture: UnsafeMutableBufferPointer<Float>
    ) {
        precondition(ink.count == Glyph.pixelCount && picture.count == featureCount)
        picture.update(repeating: 0)
        for row in 0..<Glyph.side {
            let start = (row + margin) * side + margin
            for column in 0..<Glyph.side {
                picture[start + column] = ink[row * Glyph.side + column]
            }
        }
    }

    /// What is wrong with the margin, or `nil`.
    var complaint: String? {
        (1...Self.marginMax).contains(margin)
            ? nil : "margin must be from 1 to \(Self.marginMax) pixels, not \(margin)"
    }
}

extension GlyphPadding: Codable {
    static let settings = SettingGroup(
        "pad",
        [
            .count(
                "margin", nil, 1...marginMax, "pixels of paper on every side", example: "2")
        ])

    /// Reads `{margin: 2}`.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, Self.settings)
        self.init(margin: try settings.value("margin"))
    }
}
