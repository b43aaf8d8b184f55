import NumeralCore
import Testing

@testable import Rendering

@Suite struct PictureSceneTests {
    static let drawings = PictureKind.all.filter { !$0.isPhoto }
    static let photos = PictureKind.all.filter(\.isPhoto)

    /// Drawing is some fifty times slower without optimisation: then only small pictures are drawn.
    #if DEBUG
        static let (areaMax, countPerKind): (Float, Int) = (40_000, 1)
    #else
        static let (areaMax, countPerKind): (Float, Int) = (16_000_000, 4)
    #endif

    /// About how many pixels a scene has, its ground aside.
    static func area(_ scene: PictureScene) -> Float {
        let sides = scene.digits.map(\.side)
        let lines = Float((scene.digits.map(\.line).max() ?? 0) + 1)
        let (breadth, height) = (sides.reduce(0, +) / lines, lines * (sides.max() ?? 0))
        let margins = scene.margins
        return (breadth + margins.left + margins.right) * (height + margins.top + margins.bottom)
    }

    /// The first scenes of a kind that are not too large to draw here, or the smallest.
    static func scenes(_ kind: PictureKind, _ settings: PictureSettings) -> [PictureScene] {
        let scenes = (0..<100).map {
            PictureScene(kind: kind, seed: 2, index: $0, settings: settings)
        }
        let small = scenes.filter { area($0) <= areaMax }
        return Array(
            (small.isEmpty ? [scenes.min { area($0) < area($1) }!] : small)
                .prefix(countPerKind))
    }

    /// Bars and rings by turns, as many as a scene needs.
    static func glyphs(_ count: Int) -> [Glyph] {
        (0..<count).map { $0 % 2 == 0 ? Strokes.ring : Strokes.bar }
    }

    @Test func everyKindHasANameOfItsOwn() {
        #expect(Set(PictureKind.all.map(\.name)).count == PictureKind.all.count)
        #expect(Set(PictureKind.all.map(\.path)).count == PictureKind.all.count)
        for kind in PictureKind.all { #expect(PictureKind(name: kind.name) == kind) }
        #expect(PictureKind(name: "no such kind") == nil)
    }

    @Test(arguments: drawings)
    func theSameSeedMakesTheSamePicture(kind: PictureKind) {
        let scene = PictureScene(kind: kind, seed: 7, index: 3, settings: .tuning)
        #expect(scene == PictureScene(kind: kind, seed: 7, index: 3, settings: .tuning))
        #expect(scene != PictureScene(kind: kind, seed: 8, index: 3, settings: .tuning))
        #expect(scene != PictureScene(kind: kind, seed: 7, index: 4, settings: .tuning))
        #expect(scene != PictureScene(kind: kind, seed: 7, index: 3, settings: .measuring))
        for scene in Self.scenes(kind, .tuning).prefix(1) {
            let glyphs = Self.glyphs(scene.glyphCount)
            #expect(scene.picture(of: glyphs) == scene.picture(of: glyphs))
        }
    }

    @Test("Each kind draws at the ends of all its ranges", arguments: drawings)
    func ends(kind: PictureKind) {
        for settings in PictureSettings.allCases {
            for end: Float in [0, 1] {
                var lot = PictureLot(settings: settings, seed: 1, path: [], fixed: end)
                let scene = PictureScene(kind: kind, &lot)
                #expect(Self.area(scene) <= 16_000_000)
                guard Self.area(scene) <= Self.areaMax else { continue }
                let picture = scene.picture(of: Self.glyphs(scene.glyphCount)).colour
                let sides = [picture.width, picture.height]
                #expect(sides.min()! >= 2 && sides.max()! <= 4000, "\(kind) \(sides)")
            }
        }
    }

    @Test("What should be read is really there", arguments: drawings)
    func ink(kind: PictureKind) throws {
        for scene in Self.scenes(kind, .measuring) {
            var without = scene
            without.ink = scene.paper
            let glyphs = Self.glyphs(scene.glyphCount)
            let (picture, paper) = (scene.picture(of: glyphs), without.picture(of: glyphs))
            let changed = zip(picture.colour.pixels, paper.colour.pixels).count {
                abs(Int($0) - Int($1)) >= 8
            }
            if case .blank = kind {
                #expect(scene.glyphCount == 0 && changed == 0)
            } else {
                #expect(scene.glyphCount >= 1)
                // Three channels of a line of ten pixels.
                #expect(changed >= 30, "\(kind): \(changed)")
            }
        }
    }

    @Test("Photographs show as many digits as they say", arguments: photos)
    func photographs(kind: PictureKind) {
        let rows = (0..<60).map {
            PhotographedRow(kind: kind, seed: 1, index: $0, settings: .tuning)
        }
        let row = rows.min { $0.scene.width * $0.scene.height < $1.scene.width * $1.scene.height }!
        let picture = row.picture(of: Self.glyphs(row.digitCount))
        #expect(picture == row.picture(of: Self.glyphs(row.digitCount)))
        let page = row.picture(of: Self.glyphs(row.digitCount).map { _ in Strokes.paper })
        if case .blank = kind {
            #expect(row.digitCount == 0 && picture == page)
        } else {
            #expect(picture != page)
        }
        let several: Bool = if case .several = kind { true } else { false }
        #expect((row.digitCount > 1) == several)
    }

    @Test("A row's digits stand beside each other, its middle where one digit's would be")
    func row() {
        let one = PhotoSceneTests.plain.picture(of: PhotoSceneTests.bar)
        #expect(one == PhotoSceneTests.plain.picture(of: [PhotoSceneTests.bar], gap: 0.3))
        let bar = PhotoSceneTests.bar
        let two = PhotoSceneTests.plain.picture(of: [bar, bar], gap: 0.6)
        let middle = two.height / 2 * two.width
        let dark = (0..<two.width).filter { two.pixels[3 * (middle + $0)] < 128 }
        // Bars of nine pixels, 27 pixels between them, about the middle of 120.
        #expect(dark.count >= 16 && dark.count <= 20)
        #expect(abs(dark.first! + dark.last! - 119) <= 2)
        #expect(abs(dark.last! - dark.first! + 1 - 45) <= 2)
    }

    @Test func tuningAndMeasuringShareNoSetting() {
        func places(_ settings: PictureSettings) -> Set<Int> {
            var lot = PictureLot(settings: settings, seed: 1, path: [])
            return Set((0..<2000).map { _ in Int(lot.between(0, 1) * 8) })
        }
        #expect(places(.tuning) == [0, 2, 4, 6] && places(.measuring) == [1, 3, 5, 7])
        func lists(_ settings: PictureSettings) -> [Set<SIMD3<Float>>] {
            var lot = PictureLot(settings: settings, seed: 1, path: [])
            return [
                Set((0..<200).map { _ in PictureScene.pen(&lot) }),
                Set((0..<200).map { _ in PictureScene.ruling(&lot) }),
            ]
        }
        for (tuning, measuring) in zip(lists(.tuning), lists(.measuring)) {
            #expect(tuning.count > 2 && measuring.count > 2)
            #expect(tuning.isDisjoint(with: measuring))
        }
    }

    @Test("A kind's pictures have no setting of the other half", arguments: drawings)
    func halves(kind: PictureKind) {
        func margins(_ settings: PictureSettings) -> Set<PictureMargins> {
            Set(
                (0..<60).map {
                    PictureScene(kind: kind, seed: 1, index: $0, settings: settings).margins
                }.filter {
                    // What is cut off at an end says nothing of the place.
                    $0 != PictureMargins(0) && $0.left != 80 && $0.top != 80
                })
        }
        #expect(margins(.tuning).isDisjoint(with: margins(.measuring)))
    }
}
