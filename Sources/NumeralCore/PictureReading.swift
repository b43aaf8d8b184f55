/// Anything that reads a decoded picture: the trained reader, or a stand-in for tests.
///
/// The server knows its reader only by this, so that it never sees a model.
public protocol PictureReading: Sendable {
    /// The name of the model behind the answers, as in `"model":"default"`.
    var modelName: String { get }

    /// Reads a picture of light (0 is black).
    ///
    /// Safe to call from many threads at once.
    func read(_ picture: GrayImage) throws -> Reading
}
