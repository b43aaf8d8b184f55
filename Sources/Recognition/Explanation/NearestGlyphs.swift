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
    private let features: [UInt8]

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
        self.features = features
    }

    public func nearest(to glyph: Glyph, count: Int) -> [Neighbor] {
        precondition(count >= 0)
        let sought = Self.features(glyph.ink[...])
        var best: [(index: Int, distance: Int32)] = []
        guard count > 0 else { return [] }
        features.withUnsafeBufferPointer { features in
            sought.withUnsafeBufferPointer { sought in
                for index in symbols.indices {
                    let start = index * Self.featureCount
                    let known = UnsafeBufferPointer(
                        rebasing: features[start..<start + Self.featureCount])
                    let distance = Self.squaredDistance(known, sought)
                    if best.count == count, distance >= best[count - 1].distance { continue }
                    // Later ones of the same distance come after.
                    let place = best.firstIndex { $0.distance > distance } ?? best.count
                    best.insert((index, distance), at: place)
                    if best.count > count { best.removeLast() }
                }
            }
        }
        return best.map { index, distance in
            let mean = Float(distance) / Float(Self.featureCount)
            return Neighbor(
                symbol: symbols[index], distance: mean.squareRoot() / 255,
                glyph: Glyph(ink: Array(ink[Self.pixels(of: index)])))
        }
    }

    private static func pixels(of index: Int) -> Range<Int> {
        index * Glyph.pixelCount..<(index + 1) * Glyph.pixelCount
    }

    /// 16 bits hold a difference and 32 the sum of 196 squares, which lets eight go at a time.
    private static func squaredDistance(
        _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
    ) -> Int32 {
        var sum: Int32 = 0
        for index in 0..<featureCount {
            let difference = Int32(Int16(one[index]) &- Int16(other[index]))
            sum &+= difference &* difference
        }
        return sum
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
