internal import Classical
public import NumeralCore

/// Known glyphs, to find those that look most like another one.
///
/// Glyphs are compared as `14 × 14` pixels: blurred, so that a stroke that is moved by a pixel
/// still meets itself, then every second pixel is kept. All are compared, without an index: 60,000
/// take some milliseconds.
///
/// - SeeAlso: Simard, LeCun and Denker, "Efficient Pattern Recognition Using a New Transformation
///   Distance", 1993, on what plain distances of sharp pictures lack.
public struct NearestGlyphs: GlyphSearching {
    /// The side of a blurred glyph, in pixels.
    private static let side = Glyph.side / 2
    private static let featureCount = side * side
    /// The weights of the blur along each axis: the binomial of order 4, a Gaussian of one pixel.
    private static let weights = [1, 4, 6, 4, 1]

    private let ink: [UInt8]
    private let symbols: [Symbol]
    /// `count × 196` bytes.
    private let features: ByteRows

    /// Blurs the known glyphs: about half a second for 60,000.
    ///
    /// - Parameters:
    ///   - ink: `count × 784` bytes, glyph after glyph.
    ///   - symbols: what each shows.
    public init(ink: [UInt8], symbols: [Symbol]) {
        precondition(ink.count == symbols.count * Glyph.pixelCount)
        (self.ink, self.symbols) = (ink, symbols)
        var features: [UInt8] = []
        features.reserveCapacity(symbols.count * Self.featureCount)
        for index in symbols.indices {
            features += Self.features(ink[Self.pixels(of: index)])
        }
        self.features = ByteRows(columnCount: Self.featureCount, bytes: features)
    }

    public func nearest(to glyph: Glyph, count: Int) -> [Neighbor] {
        features.nearest(to: Self.features(glyph.ink[...]), nearestCount: count).map { found in
            // The root of the mean square of 14 × 14 differences, of full ink.
            Neighbor(
                symbol: symbols[found.row], distance: found.distance / Float(Self.side) / 255,
                glyph: Glyph(ink: Array(ink[Self.pixels(of: found.row)])))
        }
    }

    private static func pixels(of index: Int) -> Range<Int> {
        index * Glyph.pixelCount..<(index + 1) * Glyph.pixelCount
    }

    /// Blurs and takes every second pixel, along rows and then along columns.
    private static func features(_ ink: ArraySlice<UInt8>) -> [UInt8] {
        let reach = weights.count / 2
        let total = weights.reduce(0, +) * weights.reduce(0, +)
        var half = [Int](repeating: 0, count: Glyph.side * side)
        var features = [UInt8](repeating: 0, count: featureCount)
        ink.withUnsafeBufferPointer { ink in
            for row in 0..<Glyph.side {
                for column in 0..<side {
                    var sum = 0
                    for (offset, weight) in weights.enumerated() {
                        let x = 2 * column + offset - reach
                        if x >= 0, x < Glyph.side { sum += weight * Int(ink[row * Glyph.side + x]) }
                    }
                    half[row * side + column] = sum
                }
            }
        }
        for row in 0..<side {
            for column in 0..<side {
                var sum = total / 2
                for (offset, weight) in weights.enumerated() {
                    let y = 2 * row + offset - reach
                    if y >= 0, y < Glyph.side { sum += weight * half[y * side + column] }
                }
                features[row * side + column] = UInt8(sum / total)
            }
        }
        return features
    }
}
