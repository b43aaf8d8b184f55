internal import NumeralCore
internal import Recognition

/// What became of a promised share of errors: a line of the robustness table.
public struct RiskRow: Codable, Hashable, Sendable {
    /// The shares of errors that are asked for.
    static let asked = [1.0 / 100, 1.0 / 1000]

    /// The share of errors among the accepted that was asked for.
    public let errorMax: Double
    /// Why nothing was promised, in words; then there are no numbers.
    public let refusal: String?
    /// The share of the set that was accepted.
    public let accepted: Share?
    /// The share of the accepted that is wrong.
    public let wrong: Share?

    /// Asks a reader for a promise, and holds it to it on a set that it was not made on.
    ///
    /// - Parameter truths: what each prediction should be.
    init(errorMax: Double, _ reader: Reader, _ predictions: [Prediction], truths: [Symbol]) {
        self.errorMax = errorMax
        let acceptance: Acceptance
        do { acceptance = try reader.acceptance(errorMax: errorMax) } catch {
            (refusal, accepted, wrong) = (error.description, nil, nil)
            return
        }
        let otherMax = reader.classifier.model.rejection?.threshold ?? 1
        let isAccepted = predictions.map {
            $0.otherProbability <= otherMax && $0.best.probability >= acceptance.confidenceMin
        }
        let acceptedCount = isAccepted.count { $0 }
        let wrongCount = predictions.indices.count {
            isAccepted[$0] && predictions[$0].best.symbol != truths[$0]
        }
        refusal = nil
        accepted = Share(acceptedCount, of: predictions.count)
        wrong = Share(wrongCount, of: acceptedCount)
    }

    /// `1/1000`.
    var name: String { "at most 1/\(number(1 / errorMax, 0)) wrong" }
}
