import Foundation
import Imaging
import NumeralCore
import Testing

/// Symbols written in dots, and dots that are none.
@Suite struct DotStrokesTests {
    /// A page with a dot around each place.
    private static func page(_ places: [(x: Int, y: Int)]) -> GrayImage {
        var page = GrayImage(width: 200, height: 200, filledWith: 255)
        for place in places {
            for y in -3...3 {
                for x in -3...3 where x * x + y * y <= 10 { page[place.x + x, place.y + y] = 0 }
            }
        }
        return page
    }

    private static func oval(around x: Int) -> [(x: Int, y: Int)] {
        (0..<20).map { index in
            let angle = Double(index) / 10 * .pi
            return (x: x + Int(28 * cos(angle)), y: 100 + Int(48 * sin(angle)))
        }
    }

    @Test("Dots along a curve are one stroke, and each of two curves is one")
    func curves() throws {
        for (centres, count) in [([100], 1), ([50, 150], 2)] {
            let page = Self.page(centres.flatMap(Self.oval))
            let ink = try #require(InkHypotheses(of: page).first { _ in true })
            #expect(ink.source == .joined && ink.isEven)
            #expect(ink.parts.count == count)
            #expect(InkLayout(ink).partCount == count)
        }
    }

    @Test("Printed dots, dots by lot, and few dots are linked to nothing")
    func patterns() throws {
        let grid = (1..<9).flatMap { row in (1..<9).map { (x: 22 * $0, y: 22 * row) } }
        var generator = SplitMix64(seed: 4)
        let lot = (0..<40).map { _ in
            (x: 5 + Int(generator.next() % 190), y: 5 + Int(generator.next() % 190))
        }
        for places in [grid, lot, [(x: 60, y: 60), (x: 75, y: 60), (x: 90, y: 60)]] {
            let ink = try #require(InkHypotheses(of: Self.page(places)).first { _ in true })
            #expect(ink.source == .levels)
        }
    }

    @Test("After a symbol of dots its levels are tried all the same")
    func levelsFollow() {
        let sources = InkHypotheses(of: Self.page(Self.oval(around: 100))).prefix(2).map(\.source)
        #expect(sources == [.joined, .levels])
    }
}
