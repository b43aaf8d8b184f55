import Datasets
import Foundation
import NumeralCore
import Recognition

/// Chooses the members of an ensemble on held-out digits; see ``EnsembleSettings``.
struct EnsembleSelection {
    /// What each candidate says of each glyph: `[candidate][glyph]`.
    private let predictions: [[Prediction]]
    /// The truth of each glyph.
    private let truths: [Symbol]

    /// - Parameter validation: digits that no candidate was trained on.
    init(
        _ candidates: [Model], on validation: LabeledGlyphs, threadCount: Int
    ) throws(TrainingError) {
        var predictions: [[Prediction]] = []
        do {
            for candidate in candidates {
                predictions.append(
                    try GlyphClassifier(candidate).predictions(
                        of: validation.glyphs, threadCount: threadCount))
            }
        } catch { throw .classifier(error) }
        self.predictions = predictions
        truths = validation.symbols
    }

    /// The indices of the members, one of them possibly more than once, in the order of choice.
    func members(countMax: Int) -> [Int] {
        let own = predictions.map { answers in
            zip(answers, truths).map { Double($0.probability(of: $1)) }
        }
        var sums = [Double](repeating: 0, count: truths.count)
        var (members, best) = ([Int](), Double.infinity)
        while members.count < countMax {
            let losses = own.map { loss(of: sums, with: $0, count: members.count + 1) }
            guard let found = losses.indices.min(by: { losses[$0] < losses[$1] }),
                losses[found] < best
            else { break }
            best = losses[found]
            members.append(found)
            for index in sums.indices { sums[index] += own[found][index] }
        }
        return members
    }

    /// The smallest probability whose logarithm is taken, so that one glyph cannot decide alone.
    private static let probabilityMin = 1e-9

    private func loss(of sums: [Double], with own: [Double], count: Int) -> Double {
        zip(sums, own).reduce(0) {
            $0 - log(max(Self.probabilityMin, ($1.0 + $1.1) / Double(count)))
        }
    }
}
