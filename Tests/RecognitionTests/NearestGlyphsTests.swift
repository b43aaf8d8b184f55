import NumeralCore
import Recognition
import Testing

@Suite struct NearestGlyphsTests {
    static let glyphs = randomGlyphs(count: 40, seed: 3)

    static func known(_ glyphs: [Glyph]) -> NearestGlyphs {
        NearestGlyphs(
            ink: glyphs.flatMap(\.ink),
            symbols: glyphs.indices.map { Symbol.digits[$0 % 10] })
    }

    /// A stroke, `x` pixels from the left.
    static func stroke(_ x: Int) -> Glyph {
        var ink = [UInt8](repeating: 0, count: Glyph.pixelCount)
        for row in 4..<24 { for column in x..<x + 3 { ink[row * Glyph.side + column] = 255 } }
        return Glyph(ink: ink)
    }

    @Test("Each glyph is nearest to itself, at no distance")
    func findsItself() throws {
        let known = Self.known(Self.glyphs)
        for (index, glyph) in Self.glyphs.enumerated() {
            let nearest = known.nearest(to: glyph, count: 3)
            #expect(nearest.count == 3)
            #expect(nearest[0].glyph == glyph && nearest[0].distance == 0)
            #expect(nearest[0].symbol == Symbol.digits[index % 10])
            #expect(nearest[1].distance > 0 && nearest[1].distance <= nearest[2].distance)
        }
    }

    @Test("The distances are those of a search by hand")
    func findsTheNearest() throws {
        let glyphs = (2..<22).map(Self.stroke)
        let nearest = Self.known(glyphs).nearest(to: Self.stroke(12), count: 3)
        #expect(nearest[0].glyph == Self.stroke(12))
        #expect(Set(nearest[1...].map(\.glyph)) == [Self.stroke(11), Self.stroke(13)])
    }

    @Test("Full ink is at the distance 1 from none, away from the edges' blur")
    func hasItsRange() throws {
        let full = Glyph(ink: [UInt8](repeating: 255, count: Glyph.pixelCount))
        let blank = Glyph(ink: [UInt8](repeating: 0, count: Glyph.pixelCount))
        let distance = try #require(Self.known([full]).nearest(to: blank, count: 1).first).distance
        #expect((0.9...1).contains(distance))
    }

    @Test("There are never more than are known; of the same the first comes first")
    func keepsToWhatThereIs() throws {
        #expect(Self.known([]).nearest(to: Self.stroke(3), count: 3).isEmpty)
        let same = Self.known([Self.stroke(3), Self.stroke(3)])
        #expect(same.nearest(to: Self.stroke(3), count: 3).map(\.symbol) == [.zero, .one])
        #expect(same.nearest(to: Self.stroke(3), count: 0).isEmpty)
    }
}
