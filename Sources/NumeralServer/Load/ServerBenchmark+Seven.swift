import Foundation
public import NumeralCore

extension ServerBenchmark {
    /// A 7 of two strokes with soft edges on a canvas of 280 × 280, as the page makes them.
    public static let seven: GrayImage = {
        let strokes: [((Double, Double), (Double, Double))] = [
            ((80, 80), (200, 75)), ((200, 75), (120, 220)),
        ]
        var image = GrayImage(width: 280, height: 280, filledWith: 255)
        for y in 0..<280 {
            for x in 0..<280 {
                let distance =
                    strokes.map { start, end in
                        let (dx, dy) = (end.0 - start.0, end.1 - start.1)
                        let (px, py) = (Double(x) - start.0, Double(y) - start.1)
                        let along = min(max((px * dx + py * dy) / (dx * dx + dy * dy), 0), 1)
                        return hypot(px - along * dx, py - along * dy)
                    }.min() ?? .infinity
                let ink = min(max(9 - distance, 0), 1)
                image[x, y] = UInt8((255 * (1 - ink)).rounded())
            }
        }
        return image
    }()
}
