import Foundation
import NumeralCore
import Rendering
import Testing

@Suite struct CorruptionTests {
    @Test("Each of MNIST-C's kinds is there under its published name")
    func names() {
        #expect(Corruption.allCases.count == 15)
        #expect(Corruption(rawValue: "canny_edges") == .cannyEdges)
    }

    @Test("Each kind changes a glyph, the same for one seed", arguments: Corruption.allCases)
    func changesAndRepeats(corruption: Corruption) {
        for index in 0..<20 {
            let once = corruption.apply(to: Strokes.ring, seed: 1, index: index)
            #expect(once != Strokes.ring)
            #expect(corruption.apply(to: Strokes.ring, seed: 1, index: index) == once)
        }
    }

    @Test(
        "Chance enters by index and seed, and only in the kinds that have any",
        arguments: Corruption.allCases)
    func drawsAnew(corruption: Corruption) {
        let byIndex = Set((0..<50).map { corruption.apply(to: Strokes.ring, seed: 1, index: $0) })
        let bySeed = Set(
            (0..<50).map { corruption.apply(to: Strokes.ring, seed: $0, index: 1) })
        let expected: ClosedRange<Int> =
            switch corruption {
            case .scale, .brightness, .stripe, .cannyEdges: 1...1
            case .shear, .rotate: 2...2
            case .translate: 4...4
            default: 20...50
            }
        #expect(expected.contains(byIndex.count) && expected.contains(bySeed.count))
    }

    @Test("Noise of a few photons leaves paper clean and makes thirds of ink")
    func shotNoise() {
        let spoiled = (0..<50).map {
            Corruption.shotNoise.apply(to: Strokes.bar, seed: 3, index: $0)
        }
        for glyph in spoiled {
            #expect(Set(glyph.ink).isSubset(of: [0, 85, 170, 255]))
            #expect(zip(glyph.ink, Strokes.bar.ink).allSatisfy { $1 > 0 || $0 == 0 })
        }
        // Of a Poisson count of mean 3, cut at 3: 1 · 3e⁻³ + 2 · 4.5e⁻³ + 3 · (1 − 8.5e⁻³).
        let share = spoiled.reduce(0) { $0 + $1.mass } / 50 / Strokes.bar.mass
        let expected = (12 * exp(-3) + 3 * (1 - 8.5 * exp(-3))) / 3
        #expect(abs(share - expected) < 0.02)
    }

    @Test("Impulses replace 17 % of the pixels, half by ink and half by paper")
    func impulseNoise() {
        let spoiled = (0..<50).map {
            Corruption.impulseNoise.apply(to: Strokes.paper, seed: 3, index: $0)
        }
        #expect(spoiled.allSatisfy { Set($0.ink) == [0, 255] })
        let salt = spoiled.reduce(0) { $0 + $1.mass } / 50 / Double(Glyph.pixelCount)
        #expect(abs(salt - 0.085) < 0.005)
        let full = glyph { _, _ in true }
        let pepper = (0..<50).reduce(0) {
            $0 + Corruption.impulseNoise.apply(to: full, seed: 4, index: $1).mass
        }
        #expect(abs(1 - pepper / 50 / Double(Glyph.pixelCount) - 0.085) < 0.005)
    }

    @Test("Blur moves ink and keeps its sum", arguments: [Corruption.glassBlur, .motionBlur])
    func blur(corruption: Corruption) {
        let dot = glyph { (13...14).contains($0) && (13...14).contains($1) }
        for index in 0..<20 {
            for plain in [dot, Strokes.ring] {
                let blurred = corruption.apply(to: plain, seed: 5, index: index)
                // Each pixel is rounded to a byte, half a step at most.
                #expect(abs(blurred.mass - plain.mass) < 0.5 * 784 / 255)
                #expect(blurred.ink.max()! < plain.ink.max()! || plain == Strokes.ring)
            }
        }
    }

    @Test("Motion smears a dot along one straight way within 45° of the rows")
    func motionBlur() {
        let dot = glyph { $0 == 20 && $1 == 14 }
        for index in 0..<20 {
            let spread = Corruption.motionBlur.apply(to: dot, seed: 6, index: index).spread
            let angle = 0.5 * atan2(2 * spread.xy, spread.xx - spread.yy) * 180 / .pi
            #expect(abs(angle) < 48)
            // Hardly any width across the way: the determinant is small against the trace.
            let area = spread.xx * spread.yy - spread.xy * spread.xy
            #expect(area < 0.08 * pow(spread.xx + spread.yy, 2))
            #expect((2.0...4.5).contains(spread.xx + spread.yy))
        }
    }

    @Test("Shear slants about the middle: columns move by sin 0.4 a row")
    func shear() {
        for index in 0..<10 {
            let sheared = Corruption.shear.apply(to: Strokes.bar, seed: 7, index: index)
            let center = sheared.centerOfMass
            #expect(abs(center.x - 13.5) < 0.05 && abs(center.y - 13.5) < 0.05)
            let slant = sheared.spread.xy / sheared.spread.yy
            #expect(abs(abs(slant) - sin(0.4)) < 0.01)
        }
    }

    @Test("Scaling shrinks both ways to 0.7")
    func scale() {
        let small = Corruption.scale.apply(to: Strokes.bar, seed: 8, index: 0)
        #expect(abs(small.mass / Strokes.bar.mass - 0.49) < 0.03)
        #expect(abs(small.spread.yy / Strokes.bar.spread.yy - 0.49) < 0.03)
        #expect(abs(small.centerOfMass.x - 13.5) < 0.05)
    }

    @Test("Rotation turns about the middle by 0.4 radians")
    func rotate() {
        for index in 0..<10 {
            let turned = Corruption.rotate.apply(to: Strokes.bar, seed: 9, index: index)
            let (center, spread) = (turned.centerOfMass, turned.spread)
            #expect(abs(center.x - 13.5) < 0.05 && abs(center.y - 13.5) < 0.05)
            let angle = 0.5 * atan2(2 * spread.xy, spread.yy - spread.xx)
            #expect(abs(abs(angle) - 0.4) < 0.02)
            #expect(abs(turned.mass / Strokes.bar.mass - 1) < 0.02)
        }
    }

    @Test("Translation moves three pixels both ways and keeps every byte")
    func translate() {
        for index in 0..<20 {
            let moved = Corruption.translate.apply(to: Strokes.ring, seed: 10, index: index)
            let center = moved.centerOfMass
            #expect(abs(abs(center.x - 13.5) - 3) < 1e-9 && abs(abs(center.y - 13.5) - 3) < 1e-9)
            #expect(moved.ink.sorted() == Strokes.ring.ink.sorted())
        }
    }

    @Test("Brightness lifts paper to half, and leaves full ink")
    func brightness() {
        let light = Corruption.brightness.apply(to: Strokes.bar, seed: 11, index: 0)
        #expect(light[0, 0] == 128 && light[13, 13] == 255)
        #expect(light.mass > Strokes.bar.mass)
    }

    @Test("Stripes turn the outer quarters over, twice is nothing")
    func stripe() {
        let striped = Corruption.stripe.apply(to: Strokes.ring, seed: 12, index: 0)
        #expect(striped[0, 13] == 255 && striped[27, 13] == 255 && striped[7, 0] == 0)
        #expect(striped[20, 0] == 0 && striped[21, 0] == 255 && striped[6, 0] == 255)
        #expect(Corruption.stripe.apply(to: striped, seed: 12, index: 0) == Strokes.ring)
    }
}
