/// What the page tells about a model; all of it comes from the model's file.
public struct ModelFacts: Sendable {
    /// Lines of a table: its size, what it was measured to do.
    public var lines: [ServerSettings.Fact] = []
    /// How it comes from a glyph to its scores, in a sentence or two for people.
    public var how = "The model gives each class a score."
    /// What a glyph goes through, in order, as in `conv 3 × 3: 32 × 26 × 26`; none where there are
    /// no layers.
    public var layers: [String] = []
    /// What it reads, as in `0 1 2`; digits where nothing is said.
    public var classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]
    /// The names of the sets that it learnt from; empty where the file does not say.
    public var learntFrom: [String] = []
    /// Whether its scores were calibrated on data that it did not learn from.
    public var isCalibrated = false
    /// Whether it can tell that ink is none of what it reads.
    public var refusesStrangers = false

    public init() {}
}
