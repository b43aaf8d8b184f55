import Foundation
import NumeralCore
import Rendering
import Testing

/// The corruptions that lay something over a glyph, and the one that leaves its outline only.
@Suite struct CoveringCorruptionTests {
    @Test("Fog leaves a quarter of the contrast")
    func fogFadesContrast() {
        let other = glyph { (5..<9).contains($0) && (4..<24).contains($1) }
        for index in 0..<20 {
            let (first, second) = (
                Corruption.fog.apply(to: Strokes.bar, seed: 1, index: index),
                Corruption.fog.apply(to: other, seed: 1, index: index)
            )
            for place in 0..<Glyph.pixelCount {
                let before = Double(Strokes.bar.ink[place]) - Double(other.ink[place])
                let after = Double(first.ink[place]) - Double(second.ink[place])
                #expect(abs(after - before / 4) <= 1)
            }
        }
    }

    @Test("Clouds are smooth, and of different heights from glyph to glyph")
    func cloudsAreSmooth() {
        var means: [Double] = []
        for index in 0..<60 {
            // One pixel of ink lets the fog show: it is scaled by the strongest ink.
            let dot = glyph { $0 == 27 && $1 == 27 }
            let cloud = Corruption.fog.apply(to: dot, seed: 2, index: index)
            means.append(cloud.mass / Double(Glyph.pixelCount))
            let steps = (0..<Glyph.pixelCount).filter { $0 % 28 < 26 }.map {
                abs(Int(cloud.ink[$0 + 1]) - Int(cloud.ink[$0]))
            }
            let step = Double(steps.reduce(0, +)) / Double(steps.count)
            #expect((0.2...20).contains(step))
        }
        let mean = means.reduce(0, +) / 60
        #expect((0.25...0.5).contains(mean))
        let deviation = (means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 60).squareRoot()
        #expect((0.03...0.25).contains(deviation))
    }

    @Test("Mud covers some of the glyph, darker than ink, and leaves the rest alone")
    func spatter() {
        var covered = 0
        for index in 0..<50 {
            let paper = Corruption.spatter.apply(to: Strokes.paper, seed: 3, index: index)
            #expect(paper.ink.allSatisfy { $0 == 0 || (50...63).contains($0) })
            covered += paper.ink.count { $0 > 0 }
            let ring = Corruption.spatter.apply(to: Strokes.ring, seed: 3, index: index)
            for place in 0..<Glyph.pixelCount where paper.ink[place] == 0 {
                #expect(ring.ink[place] == Strokes.ring.ink[place])
            }
            for place in 0..<Glyph.pixelCount where paper.ink[place] == 63 {
                #expect(ring.ink[place] <= 64 + 51)
            }
        }
        let share = Double(covered) / Double(50 * Glyph.pixelCount)
        #expect((0.05...0.35).contains(share))
    }

    @Test("A line of dots adds ink in two of four columns, from edge to edge")
    func dottedLine() {
        for index in 0..<50 {
            let dotted = Corruption.dottedLine.apply(to: Strokes.ring, seed: 4, index: index)
            for place in 0..<Glyph.pixelCount {
                let isGap = place % 28 / 2 % 2 == 0
                #expect(dotted.ink[place] >= Strokes.ring.ink[place])
                if isGap { #expect(dotted.ink[place] == Strokes.ring.ink[place]) }
            }
            let alone = Corruption.dottedLine.apply(to: Strokes.paper, seed: 4, index: index)
            let columns = Set((0..<784).filter { alone.ink[$0] > 100 }.map { $0 % 28 })
            #expect(columns == [2, 3, 6, 7, 10, 11, 14, 15, 18, 19, 22, 23, 26])
        }
    }

    @Test("A zigzag goes from the left to the right, up and down")
    func zigzag() {
        for index in 0..<50 {
            let alone = Corruption.zigzag.apply(to: Strokes.paper, seed: 5, index: index)
            let columns = Set((0..<784).filter { alone.ink[$0] > 0 }.map { $0 % 28 })
            #expect(columns.isSubset(of: Set(1...26)))
            let ring = Corruption.zigzag.apply(to: Strokes.ring, seed: 5, index: index)
            #expect(zip(ring.ink, Strokes.ring.ink).allSatisfy { $0 >= $1 })
            guard (9...18).contains(alone.centerOfMass.y) else { continue }
            #expect(columns.count >= 22)
            // About its own slope: a swing of ±2 has a variance of 4/3, a straight stroke none.
            let spread = alone.spread
            let swing = spread.yy - spread.xy * spread.xy / spread.xx
            #expect((1.2...3).contains(swing))
        }
    }

    @Test("Edges are where ink meets paper, and only there")
    func cannyEdges() {
        let square = glyph { (7..<21).contains($0) && (7..<21).contains($1) }
        let edges = Corruption.cannyEdges.apply(to: square, seed: 6, index: 0)
        #expect(Set(edges.ink) == [0, 255])
        for place in 0..<Glyph.pixelCount where edges.ink[place] > 0 {
            let distance = max(abs(2 * (place % 28) - 27), abs(2 * (place / 28) - 27))
            #expect((11...15).contains(distance))
        }
        // Every row and column through the square meets both sides.
        for row in 8..<20 {
            #expect((5...9).contains { edges[$0, row] > 0 } && edges[13, row] == 0)
            #expect((18...22).contains { edges[$0, row] > 0 })
        }
        #expect(Corruption.cannyEdges.apply(to: Strokes.paper, seed: 6, index: 0).isBlank)
    }

    @Test("A faint edge stays only where it runs on into a clear one")
    func cannyFollowsEdges() {
        func bar(_ ink: (Int) -> UInt8) -> Glyph {
            Glyph(
                ink: (0..<Glyph.pixelCount).map {
                    (10..<18).contains($0 % 28) ? ink($0 / 28) : 0
                })
        }
        // After a blur of deviation 1 a step of h has Sobel's gradient 4 · 0.77 h: 12 of 255 give
        // 0.145, between the levels.
        let faint = bar { (6..<22).contains($0) ? 12 : 0 }
        #expect(Corruption.cannyEdges.apply(to: faint, seed: 7, index: 0).isBlank)
        let growing = bar { (6..<22).contains($0) ? UInt8($0 + 4) : 0 }
        let edges = Corruption.cannyEdges.apply(to: growing, seed: 7, index: 0)
        #expect((8...11).contains { edges[$0, 8] > 0 })
    }
}
