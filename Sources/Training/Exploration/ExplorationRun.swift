public import Classical
public import Datasets
public import Evaluation
import NumeralCore
public import Rendering

/// Finds out what a data set looks like.
public struct ExplorationRun: Sendable {
    /// The recipe that labels are judged with; `nil` leaves that out.
    public var recipe: Recipe?
    /// Into how many parts the set is divided for that.
    public var foldCount = 5
    /// Where digits and letters of typefaces are taken from, where the recipe renders any.
    public var typefaces: [Typeface] = []
    /// How many glyphs, of each class its share, are drawn on the maps.
    public var mapCount = 2000
    /// How many pairs that are alike are kept, of one label and of two.
    public var pairCount = 24
    /// Decides which glyphs are on the maps.
    public var seed: UInt64 = 1
    /// How many cores it takes; it changes nothing else, save by the recipe.
    public var threadCount = 2

    /// The most glyphs on a map.
    public static let mapCountMax = NeighborEmbedding.rowCountMax
    /// Fewer glyphs make no map of neighbours.
    static let mapCountMin = 100
    /// Components that variance is told of, and that the map of neighbours is made from.
    static let componentCount = 50
    /// Of each glyph's neighbours so many are looked at for pairs.
    static let neighborCount = 4

    public init() {}

    /// What is being done, for whoever shows it.
    public enum Event: Sendable {
        /// The next part, in words.
        case stage(String)
        /// How far the map is.
        case map(FitProgress)
        /// What happens in a fold, from 0.
        case fold(Int, TrainingEvent)
    }

    /// Explores a set.
    ///
    /// - Returns: `nil` when it was stopped.
    /// - Throws: what the recipe's training throws, or that there are too few glyphs.
    /// - Complexity: glyphs² × 784 multiplications for what is alike, and a training run a fold.
    public func explore<C: Clock>(
        _ set: LabeledGlyphs, clock: C,
        shouldStop: @escaping @Sendable () -> Bool = { false },
        events: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws(TrainingError) -> Exploration? where C.Duration == Duration {
        guard set.count >= 2 else {
            throw .tooFewSamples(count: set.count, validation: 0, batchSize: 2)
        }
        events(.stage("components"))
        let features = FeatureMatrix(
            columnCount: Glyph.pixelCount, values: set.glyphs.map(Float.init))
        let components: PrincipalComponents
        let neighborMap: Exploration.Map?
        let indices = mapIndices(set)
        let pairs: NearPairs
        do throws(ClassicalError) {
            components = try PrincipalComponents(
                features, count: Self.componentCount, threadCount: threadCount)
            events(.stage("map"))
            neighborMap = try map(
                components.projections(of: features.select(indices)), indices, shouldStop, events)
            events(.stage("what is alike"))
            pairs = try NearPairs(
                in: set, features, neighborCount: Self.neighborCount, threadCount: threadCount)
        } catch {
            if error == .stopped { return nil }
            throw .classical(error)
        }
        let points = components.projections(of: features.select(indices))
        var labels: ConfidentLearning?
        if let recipe {
            guard
                let answers = try await CrossValidation(
                    recipe, foldCount: foldCount, typefaces: typefaces
                ).predictions(
                    on: set, clock: clock, shouldStop: shouldStop,
                    events: { events(.fold($0, $1)) })
            else { return nil }
            labels = ConfidentLearning(
                probabilities: answers.map { answer in
                    set.classes.map { Double(answer.probability(of: $0)) }
                }, labels: set.labels.map(Int.init), classCount: set.classes.count)
        }
        let total = max(components.totalVariance, .leastNormalMagnitude)
        return Exploration(
            set: set, varianceShares: components.variances.map { $0 / total },
            principalMap: Exploration.Map(
                indices: indices,
                points: (0..<indices.count).flatMap { row in
                    (0..<2).map { points.values[row * points.columnCount + $0] }
                }),
            neighborMap: neighborMap, copyCount: NearPairs.copyCount(in: set),
            pairsWithin: Array(pairs.within.prefix(pairCount)),
            pairsAcross: Array(pairs.across.prefix(pairCount)), labels: labels,
            recipeName: recipe?.name)
    }

    /// Which glyphs are on the maps.
    private func mapIndices(_ set: LabeledGlyphs) -> [Int] {
        Split.stratified(labels: set.labels, takingOut: min(set.count, mapCount), seed: seed).taken
    }

    private func map(
        _ features: FeatureMatrix, _ indices: [Int], _ shouldStop: () -> Bool,
        _ events: (Event) -> Void
    ) throws(ClassicalError) -> Exploration.Map? {
        guard indices.count >= Self.mapCountMin else { return nil }
        let map = try NeighborEmbedding(
            features, threadCount: threadCount, progress: { events(.map($0)) },
            shouldStop: shouldStop)
        return Exploration.Map(indices: indices, points: map.points)
    }
}
