public import NumeralCore

/// A way in which a glyph is spoiled, to see what a reader makes of it.
///
/// The fifteen kinds of MNIST-C, built anew from their descriptions at the severity of its
/// published static set. No training uses them.
///
/// - SeeAlso: Mu and Gilmer, "MNIST-C: A Robustness Benchmark for Computer Vision", 2019,
///   <https://arxiv.org/abs/1906.02337>; the kinds of noise, blur and weather after Hendrycks and
///   Dietterich, "Benchmarking Neural Network Robustness to Common Corruptions and
///   Perturbations", 2019, <https://arxiv.org/abs/1903.12261>.
public enum Corruption: String, CaseIterable, Codable, Sendable {
    case shotNoise = "shot_noise"
    case impulseNoise = "impulse_noise"
    case glassBlur = "glass_blur"
    case motionBlur = "motion_blur"
    case shear, scale, rotate, brightness, translate, stripe, fog, spatter
    case dottedLine = "dotted_line"
    case zigzag
    case cannyEdges = "canny_edges"
}

extension Corruption {
    /// The glyph spoiled in this way; its middle and extents stay, so it may no longer be centred.
    ///
    /// - Parameters:
    ///   - seed: of the whole set.
    ///   - index: of the glyph in it, so that each glyph is spoiled in its own way; not negative.
    public func apply(to glyph: Glyph, seed: UInt64, index: Int) -> Glyph {
        precondition(index >= 0)
        // The name tells the kinds apart, whatever order they are listed in.
        let kind = rawValue.utf8.reduce(0 as UInt64) { $0 &* 31 &+ UInt64($1) }
        var generator = SplitMix64(seed: seed, path: [kind, UInt64(index)])
        return spoiled(InkPlane(glyph), using: &generator).glyph
    }

    private func spoiled(_ ink: InkPlane, using generator: inout SplitMix64) -> InkPlane {
        switch self {
        case .shotNoise: ink.withShotNoise(using: &generator)
        case .impulseNoise: ink.withImpulseNoise(using: &generator)
        case .glassBlur: ink.behindGlass(using: &generator)
        case .motionBlur: ink.smeared(using: &generator)
        case .shear: ink.sheared(using: &generator)
        case .scale: ink.shrunk
        case .rotate: ink.rotated(using: &generator)
        case .translate: ink.shifted(using: &generator)
        case .brightness: ink.brightened
        case .stripe: ink.striped
        case .fog: ink.inFog(using: &generator)
        case .spatter: ink.spattered(using: &generator)
        case .dottedLine: ink.crossedByDots(using: &generator)
        case .zigzag: ink.crossedByZigzag(using: &generator)
        case .cannyEdges: ink.edges
        }
    }
}
