import NumeralCore
import Rendering
import Testing

@Suite struct PhotoSceneTests {
    /// A bar of 4 × 20 pixels in the middle of a glyph.
    static let bar = Glyph(
        ink: (0..<Glyph.pixelCount).map {
            (12..<16).contains($0 % 28) && (4..<24).contains($0 / 28) ? 255 : 0
        })
    static let nothing = Glyph(ink: [UInt8](repeating: 0, count: Glyph.pixelCount))

    /// A small scene with a digit of half its height, upright in the middle, without blemish.
    static let plain: PhotoScene = {
        var scene = PhotoScene(seed: 1, index: 0, papers: .training)
        (scene.width, scene.height) = (120, 90)
        (scene.paper.kind, scene.paper.colour) = (.plain, SIMD3(0.8, 0.8, 0.8))
        (scene.paper.texture, scene.paper.fibres, scene.paper.turn) = (0, 0, 0)
        (scene.paper.ruling, scene.paper.pitch) = (SIMD3(0.5, 0.6, 0.7), 5)
        scene.paper.lineWidth = 0.5
        (scene.pen.colour, scene.pen.opacity) = (SIMD3(0, 0, 0), 0.9)
        (scene.pen.edge, scene.pen.grain) = (0.5, 0)
        (scene.pose.digitMillimetres, scene.pose.digitShare) = (10, 0.5)
        (scene.pose.x, scene.pose.y, scene.pose.bend) = (0, 0, 0)
        (scene.pose.tilt, scene.pose.pitch, scene.pose.yaw) = (0, 0, 0)
        (scene.light.angle, scene.light.fading, scene.light.vignette) = (0, 0, 0)
        (scene.light.shadow, scene.table) = (nil, nil)
        (scene.camera.defocus, scene.camera.motion, scene.camera.motionAngle) = (0, 0, 0)
        (scene.camera.distortion, scene.camera.noise, scene.camera.exposure) = (0, 0, 0)
        (scene.camera.redGain, scene.camera.blueGain) = (1, 1)
        return scene
    }()

    @Test func theSameSceneMakesTheSamePicture() {
        for index in 0..<3 {
            var scene = PhotoScene(seed: 5, index: index, papers: .measuring)
            #expect(scene == PhotoScene(seed: 5, index: index, papers: .measuring))
            (scene.width, scene.height) = (80, 60)
            #expect(scene.picture(of: Self.bar) == scene.picture(of: Self.bar))
        }
    }

    @Test func anotherSeedIndexOrListOfPapersMakesAnotherScene() {
        let small = (0..<200).map {
            PhotoScene(seed: 5, index: $0, papers: .training, sizes: [.tiny, .small]).size
        }
        #expect(Set(small) == [.tiny, .small])
        let scene = PhotoScene(seed: 5, index: 1, papers: .training)
        #expect(scene != PhotoScene(seed: 6, index: 1, papers: .training))
        #expect(scene != PhotoScene(seed: 5, index: 2, papers: .training))
        #expect(scene != PhotoScene(seed: 5, index: 1, papers: .measuring))
    }

    @Test func trainingAndMeasuringShareNoPaper() {
        func colours(_ papers: PhotoScene.Papers) -> Set<[Float]> {
            Set(
                (0..<400).map { index in
                    let paper = PhotoScene(seed: 2, index: index, papers: papers).paper
                    let (colour, ruling) = (paper.colour, paper.ruling)
                    return [
                        colour.x, colour.y, colour.z, ruling.x, ruling.y, ruling.z, paper.pitch,
                    ]
                })
        }
        let (training, measuring) = (colours(.training), colours(.measuring))
        #expect(training.count == 10 && measuring.count == 10)
        #expect(training.isDisjoint(with: measuring))
    }

    @Test("What is drawn by lot stays within what is promised, and all of it occurs")
    func ranges() {
        let scenes = (0..<1000).map { PhotoScene(seed: 3, index: $0, papers: .measuring) }
        for scene in scenes {
            let (tilt, pitch, yaw) = (scene.pose.tilt, scene.pose.pitch, scene.pose.yaw)
            #expect(abs(tilt) <= PhotoPose.tiltMax)
            #expect(max(abs(pitch), abs(yaw)) <= PhotoPose.leanMax + 0.01)
            #expect((30...95).contains(scene.camera.quality))
            #expect((1...8).contains(scene.camera.orientation))
            #expect(min(scene.width, scene.height) >= 48 && max(scene.width, scene.height) <= 4000)
        }
        #expect(Set(scenes.map(\.paper.kind)).count == PhotoPaper.Kind.allCases.count)
        #expect(Set(scenes.map(\.pen.kind)).count == PhotoPen.Kind.allCases.count)
        #expect(Set(scenes.map(\.size)).count == PhotoSize.allCases.count)
        #expect(Set(scenes.map(\.light.name)) == ["none", "gradient", "hard"])
        #expect(scenes.contains { $0.table != nil } && scenes.contains { $0.table == nil })
    }

    @Test("The digit is where and as large as the scene says")
    func place() {
        var scene = Self.plain
        (scene.pose.x, scene.pose.y) = (0.1, -0.05)
        let picture = scene.picture(of: Self.bar)
        #expect(picture.width == 120 && picture.height == 90)
        var (left, top, right, bottom) = (120, 90, -1, -1)
        for row in 0..<90 {
            for column in 0..<120 where picture.pixels[3 * (row * 120 + column)] < 128 {
                (left, right) = (min(left, column), max(right, column))
                (top, bottom) = (min(top, row), max(bottom, row))
            }
        }
        // 45 pixels high and a fifth as wide, about (60 + 9, 45 - 4.5).
        #expect(abs(bottom - top + 1 - 45) <= 2 && abs(right - left + 1 - 9) <= 2)
        #expect(abs(left + right + 1 - 138) <= 2 && abs(top + bottom + 1 - 81) <= 2)
    }

    @Test func plainPaperIsEven() {
        let pixels = Self.plain.picture(of: Self.nothing).pixels
        #expect(Set(pixels).count == 1)
    }

    /// The first of what some scenes have and others do not.
    private static func drawn<Part>(_ part: (PhotoScene) -> Part?) -> Part {
        for index in 0..<100 {
            let scene = PhotoScene(seed: 1, index: index, papers: .training)
            if let part = part(scene) { return part }
        }
        preconditionFailure("none of 100 scenes has it")
    }

    /// Every setting that changes the pixels, with a change of it.
    static let changes: [(String, @Sendable (inout PhotoScene) -> Void)] = [
        ("width", { $0.width = 100 }), ("height", { $0.height = 80 }),
        ("lined", { $0.paper.kind = .lined }), ("squared", { $0.paper.kind = .squared }),
        ("dotted", { $0.paper.kind = .dotted }), ("colour", { $0.paper.colour.x = 0.5 }),
        ("texture", { $0.paper.texture = 0.1 }), ("fibres", { $0.paper.fibres = 0.3 }),
        ("pen colour", { $0.pen.colour.z = 0.6 }), ("opacity", { $0.pen.opacity = 0.5 }),
        ("edge", { $0.pen.edge = 0.2 }), ("grain", { $0.pen.grain = 0.5 }),
        ("millimetres", { ($0.paper.kind, $0.pose.digitMillimetres) = (.lined, 6) }),
        ("share", { $0.pose.digitShare = 0.6 }), ("x", { $0.pose.x = 0.1 }),
        ("y", { $0.pose.y = 0.1 }), ("tilt", { $0.pose.tilt = 10 }),
        ("pitch", { $0.pose.pitch = 20 }), ("yaw", { $0.pose.yaw = 20 }),
        ("fading", { $0.light.fading = 0.4 }), ("vignette", { $0.light.vignette = 0.4 }),
        ("shadow", { $0.light.shadow = drawn(\.light.shadow) }),
        ("table", { $0.table = drawn(\.table) }),
        ("defocus", { $0.camera.defocus = 0.04 }), ("motion", { $0.camera.motion = 0.1 }),
        ("distortion", { $0.camera.distortion = 0.2 }), ("noise", { $0.camera.noise = 5 }),
        ("exposure", { $0.camera.exposure = -1 }), ("red", { $0.camera.redGain = 0.8 }),
        ("blue", { $0.camera.blueGain = 0.8 }),
    ]

    @Test("Every setting changes the picture", arguments: changes.indices)
    func setting(index: Int) {
        let (name, change) = Self.changes[index]
        var scene = Self.plain
        change(&scene)
        let (before, after) = (
            Self.plain.picture(of: Self.bar), scene.picture(of: Self.bar)
        )
        #expect(before != after, "\(name)")
    }

    @Test("A ruling's own settings change ruled paper")
    func rulings() {
        var ruled = Self.plain
        ruled.paper.kind = .squared
        let before = ruled.picture(of: Self.bar)
        let changes: [(inout PhotoScene) -> Void] = [
            { $0.paper.pitch = 7 }, { $0.paper.lineWidth = 0.9 }, { $0.paper.phaseX = 0.4 },
            { $0.paper.phaseY = 0.4 }, { $0.paper.turn = 4 }, { $0.paper.ruling.x = 0.9 },
            { $0.pose.bend = 3 },
        ]
        for change in changes {
            var scene = ruled
            change(&scene)
            #expect(scene.picture(of: Self.bar) != before)
        }
    }
}
