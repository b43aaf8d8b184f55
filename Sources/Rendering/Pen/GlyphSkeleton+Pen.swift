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
        var image = GrayImage(width: width, height: height)
        for (start, end) in ways { image.draw(RoundPen(from: start, to: end, width: penWidth)) }
        return image
    }
}
