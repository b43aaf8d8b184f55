internal import Foundation
public import NumeralCore

extension GlyphSkeleton {
    /// The digit written anew with a round pen, as ink (paper 0) in a picture just large enough.
    ///
    /// - Parameters:
    ///   - side: the longer side of what is drawn, in pixels; more than the pen's width.
    ///   - penWidth: of the pen, in pixels.
    ///   - degrees: by which the digit is turned, clockwise as seen.
    public func drawn(side: Int, penWidth: Double, degrees: Double = 0) -> GrayImage {
        precondition(penWidth > 0 && penWidth < Double(side))
        let way = laidOut(side: side, penWidth: penWidth, degrees: degrees)
        return Self.drawn(
            lines.map { (way.middles[$0], way.middles[$1]) }, width: way.width,
            height: way.height, penWidth: penWidth)
    }

    /// Where the pen goes in a picture just large enough: the places in pixels, the extents.
    func laidOut(
        side: Int, penWidth: Double, degrees: Double
    ) -> (middles: [SIMD2<Double>], width: Int, height: Int) {
        let (cosine, sine) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
        let turned = places.map {
            SIMD2(cosine * $0.x - sine * $0.y, sine * $0.x + cosine * $0.y)
        }
        let lowest = turned.reduce(turned[0]) { pointwiseMin($0, $1) }
        let extent = turned.reduce(turned[0]) { pointwiseMax($0, $1) } - lowest
        let longest = max(extent.x, extent.y)
        // A dot has no extent to enlarge.
        let scale = longest > 0 ? (Double(side) - penWidth) / longest : 1
        let middles = turned.map { ($0 - lowest) * scale + penWidth / 2 }
        // Rounding must not add a pixel.
        let width = Int((extent.x * scale + penWidth - 1e-6).rounded(.up))
        let height = Int((extent.y * scale + penWidth - 1e-6).rounded(.up))
        return (middles, width, height)
    }

    /// Straight ways drawn with a round pen, as ink.
    static func drawn(
        _ ways: [(SIMD2<Double>, SIMD2<Double>)], width: Int, height: Int, penWidth: Double
    ) -> GrayImage {
        var ink = [UInt8](repeating: 0, count: width * height)
        for (start, end) in ways { stroke(&ink, width, from: start, to: end, penWidth) }
        return GrayImage(width: width, height: height, pixels: ink)
    }

    /// Draws with a round pen along a straight way; a pixel on the rim is covered in part.
    private static func stroke(
        _ ink: inout [UInt8], _ width: Int, from start: SIMD2<Double>, to end: SIMD2<Double>,
        _ penWidth: Double
    ) {
        let reach = penWidth / 2 + 0.5
        let low = pointwiseMin(start, end) - reach
        let high = pointwiseMax(start, end) + reach
        let rows = max(0, Int(low.y))..<max(0, min(ink.count / width, Int(high.y) + 1))
        let columns = max(0, Int(low.x))..<max(0, min(width, Int(high.x) + 1))
        for row in rows {
            for column in columns where ink[row * width + column] < 255 {
                let place = SIMD2(Double(column) + 0.5, Double(row) + 0.5)
                let distance = distance(of: place, from: start, to: end)
                let value = UInt8(min(1, max(0, reach - distance)) * 255)
                let index = row * width + column
                if value > ink[index] { ink[index] = value }
            }
        }
    }

    /// How far a place is from a straight way.
    static func distance(
        of place: SIMD2<Double>, from start: SIMD2<Double>, to end: SIMD2<Double>
    ) -> Double {
        let (offset, along) = (place - start, end - start)
        let lengthSquared = (along * along).sum()
        let share =
            lengthSquared > 0 ? min(1, max(0, (offset * along).sum() / lengthSquared)) : 0
        return length(offset - along * share)
    }

    static func length(_ way: SIMD2<Double>) -> Double { (way * way).sum().squareRoot() }
}
