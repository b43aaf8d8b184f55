public import Classical

/// What happens in a run, for whoever shows it.
public enum TrainingEvent: Hashable, Sendable {
    /// What is trained on has had its classes made more equal.
    case resampled(ClassCounts)
    /// Before the first step.
    case started(Start)
    /// After each step.
    case step(Step)
    /// After each epoch and its validation.
    case epoch(EpochRecord)
    /// Now and then while something learns from all glyphs at once.
    case fitting(FitProgress)
    /// Validation got no better for so many epochs, so the run ends here.
    case stoppedEarly(staleEpochCount: Int)

    /// The size of the run.
    public struct Start: Hashable, Sendable {
        public let trainingCount: Int
        public let validationCount: Int
        public let parameterCount: Int
        public let epochCount: Int
        public let stepsPerEpoch: Int
        /// The epoch to begin with, from 0, and the step in it: not 0 and 0 for a resumed run.
        public let epoch: Int
        public let step: Int
        /// See ``TrainingPlan/floatingPointOperationsPerStep``.
        public let operationsPerStep: Int
    }

    /// Where the run is, and how fast.
    public struct Step: Hashable, Sendable {
        /// From 1.
        public let epoch: Int
        public let epochCount: Int
        /// From 1.
        public let step: Int
        public let stepsPerEpoch: Int
        /// The mean over the epoch so far.
        public let loss: Double
        /// The share over the epoch so far.
        public let accuracy: Double
        public let learningRate: Float
        /// Since the run was started or resumed; time for validation counts.
        public let samplesPerSecond: Double
        /// Until the last epoch's end at that pace.
        public let secondsLeft: Double
    }
}
