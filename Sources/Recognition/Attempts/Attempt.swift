internal import Imaging
internal import NumeralCore

/// What one way to tell ink from paper came to.
struct Attempt {
    /// From this probability on an answer is sure: nothing else is tried.
    static let sureMin: Float = 0.98
    /// From this probability on many parts together are one symbol.
    static let crowdMin: Float = 0.99
    /// At least so probable is a part that counts as a symbol of its own.
    static let rivalMin: Float = 0.5
    /// Two parts that are each so probable are two symbols, whatever they are together.
    static let rivalSureMin: Float = 0.95
    /// So many parts are read each by itself.
    static let rivalCountMax = 6

    /// One candidate, read.
    struct Found {
        let candidate: InkLayout.Candidate
        let ink: InkGlyph
        let prediction: Prediction

        /// Of its best class: what its being none of them leaves.
        var probability: Float { prediction.best.probability }
    }

    let ink: Ink
    let layout: InkLayout
    /// The candidates that were read, in order.
    var found: [Found] = []
    /// Parts that may be symbols of their own, read.
    var rivals: [Found] = []

    /// The surest candidate.
    var best: Found? {
        found.filter { !$0.ink.isBlock }.max { $0.probability < $1.probability }
    }

    /// How probable the surest candidate is; 0 without any.
    var probability: Float { best?.probability ?? 0 }

    /// Whether the surest candidate may be a shadow or a table rather than a symbol.
    var hugsFrame: Bool { best?.candidate.hugsFrame ?? false }

    /// Whether nothing but paper was found.
    var isBare: Bool { layout.partCount == 0 }

    /// Whether two or more parts are surely symbols by themselves, or are so and no sure one
    /// together.
    var isSeveral: Bool {
        let symbols = rivals.filter { $0.probability >= Self.rivalMin && !$0.ink.isBlock }
        guard symbols.count > 1 else { return false }
        if layout.areRivalsApart,
            symbols.count(where: { $0.probability >= Self.rivalSureMin }) > 1
        {
            return true
        }
        return !found.contains { one in
            one.probability >= Self.sureMin
                && symbols.allSatisfy { one.candidate.holds($0.candidate) }
        }
    }
}
