import NumeralCore
import NumeralServer

/// Stands where a reader does and reads nothing: what a server costs without its model.
struct ServerStandIn: PictureReading {
    let modelName = "none"

    func read(_ picture: GrayImage, accepting: Acceptance?) -> Reading {
        Reading(outcome: .blank, text: "", value: nil, confidence: 0, symbols: [])
    }

    func acceptance(errorMax: Double) throws(AcceptanceError) -> Acceptance { throw .notMeasured }

    func explain(
        _ picture: GrayImage, accepting: Acceptance?
    ) -> (reading: Reading, explanation: Explanation) {
        (
            read(picture, accepting: accepting),
            Explanation(stages: [], occlusion: nil, hints: [], trials: [])
        )
    }
}
