import Imaging
import NumeralCore
import PictureSupport
import Testing

/// Ruled paper, as a camera sees it: grey paper with a little noise, lines that are not quite
/// level.
@Suite struct RulingTests {
    private static let (width, height) = (360, 300)

    /// A page that a digit of the fixtures stands on.
    ///
    /// - Parameter lines: at which distance lines run across, and whether some run down too.
    private static func page(
        pitch: Float?, isSquared: Bool = false, slope: Float = 0.05, digit: GrayImage?
    ) -> GrayImage {
        var generator = SplitMix64(seed: 9)
        var page = GrayImage(width: width, height: height)
        for row in 0..<height {
            for column in 0..<width {
                var light = Float(205) - 0.1 * Float(column) + 4 * generator.nextUnit()
                if let pitch {
                    let (x, y) = (Float(column), Float(row))
                    func isLine(_ place: Float) -> Bool {
                        abs(place / pitch - (place / pitch).rounded()) * pitch < 1.2
                    }
                    if isLine(y + slope * x + 7) || isSquared && isLine(x - slope * y + 11) {
                        light *= 0.72
                    }
                }
                if let digit {
                    let (x, y) = ((column - 110) / 5, (row - 90) / 5)
                    if column >= 110, row >= 90, x < digit.width, y < digit.height {
                        light *= 0.25 + 0.75 * Float(digit[x, y]) / 255
                    }
                }
                page[column, row] = UInt8(light)
            }
        }
        return page
    }

    @Test("Squares alone are a blank page", arguments: [Float(28), 45, 90])
    func squaresAlone(pitch: Float) {
        let page = Self.page(pitch: pitch, isSquared: true, digit: nil)
        // Whatever is looked at first, nothing is left without the lines.
        let bare = InkHypotheses(of: page).first { $0.source == .unruled }.map { InkLayout($0) }
        let largest = InkHypotheses(of: page).first { $0.source == .unruled }?.parts.map(\.side)
            .max()
        #expect(SeenInk(page).isBlank || bare?.partCount == 0 || Float(largest ?? 0) < pitch)
    }

    @Test("A digit on lines is nearly the digit without", arguments: [Float(45), 90])
    func digitOnLines(pitch: Float) throws {
        let digit = try Fixtures.picture("gray.png")
        func glyph(_ page: GrayImage, _ source: InkSource) throws -> Glyph {
            // The last of them takes the dark corner for the table, as the one without lines does.
            let inks = InkHypotheses(of: page).filter {
                $0.source == source && $0.place.part == .whole
            }
            let ink = try #require(inks.last)
            let candidate = try #require(InkLayout(ink).candidates.first)
            return GlyphNormalization.standard.glyph(from: ink, candidate).glyph
        }
        let plain = try glyph(Self.page(pitch: nil, digit: digit), .flattened)
        let ruled = try glyph(Self.page(pitch: pitch, digit: digit), .unruled)
        #expect(ruled.shapeDifference(from: plain) <= 20)
    }

    @Test("Half the page in a hard shadow is no ink, and the digit across its edge is one")
    func hardShadow() throws {
        let digit = try Fixtures.picture("gray.png")
        func shaded(_ page: GrayImage) -> GrayImage {
            var page = page
            for row in 0..<Self.height {
                for column in 0..<Self.width where Float(column) > 150 + 0.4 * Float(row) {
                    page[column, row] = UInt8(0.6 * Float(page[column, row]))
                }
            }
            return page
        }
        // The edge of a hard shadow is ink to the likeliest way: another one must tell it.
        withKnownIssue {
            #expect(SeenInk(shaded(Self.page(pitch: nil, digit: nil))).isBlank)
            let glyph = try #require(
                Fixtures.glyph(of: shaded(Self.page(pitch: nil, digit: digit))))
            let plain = try #require(Fixtures.glyph(of: Self.page(pitch: nil, digit: digit)))
            #expect(glyph.shapeDifference(from: plain) <= 30)
        }
    }
}
