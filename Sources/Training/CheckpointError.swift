public import Files

/// Why a run cannot go on from a checkpoint, or cannot leave one.
public enum CheckpointError: Error, Hashable, Sendable {
    case unreadable(path: String)
    case unwritable(FileError)
    /// A sound file, but of something else.
    case notACheckpoint
    /// A byte is missing, added or changed.
    case damaged(String)
    /// The recipe was changed since, or belongs to another run.
    case otherRecipe
    /// The data set is not the one that the run began with.
    case otherData
    /// The numbers in it contradict each other or the recipe.
    case inconsistent
    /// A weight is infinite or not a number.
    case diverged
}

extension CheckpointError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .unreadable(let path):
            "\(path): there is no checkpoint to read: start without --resume"
        case .unwritable(let error): error.description
        case .notACheckpoint:
            "not a checkpoint of a training run: give its file, or start without --resume"
        case .damaged(let reason):
            "the checkpoint is damaged (\(reason)): start again without --resume"
        case .otherRecipe:
            "the checkpoint was made with other settings (recipe, seed, epochs or threads): "
                + "give the same ones, or start again without --resume"
        case .otherData:
            "the checkpoint was made with other data: give the same data set, "
                + "or start again without --resume"
        case .inconsistent:
            "the checkpoint contradicts the recipe: start again without --resume"
        case .diverged:
            "a weight is infinite or not a number: lower the learning rate"
        }
    }
}
