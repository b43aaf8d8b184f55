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
    /// - Parameter plain: the reader's answers to the set.
    init(errorMax: Double, _ reader: Reader, _ plain: ModelEvaluation) {
        self.errorMax = errorMax
        let acceptance: Acceptance
        do { acceptance = try reader.acceptance(errorMax: errorMax) } catch {
            (refusal, accepted, wrong) = (error.description, nil, nil)
            return
        }
        let given = zip(plain.predictions, plain.truths).filter { prediction, _ in
            !reader.classifier.model.rejects(prediction)
                && prediction.best.probability >= acceptance.confidenceMin
        }
        refusal = nil
        accepted = Share(given.count, of: plain.predictions.count)
        wrong = Share(given.count { $0.best.symbol != $1 }, of: given.count)
    }

    /// `1/1000`.
    var name: String { "at most 1/\(number(1 / errorMax, 0)) wrong" }
}
