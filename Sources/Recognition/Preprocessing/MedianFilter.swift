internal import NumeralCore
internal import Settings

/// Takes out specks: each pixel becomes the median of the square around it, beyond the edge paper.
///
/// Unlike a mean it leaves edges sharp, but it also takes out strokes thinner than half the square.
///
/// - SeeAlso: Tukey, "Exploratory Data Analysis", 1977, on running medians.
public struct MedianFilter: Hashable, Sendable {
    /// The side of the square, in pixels: 3 or 5.
    public let window: Int

    public init(window: Int) { self.window = window }

    /// Filters 784 values of ink in place.
    func apply(to ink: UnsafeMutableBufferPointer<Float>) {
        precondition(ink.count == Glyph.pixelCount)
        let (reach, count) = (window / 2, window * window)
        let source = Array(ink)
        var near = [Float](repeating: 0, count: count)
        for y in 0..<Glyph.side {
            for x in 0..<Glyph.side {
                var filled = 0
                for row in y - reach...y + reach {
                    for column in x - reach...x + reach {
                        let isInside =
                            row >= 0 && row < Glyph.side && column >= 0 && column < Glyph.side
                        near[filled] = isInside ? source[row * Glyph.side + column] : 0
                        filled += 1
                    }
                }
                near.sort()
                ink[y * Glyph.side + x] = near[count / 2]
            }
        }
    }

    /// What is wrong with the settings, or `nil`.
    var complaint: String? {
        [3, 5].contains(window) ? nil : "window must be 3 or 5, not \(window)"
    }
}

extension MedianFilter: Codable {
    static let settings = SettingGroup(
        "median",
        [
            .other(
                "window", .word(["3", "5"]), "pixels; the side of a pixel's surroundings",
                example: "5", standard: "3")
        ])

    /// Reads `{window: 3}`.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, Self.settings)
        self.init(window: try settings.optional("window") ?? 3)
    }
}
