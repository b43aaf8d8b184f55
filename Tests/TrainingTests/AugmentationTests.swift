import NumeralCore
import Testing
import Training

@Suite struct AugmentationTests {
    /// An L of full ink, nowhere near symmetric, off the middle.
    static let letter: [UInt8] = (0..<784).map { i in
        let (row, column) = (i / 28, i % 28)
        let isStem = (6...18).contains(row) && (9...11).contains(column)
        let isFoot = (16...18).contains(row) && (9...16).contains(column)
        return isStem || isFoot ? 255 : 0
    }

    static func apply(_ distortion: Distortion, to ink: [UInt8] = letter) -> [Float] {
        var distorter = Distorter(elasticSpacing: distortion.elasticSpacing)
        var output = [Float](repeating: -1, count: 784)
        ink.withUnsafeBufferPointer { ink in
            output.withUnsafeMutableBufferPointer { distorter.apply(distortion, to: ink, into: $0) }
        }
        return output
    }

    static func ink(_ pixels: [Float]) -> Float { pixels.reduce(0, +) }

    static func center(_ pixels: [Float]) -> (x: Float, y: Float) {
        var (x, y): (Float, Float) = (0, 0)
        for i in pixels.indices {
            x += pixels[i] * Float(i % 28)
            y += pixels[i] * Float(i / 28)
        }
        return (x / ink(pixels), y / ink(pixels))
    }

    /// The strength that the shipped reader trains with, or close to it.
    static let strong: Augmentation = {
        var result = Augmentation()
        (result.rotation, result.shift, result.zoom, result.shear) = (15, 1.5, 0.15, 0.2)
        (result.elastic, result.thickening, result.thinning) = (2, 0.5, 0.3)
        (result.blur, result.noise, result.recenter) = (0.5, 0.05, true)
        return result
    }()

    @Test func changesNothingAtZeroStrength() {
        var generator = SplitMix64(seed: 3)
        let distortion = Augmentation().distortion(using: &generator)
        #expect(Augmentation().isIdentity)
        #expect(Self.apply(distortion) == Self.letter.map { Float($0) / 255 })
    }

    @Test func isTheSameForTheSameSeedAndDiffersForAnother() {
        func draw(_ seed: UInt64) -> [Float] {
            var generator = SplitMix64(seed: seed)
            return Self.apply(Self.strong.distortion(using: &generator))
        }
        #expect(draw(1) == draw(1))
        #expect(draw(1) != draw(2))
    }

    @Test("A distorter carries nothing from one glyph to the next")
    func keepsNoState() {
        var distorter = Distorter()
        var generator = SplitMix64(seed: 5)
        let first = Self.strong.distortion(using: &generator)
        let second = Self.strong.distortion(using: &generator)
        var output = [Float](repeating: 0, count: 784)
        for distortion in [first, second] {
            Self.letter.withUnsafeBufferPointer { ink in
                output.withUnsafeMutableBufferPointer {
                    distorter.apply(distortion, to: ink, into: $0)
                }
            }
        }
        #expect(output == Self.apply(second))
    }

    @Test("A quarter turn moves (column, row) to (27 − row, column)")
    func rotatesClockwise() {
        var distortion = Distortion()
        distortion.rotation = 90
        let turned = Self.apply(distortion)
        for i in 0..<784 {
            let (row, column) = (i / 28, i % 28)
            let expected = Float(Self.letter[i]) / 255
            #expect(abs(turned[column * 28 + 27 - row] - expected) < 1e-4)
        }
    }

    @Test("One pixel turned by 30° about (13.5, 13.5) stands where trigonometry says")
    func rotatesByAngle() {
        // A 3 × 3 dot at (20.5 − 0.5, 13.5 − 0.5): 6.5 right of and 0.5 above the middle.
        var dot = [UInt8](repeating: 0, count: 784)
        for row in 12...14 { for column in 19...21 { dot[row * 28 + column] = 255 } }
        var distortion = Distortion()
        distortion.rotation = 30
        let center = Self.center(Self.apply(distortion, to: dot))
        // x' = 6.5·cos 30° + 0.5·sin 30° = 5.879; y' = 6.5·sin 30° − 0.5·cos 30° = 2.817.
        #expect(abs(center.x - (13.5 + 5.879)) < 0.05)
        #expect(abs(center.y - (13.5 + 2.817)) < 0.05)
    }

    @Test func shiftsByWholePixelsExactly() {
        var distortion = Distortion()
        (distortion.shiftX, distortion.shiftY) = (3, -2)
        let moved = Self.apply(distortion)
        for row in 2..<28 {
            for column in 0..<25 {
                #expect(
                    moved[(row - 2) * 28 + column + 3] == Float(Self.letter[row * 28 + column])
                        / 255)
            }
        }
    }

    @Test("Ink grows with the product of the zooms, and turning keeps it")
    func conservesInk() {
        var distortion = Distortion()
        (distortion.zoomX, distortion.zoomY, distortion.rotation) = (1.2, 0.9, 17)
        let before = Self.ink(Self.letter.map { Float($0) / 255 })
        let after = Self.ink(Self.apply(distortion))
        #expect(abs(after / before - 1.2 * 0.9) < 0.03)
    }

    @Test func shearsRowsBelowTheMiddleToTheRight() {
        var dot = [UInt8](repeating: 0, count: 784)
        dot[20 * 28 + 10] = 255
        var distortion = Distortion()
        distortion.shear = 0.4
        // Row 20 is 6.5 below the middle, so the dot moves by 2.6 columns.
        let center = Self.center(Self.apply(distortion, to: dot))
        #expect(abs(center.x - 12.6) < 1e-3 && abs(center.y - 20) < 1e-3)
    }

    @Test("Recentred ink has its mass where MNIST has it", arguments: 0..<20)
    func recenters(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var augmentation = Self.strong
        (augmentation.shift, augmentation.noise, augmentation.elastic) = (0, 0, 0)
        var distortion = augmentation.distortion(using: &generator)
        let plain = Self.center(Self.apply(distortion))
        #expect(abs(plain.x - 14) < 0.1 && abs(plain.y - 14) < 0.1, "\(plain)")
        // What the elastic grid moves on average is undone to within its own size.
        distortion.elastic = 2
        let elastic = Self.center(Self.apply(distortion))
        #expect(abs(elastic.x - 14) < 0.75 && abs(elastic.y - 14) < 0.75, "\(elastic)")
    }

    @Test("No pixel moves further than the control points do", arguments: 0..<10)
    func boundsElasticMoves(seed: UInt64) {
        // A ramp: the value read tells the column that it was read from.
        let ramp = (0..<784).map { UInt8(5 * ($0 % 28) + 50) }
        var distortion = Distortion()
        (distortion.elastic, distortion.seed) = (2, seed)
        let moved = Self.apply(distortion, to: ramp)
        var furthest: Float = 0
        for row in 3..<25 {
            for column in 3..<25 {
                let source = (moved[row * 28 + column] * 255 - 50) / 5
                furthest = max(furthest, abs(source - Float(column)))
            }
        }
        #expect(furthest <= 2.001)
        #expect(furthest > 0.2)
    }

    @Test func thickensAndThinsContinuously() {
        func ink(_ thickness: Float) -> Float {
            var distortion = Distortion()
            distortion.thickness = thickness
            return Self.ink(Self.apply(distortion))
        }
        let inks = [-1, -0.5, 0, 0.5, 1].map(ink)
        #expect(zip(inks, inks.dropFirst()).allSatisfy { $0 < $1 })
        // A bar of three loses both sides: the 13-row stem keeps 11 rows of one column,
        // the 8-column foot adds 6 of one row, and the inner corner keeps one more.
        #expect(inks[0] == 17)
    }

    @Test func blursWithoutLosingInk() {
        var distortion = Distortion()
        distortion.blur = 1
        var dot = [UInt8](repeating: 0, count: 784)
        dot[14 * 28 + 14] = 255
        let blurred = Self.apply(distortion, to: dot)
        #expect(blurred[14 * 28 + 14] == 0.25 && blurred[13 * 28 + 14] == 0.125)
        #expect(blurred[13 * 28 + 13] == 0.0625 && Self.ink(blurred) == 1)
    }

    @Test func addsNoiseOfTheGivenDeviation() {
        var distortion = Distortion()
        (distortion.noise, distortion.seed) = (0.1, 9)
        let grey = [UInt8](repeating: 128, count: 784)
        let noise = Self.apply(distortion, to: grey).map { $0 - 128 / 255 }
        let mean = noise.reduce(0, +) / 784
        let variance = noise.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 784
        #expect(abs(mean) < 0.015 && abs(variance.squareRoot() - 0.1) < 0.01)
    }

    @Test("One strength changed leaves the draws of the others alone")
    func drawsAreIndependentOfStrengths() {
        var (first, second) = (SplitMix64(seed: 4), SplitMix64(seed: 4))
        var calm = Self.strong
        (calm.rotation, calm.elastic) = (0, 0)
        let (a, b) = (Self.strong.distortion(using: &first), calm.distortion(using: &second))
        #expect(a.shear == b.shear && a.zoomX == b.zoomX && a.seed == b.seed)
        #expect(a.rotation != 0 && b.rotation == 0 && first == second)
    }
}
