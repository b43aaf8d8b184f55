/// A way in which a glyph is spoiled, to see what a reader makes of it.
///
/// The fifteen kinds of MNIST-C, built anew from their descriptions. No training uses them.
///
/// - SeeAlso: Mu and Gilmer, "MNIST-C: A Robustness Benchmark for Computer Vision", 2019,
///   <https://arxiv.org/abs/1906.02337>.
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
