public import Datasets
internal import Recognition

/// Several ways to train, measured on the same sets.
public struct Comparison: Sendable {
    /// What is compared, in the order of the tables.
    public let models: [ComparedModel]
    /// For each set, each way's evaluations, one a seed: `[set][model][seed]`.
    let evaluations: [[[ModelEvaluation]]]
    let sets: [LabeledGlyphs]

    /// Reads every set with every model.
    ///
    /// - Parameter progress: told which model begins on which set.
    public init(
        _ models: [ComparedModel], on sets: [LabeledGlyphs], threadCount: Int,
        progress: (_ model: String, _ set: String) -> Void = { _, _ in }
    ) throws(EvaluationError) {
        precondition(!models.isEmpty && !sets.isEmpty)
        self.models = models
        self.sets = sets
        var all: [[[ModelEvaluation]]] = Array(repeating: [], count: sets.count)
        for compared in models {
            var answers: [[ModelEvaluation]] = Array(repeating: [], count: sets.count)
            for model in compared.models {
                let classifier: GlyphClassifier
                do { classifier = try GlyphClassifier(model) } catch { throw .classifier(error) }
                for (index, set) in sets.enumerated() {
                    progress(compared.name, set.name)
                    answers[index].append(
                        try ModelEvaluation(classifier, on: set, threadCount: threadCount))
                }
            }
            for index in sets.indices { all[index].append(answers[index]) }
        }
        evaluations = all
    }

    public var record: ComparisonRecord { ComparisonRecord(self) }
}
