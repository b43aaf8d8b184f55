import NumeralCore
import Settings

/// How often pens, paper and cameras spoil a glyph: the share of glyphs that each befalls.
///
/// MNIST's digits are clean; other people's have strokes that skip, blots, the lines of the paper
/// across them, edges cut off, and come from small, hard or faint pictures.
public struct Mishaps: Codable, Hashable, Sendable {
    /// The pen skips: a gap or two of 1 to 3 pixels in the strokes.
    public var gaps: Float = 0
    /// A blot or two of 1 to 4 pixels.
    public var blots: Float = 0
    /// What is left of a ruled line or two, upright or level, up to 1.5 pixels thick.
    public var rules: Float = 0
    /// Up to 2.5 pixels of the ink cut off at one side.
    public var cuts: Float = 0
    /// The ink fades towards one side, down to a third.
    public var fading: Float = 0
    /// A picture of fewer pixels: 10 to 20 where the glyph has 28.
    public var coarse: Float = 0
    /// Edges as hard as in a picture of two tones.
    public var hard: Float = 0
    /// The box was filled without regard to the aspect, as in some data sets.
    public var stretch: Float = 0
    /// A pen so broad that strokes are 1 to 5 pixels thicker.
    public var broad: Float = 0
    /// A pen with a split tip: strokes are paler inside.
    public var split: Float = 0
    /// A stray stroke or two in any direction, up to 1.5 pixels thick.
    public var strays: Float = 0
    /// The glyph is not centred: up to 5 pixels off.
    public var adrift: Float = 0
    /// The camera's noise: Gaussian, of a deviation from 0.05 to 0.3.
    public var grain: Float = 0

    public init() {}

    /// Draws what befalls one glyph; the number of draws is always the same.
    func mishap(using generator: inout SplitMix64) -> Mishap {
        var result = Mishap()
        func happens(_ share: Float) -> Bool { generator.nextUnit() < share }
        func some(_ share: Float) -> Int {
            (happens(share) ? 1 : 0) * (1 + Int(generator.nextUnit() * 2))
        }
        func much(_ share: Float, _ range: ClosedRange<Float>) -> Float {
            (happens(share) ? 1 : 0) * generator.next(in: range)
        }
        result.gapCount = some(gaps)
        result.blotCount = some(blots)
        result.ruleCount = some(rules)
        result.cut = much(cuts, 0.5...2.5)
        result.fading = much(fading, 0.2...0.67)
        result.coarseness = much(coarse, 1.4...2.8)
        result.hardness = much(hard, 2...8)
        result.stretch = much(stretch, 0.3...1)
        result.broadening = much(broad, 0.5...2.5)
        result.splitting = much(split, 0.5...1)
        result.strayCount = some(strays)
        result.driftX = much(adrift, -5...5)
        result.driftY = much(adrift, -5...5)
        result.grain = much(grain, 0.05...0.3)
        return result
    }
}

/// What befalls one glyph, as ``Mishaps`` drew it.
public struct Mishap: Hashable, Sendable {
    /// How often the pen skips.
    public var gapCount = 0
    /// How many blots there are.
    public var blotCount = 0
    /// How many ruled lines are left.
    public var ruleCount = 0
    /// Pixels of ink that are cut off.
    public var cut: Float = 0
    /// The share of ink that is lost where the glyph is faintest.
    public var fading: Float = 0
    /// How many of the glyph's pixels, each way, one of the small picture's covers; 0 for none.
    public var coarseness: Float = 0
    /// The factor of contrast about half ink; 0 for none.
    public var hardness: Float = 0
    /// How far the narrower side of the ink grows towards the longer one, from 0 to 1.
    public var stretch: Float = 0
    /// Pixels that are added on either side of a stroke.
    public var broadening: Float = 0
    /// How much ink the inside of strokes lacks, from 0 to 1.
    public var splitting: Float = 0
    /// How many stray strokes there are.
    public var strayCount = 0
    /// Pixels that the glyph is moved to the right, and down.
    public var driftX: Float = 0
    public var driftY: Float = 0
    /// The deviation of the noise, as a fraction of full ink.
    public var grain: Float = 0

    public init() {}
}

extension Mishaps {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case gaps, blots, rules, cuts, fading, coarse, hard, stretch, broad, split, strays, adrift
        case grain

        var path: WritableKeyPath<Mishaps, Float> {
            switch self {
            case .gaps: \.gaps
            case .blots: \.blots
            case .rules: \.rules
            case .cuts: \.cuts
            case .fading: \.fading
            case .coarse: \.coarse
            case .hard: \.hard
            case .stretch: \.stretch
            case .broad: \.broad
            case .split: \.split
            case .strays: \.strays
            case .adrift: \.adrift
            case .grain: \.grain
            }
        }

        var meaning: String {
            switch self {
            case .gaps: "the pen skips: a gap or two of 1 to 3 pixels"
            case .blots: "a blot or two of 1 to 4 pixels"
            case .rules: "a ruled line or two, upright or level"
            case .cuts: "up to 2.5 pixels of the ink cut off at one side"
            case .fading: "the ink fades towards one side, down to a third"
            case .coarse: "a picture of 10 to 20 pixels where the glyph has 28"
            case .hard: "edges as hard as in a picture of two tones"
            case .stretch: "the box was filled without regard to the aspect"
            case .broad: "strokes are 1 to 5 pixels thicker"
            case .split: "a pen with a split tip: strokes are paler inside"
            case .strays: "a stray stroke or two in any direction"
            case .adrift: "up to 5 pixels off the middle"
            case .grain: "the camera's noise, of a deviation from 0.05 to 0.3"
            }
        }
    }

    static let settings = SettingGroup(
        "mishaps",
        CodingKeys.allCases.map {
            .number($0.rawValue, 0, .within(0...1), $0.meaning, example: "0.05")
        })

    /// Reads `{gaps: 0.1, rules: 0.05}`; each is a share from 0 to 1.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, Self.settings)
        self.init()
        for key in CodingKeys.allCases {
            self[keyPath: key.path] = try mapping.number(key.rawValue)
        }
    }

    /// Writes the shares that are not 0.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        for key in CodingKeys.allCases where self[keyPath: key.path] != 0 {
            try container.encode(self[keyPath: key.path], forKey: key)
        }
    }
}
