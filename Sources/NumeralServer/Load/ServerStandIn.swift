public import NumeralCore

/// Stands where a reader does and reads nothing: what a server costs without its model.
public struct ServerStandIn: PictureReading {
    public let modelName = "none"

    public init() {}

    public func read(_ picture: GrayImage, accepting: Acceptance?) -> Reading {
        Reading(outcome: .blank, text: "", value: nil, confidence: 0, symbols: [])
    }

    public func acceptance(errorMax: Double) throws(AcceptanceError) -> Acceptance {
        throw .notMeasured
    }

    public func explain(
        _ picture: GrayImage, accepting: Acceptance?
    ) -> (reading: Reading, explanation: Explanation) {
        (
            read(picture, accepting: accepting),
            Explanation(stages: [], occlusion: nil, hints: [], trials: [])
        )
    }
}
