/// The JSON of `numeral evaluate --suite robustness --json`.
///
/// ```json
/// {"model":"default","set":"mnist-test","setHash":"…",
///  "plain":{"name":"mnist-test","count":10000,"accuracy":{"value":0.9965,…},"loss":0.011,
///           "calibrationError":0.0011},
///  "sources":[{"name":"semeion",…}],"missing":["hwd1000"],
///  "leftOut":[{"model":"no-semeion","row":{…},"shipped":{…}}],
///  "risk":[{"errorMax":0.01,"accepted":{…},"wrong":{…}},
///          {"errorMax":0.001,"refusal":"the 500 held-out digits cannot show …"}],
///  "canvas":{"drawingCount":60000,"lossPoints":0.1,…},
///  "photos":{"photoCount":10000,…},
///  "nonDigits":{"kinds":[{"name":"letter","accepted":{…},"area":0.99,"passing":{…}}],…},
///  "corruptions":{"glyphs":[{"name":"fog",…}],"pictures":[…]}}
/// ```
public struct RobustnessRecord: Codable, Hashable, Sendable {
    /// What a model reads of a source that it was trained without.
    public struct LeftOut: Codable, Hashable, Sendable {
        /// The model that was trained without the source.
        public let model: String
        public let row: MeasuredRow
        /// The measured model on the same set.
        public let shipped: MeasuredRow
    }

    public let model: String
    public let set: String
    /// The SHA-256 of the set's content.
    public let setHash: String
    /// The set as it is.
    public let plain: MeasuredRow
    /// Other people's digits.
    public let sources: [MeasuredRow]
    /// Sets that were not there to be read.
    public let missing: [String]
    public let leftOut: [LeftOut]
    /// What became of the promises of few errors.
    public let risk: [RiskRow]
    /// The set drawn on a canvas in any place, size, pen, colour and turn.
    public let canvas: CanvasRecord
    public let corruptions: CorruptionRecord
    /// The set photographed on rendered paper.
    public let photos: PhotoRecord
    /// What is no digit.
    public let nonDigits: NonDigitRecord
}
