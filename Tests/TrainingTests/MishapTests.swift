import NumeralCore
import Testing
import Training

@Suite struct MishapTests {
    static let letter = AugmentationTests.letter

    static func apply(seed: UInt64 = 4, _ set: (inout Mishap) -> Void) -> [Float] {
        var distortion = Distortion()
        distortion.seed = seed
        set(&distortion.mishap)
        return AugmentationTests.apply(distortion)
    }

    static let plain = letter.map { Float($0) / 255 }

    static func ink(_ pixels: [Float]) -> Float { pixels.reduce(0, +) }

    @Test("Gaps take ink only, blots and rules add it only", arguments: UInt64(1)...20)
    func direction(seed: UInt64) {
        let gaps = Self.apply(seed: seed) { $0.gapCount = 2 }
        #expect(zip(gaps, Self.plain).allSatisfy { $0 <= $1 })
        #expect(Self.ink(gaps) < Self.ink(Self.plain))
        let blots = Self.apply(seed: seed) { $0.blotCount = 2 }
        #expect(zip(blots, Self.plain).allSatisfy { $0 >= $1 })
        let rules = Self.apply(seed: seed) { $0.ruleCount = 1 }
        #expect(zip(rules, Self.plain).allSatisfy { $0 >= $1 })
        #expect(Self.ink(rules) > Self.ink(Self.plain))
    }

    @Test("A cut of two pixels takes two lines of one side and no more")
    func cuts() {
        var sides: Set<String> = []
        for seed in UInt64(0)..<40 {
            let cut = Self.apply(seed: seed) { $0.cut = 2 }
            let changed = cut.indices.filter { cut[$0] != Self.plain[$0] }
            #expect(!changed.isEmpty && changed.allSatisfy { cut[$0] == 0 })
            let (rows, columns) = (Set(changed.map { $0 / 28 }), Set(changed.map { $0 % 28 }))
            #expect(rows.count <= 2 || columns.count <= 2)
            let isLevel = rows.count <= 2
            sides.insert("\(isLevel) \((isLevel ? rows : columns).min() ?? 0)")
        }
        #expect(sides.count == 4)
    }

    @Test("Fading weakens all ink, down to what it says")
    func fades() {
        let faded = Self.apply { $0.fading = 0.6 }
        let shares = zip(faded, Self.plain).filter { $1 > 0 }.map { $0 / $1 }
        #expect(shares.allSatisfy { $0 > 0.39 && $0 <= 1 })
        #expect((shares.max() ?? 0) - (shares.min() ?? 0) > 0.05)
    }

    @Test("A coarse picture keeps its ink and loses its edges")
    func coarsens() {
        let coarse = Self.apply { $0.coarseness = 2.5 }
        #expect(abs(Self.ink(coarse) - Self.ink(Self.plain)) < 0.15 * Self.ink(Self.plain))
        #expect((coarse.max() ?? 0) < 1)
        #expect(coarse.allSatisfy { (0...1).contains($0) })
    }

    @Test("A hard picture has two tones")
    func hardens() {
        let hard = Self.apply {
            $0.coarseness = 2.5
            $0.hardness = 1000
        }
        #expect(hard.allSatisfy { $0 < 0.01 || $0 > 0.99 })
    }

    @Test("Stretching makes the narrow side as long as the long one, three times at most")
    func stretches() {
        func extents(_ pixels: [Float]) -> (Int, Int) {
            let places = pixels.indices.filter { pixels[$0] >= 0.5 }
            let (rows, columns) = (places.map { $0 / 28 }, places.map { $0 % 28 })
            return (
                (columns.max() ?? 0) - (columns.min() ?? 0) + 1,
                (rows.max() ?? 0) - (rows.min() ?? 0) + 1
            )
        }
        // 8 × 13.
        let (width, height) = extents(Self.apply { $0.stretch = 1 })
        #expect(height == 13 && (12...14).contains(width))
    }

    @Test("A broad pen adds ink and stays in the box, a split one takes ink from the inside")
    func widens() {
        let broad = Self.apply { $0.broadening = 2 }
        #expect(Self.ink(broad) > 1.2 * Self.ink(Self.plain))
        let rows = broad.indices.filter { broad[$0] >= 0.5 }.map { $0 / 28 }
        #expect((rows.max() ?? 0) - (rows.min() ?? 0) + 1 <= 16)
        let split = Self.apply { $0.splitting = 1 }
        #expect(zip(split, Self.plain).allSatisfy { $0 <= $1 && $0 >= 0 })
        // The L is three pixels wide: its middle goes, its outline stays.
        #expect(split[12 * 28 + 10] == 0 && split[12 * 28 + 9] == 1 && split[12 * 28 + 11] == 1)
    }

    @Test("A drift moves the ink so many pixels, a stray stroke adds some")
    func drifts() {
        let moved = Self.apply {
            $0.driftX = 3
            $0.driftY = -2
        }
        let (from, to) = (AugmentationTests.center(Self.plain), AugmentationTests.center(moved))
        #expect(abs(to.x - from.x - 3) < 0.01 && abs(to.y - from.y + 2) < 0.01)
        for seed in UInt64(0)..<20 {
            let strays = Self.apply(seed: seed) { $0.strayCount = 2 }
            #expect(zip(strays, Self.plain).allSatisfy { $0 >= $1 && $0 <= 1 })
        }
    }

    @Test("Each befalls the share of glyphs that is asked for, and the rest stays as it is")
    func shares() {
        var mishaps = Mishaps()
        (mishaps.gaps, mishaps.coarse) = (0.25, 0.5)
        var augmentation = Augmentation()
        augmentation.mishaps = mishaps
        #expect(!augmentation.isIdentity)
        var generator = SplitMix64(seed: 1)
        let drawn = (0..<4000).map { _ in augmentation.distortion(using: &generator).mishap }
        #expect(abs(Double(drawn.count { $0.gapCount > 0 }) / 4000 - 0.25) < 0.03)
        #expect(abs(Double(drawn.count { $0.coarseness > 0 }) / 4000 - 0.5) < 0.03)
        #expect(drawn.allSatisfy { $0.blotCount == 0 && $0.cut == 0 && $0.hardness == 0 })
    }
}
