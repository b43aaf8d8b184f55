internal import Foundation
internal import NumeralCore

/// Models that answer together: the mean of their calibrated probabilities.
///
/// `p(class) = Σ p(class by the member) / members`, and the same of none of the classes.
/// Its raw scores are logarithms of these means, so that a softmax gives the means back.
///
/// - SeeAlso: Dietterich, "Ensemble Methods in Machine Learning", 2000.
public struct Ensemble: Hashable, Sendable {
    /// At least one, none of them an ensemble, all with the same classes.
    public let members: [Model]

    /// The most members there may be.
    public static let memberCountMax = 50

    /// Puts members together and checks that they can answer together.
    public init(_ members: [Model]) throws(ModelError) {
        func refusal(_ reason: String) -> ModelError {
            .invalidSetting(name: "ensemble", reason: reason)
        }
        guard (1...Self.memberCountMax).contains(members.count) else {
            throw refusal("1 to \(Self.memberCountMax) members are needed, not \(members.count)")
        }
        for member in members {
            guard member.classes == members[0].classes else {
                throw refusal("every member must know the same classes in the same order")
            }
            guard member.normalization == members[0].normalization else {
                throw refusal("every member must take its glyphs from pictures in the same way")
            }
            guard member.predictor.kind != .ensemble else {
                throw refusal("a member must not be an ensemble itself")
            }
        }
        self.members = members
    }

    /// Whether any member can tell what is none of the classes.
    public var hasRejection: Bool { members.contains { $0.rejection != nil } }

    /// One a class, and one more where any member has a ``Rejection``.
    var scoreCount: Int { members[0].classes.count + (hasRejection ? 1 : 0) }

    /// The smallest probability whose logarithm is taken: below it a Float's exponential is 0.
    package static let probabilityMin = 1e-30

    /// The scores of one glyph from what each member says of it.
    func scores(of predictions: [Prediction]) -> [Float] {
        let count = Double(predictions.count)
        func score(_ sum: Double) -> Float { Float(log(max(sum / count, Self.probabilityMin))) }
        var scores = members[0].classes.map { symbol in
            score(predictions.reduce(0.0) { $0 + Double($1.probability(of: symbol)) })
        }
        if hasRejection {
            scores.append(score(predictions.reduce(0.0) { $0 + Double($1.otherProbability) }))
        }
        return scores
    }
}
