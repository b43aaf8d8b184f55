import Recognition
import Settings

/// Finished models among which those are chosen that answer best together.
///
/// Members are added one at a time, each time the one that lowers the loss on held-out digits the
/// most, as long as one does; a model may be taken more than once and then counts as often.
///
/// - SeeAlso: Caruana, Niculescu-Mizil, Crew and Ksikes, "Ensemble Selection from Libraries of
///   Models", 2004.
public struct EnsembleSettings: Hashable, Sendable {
    /// Model files or names of shipped models; each held out the same digits as this recipe does.
    public var candidates: [String]
    /// The most members that are taken.
    public var memberCountMax = 10

    public init(candidates: [String]) { self.candidates = candidates }

    /// The most candidates there may be.
    static let candidateCountMax = 50

    func complaint(of recipe: Recipe) -> String? {
        if recipe.validationCount == 0 {
            return "members are chosen on held-out digits: set validation in data"
        }
        if recipe.copyCount > 0 || !recipe.preprocessing.steps.isEmpty {
            return "an ensemble trains nothing: preprocessing and copies belong to its members"
        }
        if recipe.resampling != nil {
            return "an ensemble trains nothing: resampling belongs to its members"
        }
        return nil
    }
}

extension EnsembleSettings: Codable {
    static let settings = SettingGroup(
        "the ensemble",
        [
            .other(
                "candidates",
                .other("1 to \(candidateCountMax) different models", refused: "[]"),
                "model files or names of shipped models", example: "[default]"),
            .count(
                "membersMax", 10, 1...candidateCountMax, "members at most, repeats counted",
                example: "12"),
        ])

    /// Reads `{candidates: [a.safetensors, b.safetensors], membersMax: 10}`.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, Self.settings)
        self.init(candidates: try mapping.value("candidates"))
        guard (1...Self.candidateCountMax).contains(candidates.count),
            Set(candidates).count == candidates.count
        else {
            throw mapping.error(
                "candidates",
                "candidates must be 1 to \(Self.candidateCountMax) different models")
        }
        memberCountMax = try mapping.count("membersMax")
    }

    /// Writes every setting.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        try container.encode(candidates, forKey: .init(stringValue: "candidates"))
        try container.encode(memberCountMax, forKey: .init(stringValue: "membersMax"))
    }
}
