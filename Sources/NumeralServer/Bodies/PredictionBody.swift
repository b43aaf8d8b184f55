import NumeralCore

/// The JSON of `POST /predict`: `{"prediction":7,"probabilities":[ten]}`.
///
/// When there is no digit, `prediction` is `null`, `probabilities` is empty and `message` says why.
struct PredictionBody: Encodable {
    let prediction: Int?
    /// Of the digits 0 to 9, in that order.
    let probabilities: [Float]
    let message: String?

    init(_ reading: Reading) {
        guard let found = reading.symbols.first, reading.symbols.count == 1,
            let digit = found.prediction.best.symbol.digit
        else {
            prediction = nil
            probabilities = []
            message = Self.message(for: reading)
            return
        }
        prediction = digit
        probabilities = Symbol.digits.map { found.prediction.probability(of: $0) }
        message = nil
    }

    /// Why there is no digit, in words.
    static func message(for reading: Reading) -> String {
        switch reading.outcome {
        case .blank: "There is nothing drawn here: draw a digit, or choose a picture of one."
        case .unreadable: "There is ink, but it cannot be read: draw one digit, larger and darker."
        case .digit, .number, .expression:
            "This reads as “\(reading.text)”, which is not one digit: send a picture of one digit."
        }
    }

    private enum CodingKeys: CodingKey { case prediction, probabilities, message }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        // `null` rather than no key: clients test it.
        try container.encode(prediction, forKey: .prediction)
        try container.encode(probabilities, forKey: .probabilities)
        try container.encodeIfPresent(message, forKey: .message)
    }
}
