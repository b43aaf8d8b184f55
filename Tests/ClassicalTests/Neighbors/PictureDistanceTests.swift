import Classical
import Foundation
import Testing

@Suite struct PictureDistanceTests {
    static let side = 20

    /// A smooth slanted blot, distorted: the picture at `(x, y)` is the blot at the place that
    /// `(x, y)` comes from.
    static func blot(_ from: (_ x: Double, _ y: Double) -> (Double, Double)) -> [Float] {
        (0..<side * side).map { place in
            let middle = Double(side - 1) / 2
            let (x, y) = from(Double(place % side) - middle, Double(place / side) - middle)
            let (along, across) = (x + 0.4 * y - 1, y - 0.2 * x + 0.5)
            return Float(255 * exp(-along * along / 30 - across * across / 12))
        }
    }

    static let distortions: [@Sendable (Double, Double) -> (Double, Double)] = [
        { x, y in (x + 0.2, y) }, { x, y in (x, y + 0.2) },
        { x, y in (x + 0.04 * y, y - 0.04 * x) }, { x, y in (1.04 * x, 1.04 * y) },
        { x, y in (1.04 * x, y / 1.04) }, { x, y in (x + 0.04 * y, y + 0.04 * x) },
        { x, y in (1.02 * x + 0.03 * y - 0.1, y - 0.01 * x + 0.2) },
    ]

    static func distance(
        _ asked: [Float], _ known: [Float], _ measure: NeighborSettings.Refinement.Distance?
    ) throws -> Float {
        // Black and white rows beside it, so that bytes are whole steps.
        let black = [Float](repeating: 0, count: known.count)
        let white = [Float](repeating: 255, count: known.count)
        var settings = NeighborSettings()
        settings.neighborCount = 3
        settings.refinement = measure.map { .init($0, side: side, candidateCount: 3) }
        let rows = FeatureMatrix(columnCount: known.count, values: known + black + white)
        let model = try NearestNeighbors.fit(
            rows, labels: [0, 1, 1], classCount: 2, settings: settings)
        let found = try model.neighbors(
            of: FeatureMatrix(columnCount: asked.count, values: asked), threadCount: 1)
        return try #require(found[0].first { $0.row == 0 }).distance
    }

    @Test("A small distortion is nearly no tangent distance", arguments: distortions.indices)
    func distortionsCostLittle(index: Int) throws {
        let (plain, distorted) = (Self.blot { ($0, $1) }, Self.blot(Self.distortions[index]))
        let far = try Self.distance(plain, distorted, nil)
        for isTwoSided in [false, true] {
            let near = try Self.distance(plain, distorted, .tangents(isTwoSided: isTwoSided))
            // Bytes are rounded by up to a half: some 6 over 400 pixels; the rest is second order.
            #expect(near < 0.12 * far + 6, "\(near) of \(far)")
        }
    }

    @Test func thicknessCostsLittle() throws {
        // Thickening by a little adds the squared slope; so much more that rounding is small.
        let plain = Self.blot { ($0, $1) }
        let side = Self.side
        let thicker = plain.indices.map { place -> Float in
            let (row, column) = (place / side, place % side)
            guard 1..<side - 1 ~= row, 1..<side - 1 ~= column else { return plain[place] }
            let across = (plain[place + 1] - plain[place - 1]) / 2
            let down = (plain[place + side] - plain[place - side]) / 2
            return plain[place] + (across * across + down * down) / 80
        }
        let far = try Self.distance(plain, thicker, nil)
        #expect(far > 60)
        #expect(try Self.distance(plain, thicker, .tangents(isTwoSided: false)) < 0.15 * far)
    }

    @Test("As the least squares of the definition, by normal equations")
    func agreesWithNormalEquations() throws {
        var numbers = SeededNumbers(state: 4)
        let size = Self.side * Self.side
        for _ in 0..<5 {
            let pictures = (0..<2).map { _ in
                (0..<size).map { _ in Float(Int.random(in: 0...255, using: &numbers)) }
            }
            for isTwoSided in [false, true] {
                let found = try Self.distance(
                    pictures[0], pictures[1], .tangents(isTwoSided: isTwoSided))
                let expected = ReferenceTangents.distance(
                    pictures[0], pictures[1], side: Self.side, isTwoSided: isTwoSided)
                #expect(abs(Double(found) - expected) < 1e-3 * expected)
            }
        }
    }

    @Test func pictureItselfIsNear() throws {
        let picture = Self.blot { ($0, $1) }.map { $0.rounded() }
        for measure in [.shifts(reach: 1), .tangents(isTwoSided: true)]
            as [NeighborSettings.Refinement.Distance]
        {
            #expect(try Self.distance(picture, picture, measure) < 0.01)
        }
        // A blank picture has no slopes at all.
        let blank = [Float](repeating: 0, count: picture.count)
        #expect(try Self.distance(blank, blank, .tangents(isTwoSided: true)) == 0)
    }

    @Test("Moves up to the reach cost nothing, farther ones do")
    func shifts() throws {
        var picture = [Float](repeating: 0, count: Self.side * Self.side)
        for place in [105, 106, 107, 125, 145, 146] { picture[place] = 200 }
        for (across, down) in [(1, 0), (-1, 1), (0, -1), (1, 1)] {
            for steps in 1...2 {
                var moved = [Float](repeating: 0, count: picture.count)
                for place in picture.indices where picture[place] > 0 {
                    moved[place + steps * (across + down * Self.side)] = picture[place]
                }
                for reach in 1...2 {
                    let distance = try Self.distance(picture, moved, .shifts(reach: reach))
                    #expect((distance < 0.01) == (steps <= reach))
                }
            }
        }
    }
}
