internal import NumeralCore
internal import Settings

/// Takes out of a glyph what is broader than any stroke: haze, shadow, bands, a grey ground.
///
/// A white top-hat: the glyph minus its grey opening by a square, then stretched to full ink.
/// No stroke holds the square, so a clean glyph stays as it is; what varies slowly goes.
///
/// - SeeAlso: Serra, "Image Analysis and Mathematical Morphology", 1982; Meyer's top-hat.
public struct GlyphFlattening: Codable, Hashable, Sendable {
    /// The side of the square, in pixels of the glyph: odd, wider than the thickest stroke.
    public let window: Int
    /// Ink that is left with less than this at its darkest, from 0 to 1, is not stretched further.
    public static let peakMin: Float = 0.15

    public static let windows = 5...27
    /// Wider than the strokes of nearly every digit, narrower than most of their loops.
    public static let windowStandard = 11

    public init(window: Int = windowStandard) {
        precondition(Self.windows.contains(window) && window % 2 == 1)
        self.window = window
    }

    static let settings = SettingGroup(
        "flatten",
        [
            .count(
                "window", windowStandard, windows,
                "pixels; the side of a square that no stroke holds: odd", example: "9")
        ])

    /// Reads `{"window":11}`.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, Self.settings)
        window = try settings.optional("window") ?? Self.windowStandard
        guard Self.windows.contains(window), window % 2 == 1 else {
            throw DecodingError.refusal(
                decoder.codingPath,
                "window must be odd and one of \(Self.windows), not \(window)")
        }
    }

    /// Flattens one glyph in place: 784 values, paper 0 and full ink 1.
    ///
    /// - Complexity: about 2 µs; each extreme of a window is built up from shifted copies.
    public func apply(to ink: UnsafeMutableBufferPointer<Float>) {
        precondition(ink.count == Glyph.pixelCount)
        let ground = withUnsafeTemporaryAllocation(
            of: Float.self, capacity: Self.paddedSide(window) * Self.paddedSide(window)
        ) { padded in
            // Beyond the edge there is nothing that could be the extreme.
            Self.pad(UnsafeBufferPointer(ink), into: padded, window, with: .infinity)
            Self.extremes(padded, window) { $1 < $0 ? $1 : $0 }
            let eroded = Self.cut(padded, window)
            eroded.withUnsafeBufferPointer {
                Self.pad($0, into: padded, window, with: -.infinity)
            }
            Self.extremes(padded, window) { $1 > $0 ? $1 : $0 }
            return Self.cut(padded, window)
        }
        var peak: Float = 0
        for index in ink.indices {
            ink[index] -= ground[index]
            if ink[index] > peak { peak = ink[index] }
        }
        guard peak > 0, peak < 1 else { return }
        let factor = 1 / max(peak, Self.peakMin)
        for index in ink.indices { ink[index] *= factor }
    }

    // MARK: Extremes of windows

    private static func paddedSide(_ window: Int) -> Int { Glyph.side + window - 1 }

    /// Puts a glyph into the middle of a square with room for the windows of its edge.
    private static func pad(
        _ ink: UnsafeBufferPointer<Float>, into padded: UnsafeMutableBufferPointer<Float>,
        _ window: Int, with value: Float
    ) {
        let (side, reach) = (paddedSide(window), window / 2)
        padded.initialize(repeating: value)
        for row in 0..<Glyph.side {
            let (from, to) = (row * Glyph.side, (row + reach) * side + reach)
            for column in 0..<Glyph.side { padded[to + column] = ink[from + column] }
        }
    }

    /// What stands where ``extremes(_:_:_:)`` leaves its results.
    private static func cut(
        _ padded: UnsafeMutableBufferPointer<Float>, _ window: Int
    ) -> [Float] {
        let side = paddedSide(window)
        return [Float](unsafeUninitializedCapacity: Glyph.pixelCount) { values, count in
            for row in 0..<Glyph.side {
                for column in 0..<Glyph.side {
                    values.initializeElement(
                        at: row * Glyph.side + column, to: padded[row * side + column])
                }
            }
            count = Glyph.pixelCount
        }
    }

    /// The extreme of each window, where its top left pixel was.
    ///
    /// The extreme of `2k` neighbours is that of two times `k` of them, so a window of 11 takes
    /// four steps: 2, 4, 8 and 11.
    @inline(__always)
    private static func extremes(
        _ values: UnsafeMutableBufferPointer<Float>, _ window: Int,
        _ extreme: (Float, Float) -> Float
    ) {
        for step in [1, paddedSide(window)] {
            var width = 1
            while width < window {
                let shift = min(width, window - width) * step
                for index in 0..<values.count - shift {
                    values[index] = extreme(values[index], values[index + shift])
                }
                width = min(2 * width, window)
            }
        }
    }
}
