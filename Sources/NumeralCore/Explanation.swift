/// What a reading rests on: what was looked at, which ink decides, and what there is to say of it.
public struct Explanation: Hashable, Sendable {
    /// A picture on the way from pixels to a glyph.
    public struct Stage: Hashable, Sendable {
        public enum Name: String, Codable, CaseIterable, Sendable {
            /// Ink told from paper, in the picture's own proportions.
            case ink
            /// What the model saw.
            case glyph
        }

        public let name: Name
        /// Ink: 0 is paper.
        public let image: GrayImage
        /// Where symbols stand, in the image's own pixels.
        public let boxes: [Box]

        public init(name: Name, image: GrayImage, boxes: [Box] = []) {
            (self.name, self.image, self.boxes) = (name, image, boxes)
        }
    }

    /// In the order in which they were made; those that were not reached are missing.
    public let stages: [Stage]
    /// Which ink the answer rests on; `nil` when there is no answer to rest on it.
    public let occlusion: Occlusion?
    public let hints: [Hint]
    /// The ways to tell ink from paper that were tried, in order.
    public let trials: [Trial]

    public init(stages: [Stage], occlusion: Occlusion?, hints: [Hint], trials: [Trial]) {
        (self.stages, self.occlusion, self.hints, self.trials) = (stages, occlusion, hints, trials)
    }
}
