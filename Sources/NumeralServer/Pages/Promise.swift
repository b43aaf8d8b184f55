import Foundation
import NumeralCore

/// A setting of the page's dial, "at most 1 wrong in 1,000", and what the reader makes of it.
struct Promise: Sendable {
    /// One wrong in so many.
    static let denominators = [100, 1_000, 10_000]

    let denominator: Int
    let outcome: Result<Acceptance, AcceptanceError>

    /// Every setting with a reader.
    static func all(_ reader: any PictureReading) -> [Promise] {
        denominators.map { denominator in
            Promise(
                denominator: denominator,
                outcome: Result { () throws(AcceptanceError) in
                    try reader.acceptance(errorMax: 1 / Double(denominator))
                })
        }
    }

    /// What the template shows.
    var dictionary: [String: Any] {
        var values: [String: Any] = ["value": "1/\(denominator)", "name": name]
        switch outcome {
        case .success(let acceptance):
            values["isProvable"] = true
            values["share"] = Self.percent(acceptance.acceptedShare, decimals: 1)
            values["words"] = words(acceptance)
        case .failure: values["isProvable"] = false
        }
        return values
    }

    /// Why settings cannot be chosen, each reason once.
    static func refusals(_ promises: [Promise]) -> [String] {
        var refusals: [String] = []
        for promise in promises {
            guard case .failure(let error) = promise.outcome else { continue }
            let words =
                switch error {
                case .notMeasured: "\(error)".prefix(1).uppercased() + "\(error)".dropFirst() + "."
                default: "\(promise.name) cannot be promised: \(error)."
                }
            if !refusals.contains(words) { refusals.append(words) }
        }
        return refusals
    }

    private func words(_ acceptance: Acceptance) -> String {
        "Of the digits held out of training, "
            + "\(Self.percent(acceptance.acceptedShare, decimals: 1)) would get an answer: those "
            + "of \(Self.percent(Double(acceptance.confidenceMin), decimals: 2)) or more. At most "
            + "1 in \(name) of these is wrong, with "
            + "\(Self.percent(acceptance.certainty, decimals: 0)) certainty, for handwriting like "
            + "theirs."
    }

    /// With a comma at the thousands.
    private var name: String {
        denominator.formatted(.number.locale(Locale(identifier: "en_US")))
    }

    /// A `Float` holds seven digits: 0.9 is not to become 89.99 %.
    private static let floatTolerance = 0.001

    /// Rounded down: a promise is not made better by rounding.
    private static func percent(_ share: Double, decimals: Int) -> String {
        let step = pow(10.0, Double(decimals))
        let floored = (share * 100 * step + floatTolerance).rounded(.down) / step
        return String(format: "%.\(decimals)f\u{a0}%%", floored)
    }
}
