internal import Foundation
internal import NumeralCore

/// A glyph enlarged and turned, its strokes as they are, in a picture just large enough.
struct EnlargedGlyph {
    /// Ink, paper 0; empty for a glyph without ink.
    let image: GrayImage

    /// - Parameters:
    ///   - side: the longer side of the ink's box, in pixels.
    ///   - degrees: clockwise as seen.
    init(_ glyph: Glyph, side: Int, degrees: Double) {
        guard let ink = Self.inkBox(of: glyph) else {
            image = GrayImage(width: 0, height: 0)
            return
        }
        let (cosine, sine) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
        let (origin, extent) = Self.turnedBox(of: glyph, cosine, sine)
        let scale = Double(side) / max(extent.x, extent.y)
        let width = max(1, Int((extent.x * scale).rounded()))
        let height = max(1, Int((extent.y * scale).rounded()))
        var pixels = [UInt8](repeating: 0, count: width * height)
        for row in 0..<height {
            for column in 0..<width {
                let turned = SIMD2(Double(column) + 0.5, Double(row) + 0.5) / scale + origin
                let place = SIMD2(
                    cosine * turned.x + sine * turned.y, cosine * turned.y - sine * turned.x)
                pixels[row * width + column] = Self.sample(glyph.ink, place, within: ink)
            }
        }
        image = GrayImage(width: width, height: height, pixels: pixels)
    }

    /// The pixels that have ink.
    private static func inkBox(of glyph: Glyph) -> Box? {
        let places = glyph.ink.indices.filter { glyph.ink[$0] > 0 }
        let rows = places.map { $0 / Glyph.side }
        let columns = places.map { $0 % Glyph.side }
        guard let top = rows.min(), let bottom = rows.max(), let left = columns.min(),
            let right = columns.max()
        else { return nil }
        return Box(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }

    /// The box of the turned pixels that have ink, in pixels of the glyph; there must be some.
    private static func turnedBox(
        of glyph: Glyph, _ cosine: Double, _ sine: Double
    ) -> (origin: SIMD2<Double>, extent: SIMD2<Double>) {
        let middles = glyph.ink.indices.filter { glyph.ink[$0] > 0 }.map { index in
            let (x, y) = (
                Double(index % Glyph.side) + 0.5, Double(index / Glyph.side) + 0.5
            )
            return SIMD2(cosine * x - sine * y, sine * x + cosine * y)
        }
        let low = middles.reduce(middles[0]) { pointwiseMin($0, $1) } - 0.5
        let high = middles.reduce(middles[0]) { pointwiseMax($0, $1) } + 0.5
        return (low, high - low)
    }

    /// The ink between four pixels, bilinear; none outside of the box, whose outermost pixels go on
    /// to its edge.
    private static func sample(
        _ ink: [UInt8], _ place: SIMD2<Double>, within box: Box
    ) -> UInt8 {
        let (x, y) = (place.x - Double(box.x), place.y - Double(box.y))
        guard x >= 0, y >= 0, x <= Double(box.width), y <= Double(box.height) else { return 0 }
        func spot(_ along: Double, _ count: Int) -> (first: Int, next: Int, share: Double) {
            let middle = min(max(along - 0.5, 0), Double(count - 1))
            let first = Int(middle)
            return (first, min(first + 1, count - 1), middle - Double(first))
        }
        let (column, row) = (spot(x, box.width), spot(y, box.height))
        func mix(_ line: Int) -> Double {
            let start = (box.y + line) * Glyph.side + box.x
            let (left, right) = (
                Double(ink[start + column.first]), Double(ink[start + column.next])
            )
            return left + (right - left) * column.share
        }
        let (above, below) = (mix(row.first), mix(row.next))
        return UInt8((above + (below - above) * row.share).rounded())
    }
}
