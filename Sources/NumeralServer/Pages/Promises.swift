import NumeralCore

/// The steps of the page's dial: no promise that a reader cannot give, and none that withholds no
/// more than the step before.
struct Promises: Sendable {
    /// From every answer to the fewest wrong ones; at least one.
    let steps: [Promise]
    /// Why there is nothing to choose, for people; `nil` where there is.
    let refusal: String?

    /// The shares that are asked for: one wrong in so many.
    static let denominators = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000]
    /// More steps are no help to choose.
    static let stepCountMax = 5

    /// Asks a reader for each share.
    init(_ reader: any PictureReading) {
        var found = [Promise(denominator: nil, acceptance: nil)]
        var complaint: AcceptanceError?
        for denominator in Self.denominators {
            let acceptance: Acceptance
            do throws(AcceptanceError) {
                acceptance = try reader.acceptance(errorMax: 1 / Double(denominator))
            } catch {
                complaint = complaint ?? error
                continue
            }
            if acceptance.acceptedShare >= 1 {
                // What is promised without withholding anything is the first step's.
                found[0] = Promise(denominator: nil, acceptance: acceptance)
                continue
            }
            // The stricter of two promises that withhold the same.
            if found.last?.acceptance?.acceptedShare == acceptance.acceptedShare {
                found.removeLast()
            }
            found.append(Promise(denominator: denominator, acceptance: acceptance))
        }
        steps = Self.thinned(found)
        refusal = steps.count == 1 ? Self.refusal(steps[0], complaint) : nil
    }

    /// What is said in place of a choice: why there is none, or what holds without choosing.
    private static func refusal(_ only: Promise, _ complaint: AcceptanceError?) -> String {
        guard let complaint, only.acceptance == nil else { return only.words }
        return "\(complaint)".prefix(1).uppercased() + "\(complaint)".dropFirst() + "."
    }

    /// The first, the last, and some between.
    private static func thinned(_ steps: [Promise]) -> [Promise] {
        guard steps.count > stepCountMax else { return steps }
        return (0..<stepCountMax).map { steps[$0 * (steps.count - 1) / (stepCountMax - 1)] }
    }

    /// What the templates show.
    var dictionary: [String: Any] {
        var values: [String: Any] = [
            "promises": steps.map(\.dictionary), "canPromise": refusal == nil,
        ]
        values["refusal"] = refusal
        return values
    }
}
