internal import Foundation
internal import NumeralCore

/// How large a photo is: its longer side.
public enum PhotoSize: String, Codable, CaseIterable, Sendable {
    /// 48 to 160 pixels: a thumbnail.
    case tiny
    /// 300 to 640.
    case small
    /// 640 to 1,100.
    case medium
    /// 1,100 to 1,600.
    case large
    /// 4,000, as cameras of 12 megapixels make them.
    case full

    /// The range of the longer side, in pixels.
    var sides: ClosedRange<Float> {
        switch self {
        case .tiny: 48...160
        case .small: 300...640
        case .medium: 640...1100
        case .large: 1100...1600
        case .full: 4000...4000
        }
    }

    /// How many of 100 photos are so large: few of the dear ones.
    var weight: Int {
        switch self {
        case .tiny: 12
        case .small: 42
        case .medium: 30
        case .large: 15
        case .full: 1
        }
    }

    /// The digit's longer side, as a share of the picture's shorter side: never below about 30
    /// pixels.
    var digitShares: ClosedRange<Float> {
        switch self {
        case .tiny: 0.6...0.8
        case .small: 0.25...0.75
        case .medium: 0.15...0.7
        case .large: 0.12...0.65
        case .full: 0.1...0.6
        }
    }
}

extension PhotoScene {
    /// How large the picture is, by name.
    public var size: PhotoSize {
        let longer = Float(max(width, height))
        return PhotoSize.allCases.first { longer <= $0.sides.upperBound } ?? .full
    }

    /// One scene of many by lot.
    ///
    /// - Parameters:
    ///   - seed: another one gives other scenes throughout.
    ///   - index: which of the seed's scenes.
    ///   - papers: the two lists give different papers, and different scenes for one seed.
    ///   - sizes: how large the picture may be, at least one; each by its weight.
    public init(
        seed: UInt64, index: Int, papers: Papers, sizes: [PhotoSize] = PhotoSize.allCases
    ) {
        precondition(index >= 0 && !sizes.isEmpty)
        let list: UInt64 = papers == .training ? 0 : 1
        var generator = SplitMix64(seed: seed, path: [list, UInt64(index)])
        let size = Self.drawn(from: sizes, &generator)
        let longer = generator.next(in: size.sides)
        let shorter = longer * [0.75, 0.75, 0.5625, 1].randomElement(using: &generator)!
        let isWide = generator.nextUnit() < 0.5
        width = max(48, Int((isWide ? longer : shorter).rounded()))
        height = max(48, Int((isWide ? shorter : longer).rounded()))
        paper = PhotoPaper.drawn(from: papers, &generator)
        pen = PhotoPen.drawn(&generator)
        let share = generator.next(in: size.digitShares)
        pose = PhotoPose.drawn(share: share, width: width, height: height, &generator)
        light = PhotoLight.drawn(&generator)
        let room = Float(max(width, height)) / Float(min(width, height)) / 2 / share
        let table = PhotoTable.drawn(room: room, &generator)
        // A page that nearly fills the picture has no edge in it.
        self.table = generator.nextUnit() < 0.3 && share < 0.5 ? table : nil
        camera = PhotoCamera.drawn(&generator)
        grainSeed = generator.next()
    }

    private static func drawn(
        from sizes: [PhotoSize], _ generator: inout SplitMix64
    ) -> PhotoSize {
        var place = Int.random(in: 0..<sizes.reduce(0) { $0 + $1.weight }, using: &generator)
        return sizes.first { size in
            place -= size.weight
            return place < 0
        }!
    }
}

extension PhotoPose {
    /// How much room a turned and leaning digit takes, in its sides.
    private static let room: Float = 1.25
    /// Heights of written digits, in millimetres: a form's box to a note on the wall.
    private static let heights: ClosedRange<Float> = 5...18

    static func drawn(
        share: Float, width: Int, height: Int, _ generator: inout SplitMix64
    ) -> PhotoPose {
        let shorter = Float(min(width, height))
        func offset(_ extent: Int, _ part: Float) -> Float {
            part * max(0, Float(extent) / shorter - room * share) / 2
        }
        let (across, down) = (generator.next(in: -0.9...0.9), generator.next(in: -0.9...0.9))
        let lean = generator.next(in: 0...leanMax) * .pi / 180
        let towards = generator.next(in: 0...(2 * .pi))
        // Small digits are more frequent: even in the logarithm.
        let millimetres = exp(
            generator.next(in: log(heights.lowerBound)...log(heights.upperBound)))
        return PhotoPose(
            digitMillimetres: millimetres, digitShare: share, x: offset(width, across),
            y: offset(height, down), tilt: generator.next(in: -tiltMax...tiltMax),
            pitch: asin(sin(lean) * sin(towards)) * 180 / .pi,
            yaw: asin(sin(lean) * cos(towards)) * 180 / .pi, bend: generator.next(in: -1...1))
    }
}
