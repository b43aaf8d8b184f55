public import NumeralCore

/// The JSON of an ``Explanation``, with its pictures as PNG data URLs and its neighbours.
public struct ExplanationRecord: Codable, Hashable, Sendable {
    public struct StageRecord: Codable, Hashable, Sendable {
        public let name: Explanation.Stage.Name
        /// A data URL: ink is white, paper is black, as in MNIST's pictures.
        public let picture: String
        public let width: Int
        public let height: Int
        /// Where symbols stand, in the picture's own pixels.
        public let boxes: [Box]
    }

    public struct NeighborRecord: Codable, Hashable, Sendable {
        public let symbol: Symbol
        public let distance: Float
        /// A data URL of its `28 × 28` pixels.
        public let picture: String
    }

    public let stages: [StageRecord]
    public let occlusion: Occlusion?
    /// The training glyphs that look most like it, nearest first.
    public let neighbors: [NeighborRecord]
    /// Why there are no neighbours, in words.
    public let neighborsMissing: String?
    public let hints: [HintRecord]
    /// The ways to tell ink from paper that were tried, in order.
    public let trials: [Trial]

    /// Puts the record together.
    ///
    /// - Parameters:
    ///   - neighbors: `nil` when there is no glyph to find any for.
    ///   - dataURL: makes a picture of ink a data URL.
    public init(
        _ explanation: Explanation, neighbors found: Result<[Neighbor], NeighborError>?,
        dataURL: (GrayImage) -> String
    ) {
        stages = explanation.stages.map { stage in
            StageRecord(
                name: stage.name, picture: dataURL(stage.image), width: stage.image.width,
                height: stage.image.height, boxes: stage.boxes)
        }
        occlusion = explanation.occlusion
        hints = explanation.hints.map(HintRecord.init)
        trials = explanation.trials
        switch found {
        case .success(let found):
            neighbors = found.map {
                NeighborRecord(
                    symbol: $0.symbol, distance: $0.distance, picture: dataURL($0.glyph.image))
            }
            neighborsMissing = nil
        case .failure(let error): (neighbors, neighborsMissing) = ([], "\(error)")
        case nil: (neighbors, neighborsMissing) = ([], nil)
        }
    }
}
