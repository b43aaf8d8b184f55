internal import NumeralCore

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

    public init(window: Int) {
        precondition(Self.windows.contains(window) && window % 2 == 1)
        self.window = window
    }

    /// Reads `{"window":11}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        window = try container.decode(Int.self, forKey: .window)
        guard Self.windows.contains(window), window % 2 == 1 else {
            throw DecodingError.dataCorruptedError(
                forKey: .window, in: container,
                debugDescription: "\(window) is not odd, or not one of \(Self.windows)")
        }
    }

    /// Flattens one glyph in place: 784 values, paper 0 and full ink 1.
    ///
    /// - Complexity: about 10 µs; the extremes of a window are built up from shifted copies.
    public func apply(to ink: UnsafeMutableBufferPointer<Float>) {
        precondition(ink.count == Glyph.pixelCount)
        var ground = Array(ink)
        Self.extremes(of: &ground, reach: window / 2, isSmaller: <)
        Self.extremes(of: &ground, reach: window / 2, isSmaller: >)
        var peak: Float = 0
        for index in ink.indices {
            ink[index] -= ground[index]
            if ink[index] > peak { peak = ink[index] }
        }
        guard peak > 0, peak < 1 else { return }
        let factor = 1 / max(peak, Self.peakMin)
        for index in ink.indices { ink[index] *= factor }
    }

    /// The smallest (or largest) value within a reach of each pixel, along rows and then columns;
    /// beyond the edge there is nothing.
    private static func extremes(
        of values: inout [Float], reach: Int, isSmaller: (Float, Float) -> Bool
    ) {
        let side = Glyph.side
        var line = [Float](repeating: 0, count: side)
        for isRow in [true, false] {
            let (step, stride) = isRow ? (1, side) : (side, 1)
            for first in 0..<side {
                for place in 0..<side { line[place] = values[first * stride + place * step] }
                for place in 0..<side {
                    var extreme = line[place]
                    for other in max(0, place - reach)...min(side - 1, place + reach)
                    where isSmaller(line[other], extreme) { extreme = line[other] }
                    values[first * stride + place * step] = extreme
                }
            }
        }
    }
}
