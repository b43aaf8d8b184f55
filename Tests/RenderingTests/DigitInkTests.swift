import NumeralCore
import Testing

@testable import Rendering

@Suite struct DigitInkTests {
    @Test("A glyph is as large as was asked for, whatever way", arguments: GlyphResampling.allCases)
    func sides(resampling: GlyphResampling) {
        for side: Float in [7, 28, 90] {
            let image = ScaledGlyph(
                Strokes.bar, side: side, degrees: 0, by: resampling, keepsFrame: false
            ).image
            #expect(image.height == Int(side) && image.width == max(1, Int((side / 5).rounded())))
            // At a corner that is between ink and paper both ways a quarter is left.
            #expect(image.pixels.allSatisfy { $0 >= 64 })
            let frame = ScaledGlyph(
                Strokes.bar, side: side, degrees: 0, by: resampling, keepsFrame: true
            ).image
            #expect(frame.width == Int(side) && frame.height == Int(side))
        }
    }

    @Test func theFrameAsItIsIsTheGlyph() {
        let image = ScaledGlyph(
            Strokes.ring, side: 28, degrees: 0, by: .nearest, keepsFrame: true
        ).image
        #expect(image == Strokes.ring.image)
    }

    @Test func aTurnIsClockwiseAsSeen() {
        let image = ScaledGlyph(
            Strokes.bar, side: 40, degrees: 45, by: .bilinear, keepsFrame: false
        ).image
        // An upright bar turned clockwise leans to the right.
        #expect(image[image.width - 4, 4] > 100 && image[4, image.height - 5] > 100)
        #expect(image[4, 4] == 0 && image[image.width - 4, image.height - 4] == 0)
    }

    @Test func aGlyphWithoutInkIsNothing() {
        let digit = PictureDigit(side: 50)
        for form in [PictureStroke.Form.pen(0.1), .pixels(.cubic)] {
            let ink = DigitInk(Strokes.paper, digit, PictureStroke(form: form), seed: 1)
            #expect(ink.image.pixels.isEmpty)
        }
    }

    @Test("Every texture takes ink away and leaves some")
    func textures() {
        let digit = PictureDigit(side: 200)
        func mass(_ texture: PictureStroke.Texture) -> Int {
            let stroke = PictureStroke(form: .pen(0.1), texture: texture)
            return DigitInk(Strokes.ring, digit, stroke, seed: 3).image.pixels.reduce(0) {
                $0 + Int($1)
            }
        }
        let solid = mass(.solid)
        let textures: [PictureStroke.Texture] = [
            .stippled(50), .dry(pitch: 3, share: 0.4), .dots(1.5), .gaps(count: 2, length: 0.8),
            .outline(0.15),
        ]
        for texture in textures {
            let left = mass(texture)
            #expect(left < solid * 19 / 20 && left > solid / 10, "\(texture)")
        }
    }

    @Test("A pen too wide for a loop is made narrower")
    func loopsStayOpen() {
        let image = DigitInk(
            Strokes.ring, PictureDigit(side: 112), PictureStroke(form: .pen(0.45)), seed: 1
        ).image
        #expect(InkTopology(image, pixelsMin: 4).holeCount == 1)
    }
}
