public import Classical
public import Evaluation
public import NeuralNet
public import Recognition

/// Why a run cannot start or go on.
public enum TrainingError: Error, Hashable, Sendable {
    /// The data sets together have other classes than the recipe.
    case otherClasses(data: String, recipe: String)
    /// Not one full batch is left to train on.
    case tooFewSamples(count: Int, validation: Int, batchSize: Int)
    /// Not one glyph a fold.
    case tooFewForFolds(count: Int, foldCount: Int)
    /// The recipe asks for typefaces, and there are none with digits and letters.
    case noTypefaces
    /// The network could not be built or run.
    case plan(PlanError)
    /// The loss became infinite or not a number.
    case diverged(epoch: Int, step: Int)
    case checkpoint(CheckpointError)
    /// The trained parts do not make a model.
    case model(ModelError)
    /// What learns from all glyphs at once cannot.
    case classical(ClassicalError)
    /// The trained model cannot answer.
    case classifier(ClassifierError)
    /// A candidate of an ensemble cannot be one of its members.
    case candidate(name: String, reason: String)
    /// The finished model could not be measured.
    case evaluation(EvaluationError)
}

extension TrainingError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .otherClasses(let data, let recipe):
            "the data's classes are \(data), the recipe's \(recipe): use a data set that fits"
        case .tooFewSamples(let count, let validation, let batchSize):
            """
            \(count) glyphs, \(validation) of them held out, leave no batch of \(batchSize): \
            use more data or a smaller batchSize
            """
        case .tooFewForFolds(let count, let foldCount):
            "\(count) glyphs do not make \(foldCount) folds: use more data or fewer folds"
        case .noTypefaces:
            "the recipe renders typefaces, but none with digits and letters is installed: "
                + "run `Scripts/install fonts`"
        case .plan(let error): "\(error)"
        case .diverged(let epoch, let step):
            """
            the loss is no longer a number (epoch \(epoch), step \(step)): \
            lower learningRate, or warm it up by a schedule
            """
        case .checkpoint(let error): "\(error)"
        case .model(let error): "\(error)"
        case .classical(let error): "\(error)"
        case .classifier(let error): "\(error)"
        case .candidate(let name, let reason): "the candidate '\(name)' \(reason)"
        case .evaluation(let error): "\(error)"
        }
    }
}
