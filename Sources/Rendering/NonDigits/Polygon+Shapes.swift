import Foundation

extension Polygon {
    /// Strokes, each a list of corners in the unit square, y down.
    struct Shape: Sendable {
        let strokes: [[(Float, Float)]]
        var isSmooth = false
    }

    /// No plain circle and no single line: those are digits.
    static let shapes: [Shape] = [
        // Stars of five corners, in one go and as an outline; of six from two triangles.
        Shape(strokes: [around(0.5, 0.5, 0.5, [0, 2, 4, 1, 3, 0].map { Float($0) / 5 })]),
        Shape(strokes: [starOutline(corners: 5)]),
        Shape(strokes: [starOutline(corners: 8)]),
        Shape(strokes: [
            around(0.5, 0.5, 0.5, [0, 1, 2, 0].map { Float($0) / 3 }),
            around(0.5, 0.5, 0.5, [0.5, 1.5, 2.5, 0.5].map { $0 / 3 }),
        ]),
        // A triangle, a square, one with its diagonals, a diamond, a pentagon.
        Shape(strokes: [[(0.5, 0), (1, 1), (0, 1), (0.5, 0)]]),
        Shape(strokes: [frame]),
        Shape(strokes: [frame, [(0, 0), (1, 1)], [(1, 0), (0, 1)]]),
        Shape(strokes: [[(0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5), (0.5, 0)]]),
        Shape(strokes: [around(0.5, 0.5, 0.5, (0...5).map { Float($0) / 5 })]),
        // A spiral of three turns.
        Shape(
            strokes: [
                (0...24).map { step in
                    let (turn, radius) = (Float(step) / 8, 0.03 + 0.47 * Float(step) / 24)
                    return (0.5 + radius * sin(2 * .pi * turn), 0.5 - radius * cos(2 * .pi * turn))
                }
            ], isSmooth: true),
        // A house; the house of St. Nicholas, in one go.
        Shape(strokes: [
            [(0, 1), (0, 0.45), (0.5, 0), (1, 0.45), (1, 1), (0, 1)],
            [(0.4, 1), (0.4, 0.65), (0.62, 0.65), (0.62, 1)],
        ]),
        Shape(strokes: [
            [
                (0, 1), (1, 1), (1, 0.4), (0, 0.4), (0.5, 0), (1, 0.4), (0, 1), (0, 0.4), (1, 1),
            ]
        ]),
        // A heart.
        Shape(
            strokes: [
                [
                    (0.5, 1), (0.1, 0.55), (0.05, 0.2), (0.28, 0.03), (0.5, 0.25), (0.72, 0.03),
                    (0.95, 0.2), (0.9, 0.55), (0.5, 1),
                ]
            ], isSmooth: true),
        // A stick figure, a face, a flower, a fish, a tree.
        Shape(strokes: [
            ring(0.5, 0.14, 0.14), [(0.5, 0.28), (0.5, 0.65)], [(0.15, 0.4), (0.85, 0.4)],
            [(0.2, 1), (0.5, 0.65), (0.8, 1)],
        ]),
        Shape(
            strokes: [
                ring(0.5, 0.5, 0.5), ring(0.32, 0.38, 0.04), ring(0.68, 0.38, 0.04),
                [(0.25, 0.65), (0.5, 0.8), (0.75, 0.65)],
            ], isSmooth: true),
        Shape(
            strokes: (0..<5).map { petal in
                let angle = 2 * Float.pi * Float(petal) / 5
                return ring(0.5 + 0.3 * sin(angle), 0.5 - 0.3 * cos(angle), 0.18)
            } + [ring(0.5, 0.5, 0.1)], isSmooth: true),
        Shape(
            strokes: [
                [
                    (1, 0.25), (0.6, 0.65), (0.3, 0.75), (0, 0.5), (0.3, 0.25), (0.6, 0.35),
                    (1, 0.75),
                ], [(1, 0.25), (0.93, 0.5), (1, 0.75)], ring(0.2, 0.45, 0.03),
            ], isSmooth: true),
        Shape(strokes: [
            [(0.5, 0), (0.15, 0.45), (0.85, 0.45), (0.5, 0)],
            [(0.5, 0.35), (0, 0.8), (1, 0.8), (0.5, 0.35)], [(0.5, 0.8), (0.5, 1)],
        ]),
        // An envelope, a cube, a ladder, a grid, a lightning, a saw.
        Shape(strokes: [
            [(0, 0.2), (1, 0.2), (1, 0.8), (0, 0.8), (0, 0.2)], [(0, 0.2), (0.5, 0.55), (1, 0.2)],
        ]),
        Shape(strokes: [
            [
                (0, 0.3), (0.7, 0.3), (0.7, 1), (0, 1), (0, 0.3), (0.3, 0), (1, 0), (1, 0.7),
                (0.7, 1),
            ],
            [(0.7, 0.3), (1, 0)],
        ]),
        Shape(
            strokes: [[(0.25, 0), (0.25, 1)], [(0.75, 0), (0.75, 1)]]
                + [0.15, 0.4, 0.65, 0.9].map { [(0.25, $0), (0.75, $0)] }),
        Shape(
            strokes: [0.1, 0.5, 0.9].flatMap { [[($0, 0), ($0, 1)], [(0, $0), (1, $0)]] }),
        Shape(strokes: [
            [
                (0.6, 0), (0.15, 0.55), (0.5, 0.55), (0.35, 1), (0.9, 0.38), (0.55, 0.38),
                (0.85, 0), (0.6, 0),
            ]
        ]),
        Shape(strokes: [(0...8).map { (Float($0) / 8, $0 % 2 == 0 ? 0.75 : 0.25) }]),
        // Rings in each other, a cross with a double bar, a butterfly of two triangles.
        Shape(strokes: [ring(0.5, 0.5, 0.5), ring(0.5, 0.5, 0.25)], isSmooth: true),
        Shape(strokes: [
            [(0.5, 0), (0.5, 1)], [(0.2, 0.25), (0.8, 0.25)], [(0, 0.5), (1, 0.5)],
        ]),
        Shape(strokes: [[(0, 0.1), (1, 0.9), (1, 0.1), (0, 0.9), (0, 0.1)]]),
    ]

    private static let frame: [(Float, Float)] = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]

    /// Points on a circle at shares of a turn, from the top, clockwise.
    private static func around(
        _ x: Float, _ y: Float, _ radius: Float, _ turns: [Float]
    ) -> [(Float, Float)] {
        turns.map { (x + radius * sin(2 * .pi * $0), y - radius * cos(2 * .pi * $0)) }
    }

    /// A closed circle.
    private static func ring(_ x: Float, _ y: Float, _ radius: Float) -> [(Float, Float)] {
        around(x, y, radius, (0...12).map { Float($0) / 12 })
    }

    private static func starOutline(corners: Int) -> [(Float, Float)] {
        (0...2 * corners).map { step in
            let radius: Float = step % 2 == 0 ? 0.5 : 0.22
            return around(0.5, 0.5, radius, [Float(step) / Float(2 * corners)])[0]
        }
    }
}
