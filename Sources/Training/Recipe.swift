public import Classical
public import NeuralNet
public import NumeralCore
public import Recognition

/// Everything that decides what a training run makes: one recipe and one data set, the same bytes.
///
/// Written as YAML (`Recipes/*.yaml`); ``init(yaml:variant:)`` reads and checks it
/// before any work starts, ``yaml`` writes it out in full, as it is saved in the model.
public struct Recipe: Hashable, Sendable {
    /// Which epoch's weights become the model.
    public enum Keeping: String, Codable, CaseIterable, Sendable {
        /// The epoch with the highest validation accuracy; of equals, the lowest loss.
        case best
        /// The last epoch that ran.
        case last
    }

    /// How much a sample weighs in what is learned.
    public enum ClassWeighting: String, Codable, CaseIterable, Sendable {
        /// 1, whatever its class.
        case equal
        /// So much that each class weighs the same in all: `ClassWeights.balanced`.
        case balanced
    }

    /// What the model is called.
    public var name: String
    /// What it is for, in a sentence or two: the opening of the model card.
    public var summary = ""
    /// The data sets trained on, as `DataSource` names them; at least one.
    ///
    /// The first is the one that promises (``RiskCurve``) are made for.
    public var trainingSets = ["mnist-train"]
    /// Whether digits of them that are known to be labelled wrongly are left out, of what is held
    /// out too.
    public var leavesOutWrongLabels = false
    /// How many of their glyphs, of each set and class its share, are held out to validate on.
    public var validationCount = 0
    /// How many glyphs are trained on, of each set and class its share; `nil` for all that are
    /// not held out.
    public var trainingCount: Int?
    /// Seeds that division, apart from ``seed``, so that several seeds meet the same glyphs.
    public var splitSeed: UInt64 = 1
    /// How classes of unequal size are made more equal where they are trained on; what is held out
    /// stays as it is.
    public var resampling: Resampling?
    /// How much the samples of a class weigh.
    public var classWeighting = ClassWeighting.equal
    /// What is trained on besides, made by Numeral itself.
    public var rendered = RenderedData()
    /// What a label stands for, in order.
    public var classes = Symbol.digits
    /// What happens to a glyph before it is learned from; steps that are fitted are not yet.
    public var preprocessing = Preprocessing()
    /// What learns: a network, a forest …
    public var learner: Learner
    /// How each glyph is distorted: for a network anew in each epoch.
    public var augmentation = Augmentation()
    /// For learners that see all glyphs at once: how many distorted copies join each glyph.
    public var copyCount = 0

    // MARK: Settings of networks

    /// The numbers that the layers compute with; weights are kept as 32-bit floats either way.
    public var precision = Precision.float32
    /// The rule that moves the weights.
    public var optimizer = Optimizer.adam()
    /// The base rate that the schedule starts from.
    public var learningRate: Float = 1e-3
    /// How the rate changes over the run.
    public var schedule = Schedule.constant
    /// Glyphs a step.
    public var batchSize = 64
    /// How often all glyphs are seen; the last partial batch of an epoch is left out.
    public var epochCount = 1
    /// The share of the target that is spread over all classes.
    public var labelSmoothing: Float = 0
    /// The share of the averaged weights kept at each step, or `nil` for no average.
    ///
    /// The average is what is validated and saved. It warms up: at step `t` no
    /// more than `(1 + t) / (10 + t)` is kept, so that the random start is soon forgotten.
    public var averagingDecay: Float?
    /// Epochs without a better one on the held-out glyphs before the run stops, or `nil` for never.
    public var patience: Int?
    /// Which epoch's weights become the model.
    public var keeping = Keeping.last

    // MARK: Settings of all runs

    /// Seeds the weights, the order, the distortions and dropout.
    public var seed: UInt64 = 1
    /// OpenMP threads; sums are rounded by how they are divided, so this decides bytes too.
    public var threadCount = 2

    public init(name: String, learner: Learner) {
        self.name = name
        self.learner = learner
    }

    /// The network where one is trained.
    public var network: Network? {
        guard case .network(let network) = learner else { return nil }
        return network
    }

    /// How many scores are given.
    public var outputCount: Int { classes.count + (rendered.nonDigitCount > 0 ? 1 : 0) }
}

/// What a recipe may ask for.
public enum RecipeLimits {
    /// The size of a recipe file. The largest here has 5 KiB; keys that are nested as deep as YAML
    /// allows take a second for each 2 KiB to be compared before they are refused.
    public static let bytesMax = 1 << 16
    public static let epochCountMax = 10_000
    public static let batchSizeMax = 4096
    public static let threadCountMax = 64
    public static let trainingCountMax = 10_000_000
    public static let validationCountMax = 1_000_000
    public static let copyCountMax = 20
    public static let renderedCountMax = 1_000_000
    public static let trainingSetCountMax = 20
    public static let nameLengthMax = 64
    public static let variantCountMax = 20
}
