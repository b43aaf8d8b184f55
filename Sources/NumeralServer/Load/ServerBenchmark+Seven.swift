import Foundation
public import NumeralCore

extension ServerBenchmark {
    /// A 7 of two strokes with soft edges on a canvas of 280 × 280, as the page makes them.
    public static let seven: GrayImage = {
        let strokes: [LineSegment<Double>] = [
            LineSegment(from: SIMD2(80, 80), to: SIMD2(200, 75)),
            LineSegment(from: SIMD2(200, 75), to: SIMD2(120, 220)),
        ]
        var image = GrayImage(width: 280, height: 280, filledWith: 255)
        for y in 0..<280 {
            for x in 0..<280 {
                let place = SIMD2(Double(x), Double(y))
                let distance = strokes.map { $0.distance(of: place) }.min() ?? .infinity
                let ink = min(max(9 - distance, 0), 1)
                image[x, y] = UInt8((255 * (1 - ink)).rounded())
            }
        }
        return image
    }()
}
