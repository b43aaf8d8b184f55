/// Anything that reads a decoded picture: the trained reader, or a stand-in for tests.
///
/// The server knows its reader only by this, so that it never sees a model.
public protocol PictureReading: Sendable {
    /// The name of the model behind the answers, as in `"model":"default"`.
    var modelName: String { get }

    /// Reads a picture of light (0 is black).
    ///
    /// Safe to call from many threads at once.
    ///
    /// - Parameter accepting: the answers that are sure enough, or `nil` for any; others become
    ///   ``Outcome/unreadable`` with ``Reason/unsure``.
    func read(_ picture: GrayImage, accepting: Acceptance?) throws -> Reading

    /// Reads a picture as ``read(_:accepting:)`` does, and says what the reading rests on.
    func explain(
        _ picture: GrayImage, accepting: Acceptance?
    ) throws -> (reading: Reading, explanation: Explanation)

    /// What must be turned away so that of the rest no more than `errorMax` is wrong.
    func acceptance(errorMax: Double) throws(AcceptanceError) -> Acceptance
}
