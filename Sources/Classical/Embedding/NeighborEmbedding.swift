internal import Foundation
internal import Parallel

/// A map of samples in the plane on which neighbours stay neighbours: t-SNE.
///
/// `p[i, j]` is how likely i and j would pick each other for a neighbour, by a Gaussian around each
/// sample whose width is such that it has about ``Settings/perplexity`` neighbours; `q[i, j]` is
/// the same on the map, by Student's t with one degree of freedom, whose heavy tails leave room
/// between groups. Gradient descent makes `Σ p ln(p / q)` small. All pairs are taken: nothing is
/// approximated.
///
/// Groups mean something, distances between them and their sizes do not.
///
/// - SeeAlso: van der Maaten and Hinton, "Visualizing Data using t-SNE", 2008,
///   <https://www.jmlr.org/papers/v9/vandermaaten08a.html>; for the start and the rate Kobak and
///   Berens, "The art of using t-SNE for single-cell transcriptomics", 2019,
///   <https://doi.org/10.1038/s41467-019-13056-x>.
public struct NeighborEmbedding: Hashable, Sendable {
    /// How the map is made.
    public struct Settings: Hashable, Sendable {
        /// About how many neighbours a sample has.
        public var perplexity = 30.0
        /// Steps of descent; in the first quarter of a thousand attraction is exaggerated.
        public var stepCount = 750

        public init() {}
    }

    /// `[sample, 2]`.
    public let points: [Float]
    /// `Σ p ln(p / q)` at the end, in nats.
    public let divergence: Double

    /// All pairs of more would take minutes, and a plot of more shows no more.
    public static let rowCountMax = 10_000

    /// - Parameters:
    ///   - features: a row a sample; the first two columns are where the map starts from, as the
    ///     first two principal components are.
    ///   - threadCount: how many cores it takes; it changes nothing else.
    ///   - progress: told after each step.
    ///   - shouldStop: asked before each step.
    /// - Throws: ``ClassicalError/setting(name:reason:)``, ``ClassicalError/samples(reason:)`` or
    ///   ``ClassicalError/stopped``.
    /// - Complexity: rows² a step; four bytes for each pair of rows.
    public init(
        _ features: FeatureMatrix, settings: Settings = Settings(), threadCount: Int,
        progress: (FitProgress) -> Void = { _ in }, shouldStop: () -> Bool = { false }
    ) throws(ClassicalError) {
        try Self.check(features, settings)
        let likeness = NeighborLikeness(
            features, perplexity: settings.perplexity, threadCount: threadCount)
        var descent = EmbeddingDescent(from: features, threadCount: threadCount)
        for step in 0..<settings.stepCount {
            if shouldStop() { throw .stopped }
            descent.step(step, likeness)
            progress(FitProgress(done: step + 1, of: settings.stepCount, unit: "steps"))
        }
        points = zip(descent.x, descent.y).flatMap { [$0, $1] }
        divergence = descent.divergence(likeness)
    }

    private static func check(
        _ features: FeatureMatrix, _ settings: Settings
    ) throws(ClassicalError) {
        guard features.columnCount >= 2 else {
            throw .samples(reason: "one number a sample is a line already")
        }
        guard 4...rowCountMax ~= features.rowCount else {
            throw .samples(
                reason: "\(features.rowCount) samples: a map takes 4 to \(rowCountMax)")
        }
        guard features.values[...].allAreAtMost(ByteRows.magnitudeMax) else {
            throw .samples(reason: "a sample has a number that is not finite, or above 10¹²")
        }
        let most = Double(features.rowCount - 1) / 3
        guard settings.perplexity >= 1, settings.perplexity <= most else {
            throw .setting(
                name: "perplexity",
                reason: "is \(settings.perplexity): it must be from 1 to a third of the other "
                    + "samples, \(Int(most))")
        }
        guard settings.stepCount >= 1 else {
            throw .setting(name: "steps", reason: "is \(settings.stepCount): at least 1")
        }
    }
}
