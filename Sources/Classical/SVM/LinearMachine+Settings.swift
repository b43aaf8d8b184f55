extension LinearMachine {
    /// What the solver is asked for.
    public struct Settings: Hashable, Sendable {
        /// How far a step goes down the gradient; the first step, if they shrink. Above 0.
        public var learningRate: Float = 0.001
        /// Steps in all.
        public var iterationCount = 100
        /// `λ`: what a long weight vector costs, against samples within the margin. 0 or more.
        public var regularization: Float = 0.0001
        /// Samples a step, drawn anew for each pass; `nil` is all of them, which is plain gradient
        /// descent.
        public var batchCount: Int?
        /// Whether step `t` is divided by `1 + learningRate · λ · t`: Bottou's schedule, which
        /// becomes Pegasos' `1 / (λ t)`. Otherwise all steps are alike.
        public var shrinksSteps = false
        /// The share of the last steps whose weights are averaged into the answer, from 0 (the last
        /// step's weights alone) to 1 (all). Averaging takes the noise of mini-batches away.
        public var averagedShare: Float = 0

        /// From scratch, as published: 100 steps down the whole gradient.
        public init() {}

        /// Averaged stochastic gradient descent that reaches the optimum of pixels scaled to 0 … 1
        /// closely.
        public static let tuned: Settings = {
            var settings = Settings()
            settings.learningRate = 0.1
            settings.iterationCount = 10_000
            settings.regularization = 1e-5
            settings.batchCount = 128
            settings.averagedShare = 0.5
            return settings
        }()

        /// Refuses the first setting that is out of its range.
        ///
        /// - Throws: ``ClassicalError/setting(name:reason:)``.
        public func check() throws(ClassicalError) {
            guard learningRate > 0, learningRate.isFinite else {
                throw .setting(
                    name: "learningRate", reason: "is \(learningRate): it must be above 0")
            }
            guard iterationCount > 0 else {
                throw .setting(
                    name: "iterationCount", reason: "is \(iterationCount): it must be at least 1")
            }
            // Beyond it a step would turn the weights around instead of shrinking them.
            guard regularization >= 0, regularization * learningRate < 1 else {
                throw .setting(
                    name: "regularization",
                    reason: "is \(regularization): it must be 0 or more, and below 1 / learningRate"
                )
            }
            if let batchCount, batchCount < 1 {
                throw .setting(
                    name: "batchCount", reason: "is \(batchCount): it must be at least 1")
            }
            guard 0...1 ~= averagedShare else {
                throw .setting(
                    name: "averagedShare", reason: "is \(averagedShare): it must be from 0 to 1")
            }
        }
    }
}
