import Foundation
import NumeralCore

/// A step of the page's dial, "1 in 1,000" answers may be wrong, and what it comes to.
struct Promise: Sendable {
    /// One wrong in so many; `nil` for the step that gives every answer.
    let denominator: Int?
    /// What is promised; `nil` where that step promises nothing.
    let acceptance: Acceptance?

    /// What the template shows.
    var dictionary: [String: Any] {
        var values: [String: Any] = [
            "id": denominator.map(String.init) ?? "none",
            "value": denominator.map { "1/\($0)" } ?? "", "name": name,
            "isFirst": denominator == nil, "withheld": withheldCount, "words": words,
        ]
        if denominator != nil, let acceptance {
            values["threshold"] = Self.percent(Double(acceptance.confidenceMin), decimals: 2)
        }
        return values
    }

    /// What is promised and what it costs, for people.
    var words: String {
        guard let acceptance else { return "Every answer is given, with how sure it is." }
        let wrongMax = Self.grouped(Int((1 / acceptance.errorMax).rounded()))
        let promise =
            "at most 1 in \(wrongMax) is wrong, for handwriting like the digits that were held "
            + "out of training (\(Self.percent(acceptance.certainty, decimals: 0)) certain)."
        guard denominator != nil else { return "Every answer is given: \(promise)" }
        let (given, withheld) = (Self.countShown - withheldCount, withheldCount)
        return "Of \(Self.grouped(Self.countShown)) digits \(given) get an answer, "
            + "\(withheld == 1 ? "1 is" : "\(withheld) are") withheld as not sure. Of the answers, "
            + promise
    }

    private var name: String { denominator.map { "1 in \(Self.grouped($0))" } ?? "No limit" }

    /// How many digits the promise is told, and drawn, of.
    private static let countShown = 1_000

    /// How many of them get no answer: rounded up, as a promise is not made better by rounding.
    private var withheldCount: Int {
        guard denominator != nil, let acceptance else { return 0 }
        let withheld = (1 - acceptance.acceptedShare) * Double(Self.countShown)
        return min(Self.countShown, max(1, Int((withheld - Self.floatTolerance).rounded(.up))))
    }

    /// With commas at the thousands.
    private static func grouped(_ count: Int) -> String {
        count.formatted(.number.locale(Locale(identifier: "en_US")))
    }

    /// A `Float` holds seven digits: 0.9 is not to become 89.99 %.
    private static let floatTolerance = 0.001

    /// Rounded down.
    private static func percent(_ share: Double, decimals: Int) -> String {
        let step = pow(10.0, Double(decimals))
        let floored = (share * 100 * step + floatTolerance).rounded(.down) / step
        return String(format: "%.\(decimals)f\u{a0}%%", floored)
    }
}
