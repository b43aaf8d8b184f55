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
    /// What looks like a 1 is one if it has at least this share of its neighbour's height.
    static let strayShare = 0.38
    /// So many parts are read each by itself.
    static let rivalCountMax = 6

    /// One candidate, read.
    struct Found {
        let candidate: InkLayout.Candidate
        let ink: InkGlyph
        let prediction: Prediction
        /// Whether it may be the edge of a shadow, which looks like a 1.
        let isShadowEdge: Bool

        /// Of its best class: what its being none of them leaves.
        var probability: Float { prediction.best.probability }

        /// Whether it is a ring within an outline.
        var mayBeHole: Bool { candidate.isEnclosed && prediction.best.symbol == .zero }

        /// Whether it is surely a symbol, and no stroke or edge that looks like one.
        var isDistinct: Bool {
            probability >= Attempt.rivalSureMin && !ink.isBlock && !candidate.hugsFrame
                && prediction.best.symbol != .one
        }

        /// Whether it is a mark beside a symbol rather than one: a small stroke looks like a 1.
        func isStray(beside highest: Int) -> Bool {
            prediction.best.symbol == .one
                && Double(candidate.box.height) < Attempt.strayShare * Double(highest)
        }
    }

    let ink: Ink
    let layout: InkLayout
    /// The candidates that were read, in order.
    var found: [Found] = []
    /// Parts that may be symbols of their own, read.
    var rivals: [Found] = []

    /// The surest candidate; where it is a ring within another sure symbol, that symbol: it was
    /// written in outline, and the ring is its hole.
    var best: Found? {
        let symbols = found.filter { !$0.ink.isBlock }
        let surest = symbols.max { $0.probability < $1.probability }
        guard let surest, surest.mayBeHole else { return surest }
        let others = symbols.filter {
            $0.probability >= Self.sureMin && $0.candidate.holds(surest.candidate)
                && $0.prediction.best.symbol != surest.prediction.best.symbol
        }
        return others.max { $0.probability < $1.probability } ?? surest
    }

    /// What the surest candidate is answered as, where it is chosen: less sure where the page was
    /// turned (``Attempts/turnedTrust``).
    var answer: Prediction? {
        guard let prediction = best?.prediction else { return nil }
        return isTurned ? prediction.trusted(Attempts.turnedTrust) : prediction
    }

    /// What the surest candidate is read as.
    var symbol: Symbol? { best?.prediction.best.symbol }

    /// How probable the surest candidate is; 0 without any.
    var probability: Float { best?.probability ?? 0 }

    /// How often the surest candidate is right for each time that it is wrong.
    var odds: Float { probability / max(1e-6, 1 - probability) }

    /// Whether the paper is even, so that nothing else can be taken for ink.
    var isEven: Bool { ink.isEven && !layout.isShaded }

    /// Whether shadows and printed lines cannot be taken for ink.
    var isCleaned: Bool {
        ink.isShadowless || ink.source == .unruled && !layout.isShaded
    }

    /// Whether it is of a sheet or a tile within the picture.
    var isOfSheet: Bool { ink.place.part == .sheet }

    /// Whether the page was turned.
    var isTurned: Bool { ink.place.isTurned }

    /// Whether the surest candidate may be a shadow or a table rather than a symbol.
    var hugsFrame: Bool { best?.candidate.hugsFrame ?? false }

    /// How many sides of the page the surest candidate meets.
    var frameSideCount: Int { best.map(frameSideCount) ?? 0 }

    private func frameSideCount(of one: Found) -> Int {
        one.candidate.box.frameSideCount(width: ink.width, height: ink.height)
    }

    /// Whether nothing but paper was found, and its dots or its grain make no symbol.
    var isBare: Bool { layout.partCount == 0 && probability < Attempts.agreeingMin }

    /// Whether two or more parts are surely symbols by themselves, or are so and no sure one
    /// together.
    var isSeveral: Bool {
        if isSurelySeveral { return true }
        let symbols = symbols
        guard symbols.count > 1 else { return false }
        let both = symbols.map(\.probability).sorted().suffix(2).reduce(1, *)
        return !found.contains { one in
            (one.probability >= Self.sureMin
                || one.probability >= Attempts.agreeingMin && both < Self.rivalMin)
                && symbols.allSatisfy { one.candidate.holds($0.candidate) }
        }
    }

    /// Whether two or more parts stand apart and are surely symbols by themselves.
    var isSurelySeveral: Bool {
        layout.areRivalsApart
            && symbols.count(where: { $0.probability >= Self.rivalSureMin }) > 1
    }

    /// Whether what looks like a 1 may be what is left of a shadow's edge, or of the table beside a
    /// sheet.
    private func mayBeEdge(_ one: Found) -> Bool {
        one.isShadowEdge
            || !isEven && one.prediction.best.symbol == .one && frameSideCount(of: one) > 0
    }

    /// Whether all of its symbols but one are ones.
    var hasOnes: Bool { symbols.count { $0.prediction.best.symbol != .one } < 2 }

    /// The parts that may be symbols of their own, and are.
    private var symbols: [Found] {
        let highest = rivals.map(\.candidate.box.height).max() ?? 0
        return rivals.filter {
            $0.probability >= Self.rivalMin && !$0.ink.isBlock && !$0.isStray(beside: highest)
                && !mayBeEdge($0)
        }
    }
}

extension Box {
    /// Whether two boxes may hold symbols of one hand.
    func isComparable(to other: Box) -> Bool {
        Double(min(height, other.height))
            >= Attempt.strayShare * Double(max(height, other.height))
    }
}
