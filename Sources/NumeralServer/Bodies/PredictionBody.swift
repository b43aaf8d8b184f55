import NumeralCore
import Wire

/// The JSON of `POST /predict`: `{"prediction":7,"probabilities":[ten]}`.
///
/// When there is no digit, `prediction` is `null`, `probabilities` is empty, so that nobody takes
/// its largest for an answer, and `reasons` and `message` say why.
struct PredictionBody: Encodable {
    let prediction: Int?
    /// Of the digits 0 to 9, in that order.
    let probabilities: [Float]
    let message: String?
    /// Stable codes for why there is no digit; absent when there is one.
    let reasons: [Reason]?

    init(_ reading: Reading) {
        guard reading.outcome == .digit, let found = reading.symbols.first,
            reading.symbols.count == 1,
            let digit = found.prediction.best.symbol.digit
        else {
            prediction = nil
            probabilities = []
            message = Self.message(for: reading)
            reasons = reading.reasons
            return
        }
        prediction = digit
        probabilities = Symbol.digits.map { found.prediction.probability(of: $0) }
        (message, reasons) = (nil, nil)
    }

    /// Why there is no digit, in words.
    static func message(for reading: Reading) -> String {
        switch reading.outcome {
        case .blank: "There is nothing drawn here: draw a digit, or choose a picture of one."
        case .unreadable where reading.reasons.isEmpty:
            "There is ink, but it cannot be read: draw one digit, larger and darker."
        case .unreadable:
            "There is ink, but no digit that can be stood behind. "
                + reading.reasons.map(\.sentence).joined(separator: " ")
        case .digit, .number, .expression:
            "This reads as “\(reading.text)”, which is not one digit: send a picture of one digit."
        }
    }

    private enum CodingKeys: CodingKey { case prediction, probabilities, message, reasons }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        // `null` rather than no key: clients test it.
        try container.encode(prediction, forKey: .prediction)
        try container.encode(probabilities, forKey: .probabilities)
        try container.encodeIfPresent(message, forKey: .message)
        try container.encodeIfPresent(reasons, forKey: .reasons)
    }
}
