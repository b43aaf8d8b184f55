/// The epochs of a training as a table for other programs: what the model's card keeps, and the
/// learning rate.
public struct TrainingHistory: Sendable {
    /// The columns of ``csv``: losses in nats, accuracies from 0 to 1.
    public static let head =
        "epoch,learning_rate,training_loss,training_accuracy,validation_loss,validation_accuracy"

    private let epochs: [EpochRecord]

    /// - Parameter epochs: in their order.
    public init(_ epochs: [EpochRecord]) { self.epochs = epochs }

    /// A line an epoch below ``head``; the last two cells are empty where nothing was held out.
    ///
    /// Numbers are as short as they can be read back to the same bits.
    public var csv: String {
        let rows = epochs.map { epoch in
            let held = epoch.validation.map { "\($0.loss),\($0.accuracy)" } ?? ","
            return "\(epoch.number),\(epoch.learningRate),\(epoch.training.loss),"
                + "\(epoch.training.accuracy),\(held)"
        }
        return ([Self.head] + rows).map { $0 + "\n" }.joined()
    }
}
