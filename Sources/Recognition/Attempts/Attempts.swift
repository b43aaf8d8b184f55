internal import Imaging
internal import NumeralCore

/// The ways to tell ink from paper that were tried, and what they amount to.
///
/// The surest attempt's answer stands. Where the paper is even, the first sure one ends the search;
/// elsewhere two have to agree, since what looks like ink may be a shadow, a rule or a table.
struct Attempts {
    /// In the order in which they were made.
    private(set) var all: [Attempt] = []

    mutating func add(_ attempt: Attempt) { all.append(attempt) }

    /// From this probability on an attempt agrees with a sure one, or contradicts it.
    static let agreeingMin: Float = 0.9

    /// The share of pages that lie on their side, or upside down.
    private static let turnedShare: Float = 0.002

    /// How far a digit that only another side of the page shows is one. A third of all letters and
    /// signs look like one from some side, and few pages lie on theirs: it is no answer, but worth
    /// saying.
    static let turnedTrust: Float = 0.4

    /// Ink that differs from the paper by less, of 255, is read with a warning, and not believed
    /// where it is none once shadows are taken out.
    static let contrastClear = 60

    /// Ink on uneven paper that differs from it by less, of 255, is a crease where it is not surely
    /// a symbol in two ways.
    static let contrastUneven = 32

    /// Whether nothing else need be tried.
    var isDecided: Bool {
        guard let last = all.last else { return false }
        if last.isBare, last.isEven, last.ink.source == .unruled { return true }
        let earlier = all.dropLast()
        if last.isSeveral, last.isEven || earlier.contains(where: \.isSeveral) { return true }
        // What one side shows another may contradict: of a 6 the one a 6, the other a 9.
        guard last.probability >= Attempt.sureMin, !last.isTurned else { return false }
        // Where a part of the page lies in shadow, levels agree with each other, whatever it hides.
        let needsLight = last.hugsFrame || isShaded
        if last.isEven, !needsLight { return true }
        return earlier.contains {
            (!needsLight || $0.ink.isShadowless || last.ink.isShadowless)
                && $0.hugsFrame == last.hugsFrame
                && $0.symbol == last.symbol
                && $0.probability >= Self.agreeingMin
        }
    }

    /// Whether the page was read as it lies.
    var isReadUpright: Bool {
        all.contains { !$0.isTurned && ($0.probability >= Self.agreeingMin || $0.isSeveral) }
    }

    /// The attempt whose answer stands: the one that most ways agree with, of those the surest.
    ///
    /// What is a crowd on the page, lies on its side or on a sheet within it, must be sure: any
    /// drawing has light shapes with something in them. Beside a shadow levels need a second:
    /// another symbol may lie in it.
    var chosen: Attempt? {
        let answers = all.filter { attempt in
            attempt.best != nil && isCredible(attempt)
                && (!isShaded || attempt.ink.isShadowless || isSeconded(attempt))
                && (attempt.probability >= (isCrowded ? Attempt.crowdMin : Attempt.sureMin)
                    || !attempt.isTurned && !attempt.isOfSheet && !isCrowded)
        }
        // What goes along the frame is a symbol only where nothing else is one.
        let inner = answers.filter { !$0.hugsFrame }
        let isInner = inner.contains { $0.probability >= Self.agreeingMin }
        let credible = isInner ? inner : answers
        let upright = credible.filter { !$0.isTurned }.max { one, other in
            (support(of: one, in: credible), one.probability)
                < (support(of: other, in: credible), other.probability)
        }
        let turned = credible.filter(\.isTurned).max { $0.probability < $1.probability }
        guard let upright, let turned else { return upright ?? turned }
        return upright.odds >= turned.odds * Self.turnedShare ? upright : turned
    }

    /// In how many ways of their own the answer of an attempt was found: by levels, without
    /// shadows, without printed lines.
    private func support(of attempt: Attempt, in answers: [Attempt]) -> Int {
        let symbol = attempt.symbol
        let agreeing = answers.filter {
            $0.symbol == symbol && $0.probability >= Self.agreeingMin
        }
        return Set(agreeing.map { $0.isCleaned ? $0.ink.source : .levels }).count
    }

    /// Whether an attempt's ink is none that shadows and noise make.
    private func isCredible(_ attempt: Attempt) -> Bool {
        if attempt.best?.isShadowEdge == true || isRemnant(attempt) { return false }
        if attempt.ink.contrast < Self.contrastUneven, !attempt.isEven,
            attempt.probability < Attempt.sureMin || isShaded || !isSeconded(attempt)
        {
            return false
        }
        if !all.contains(where: \.isEven), !attempt.isCleaned,
            attempt.hugsFrame || attempt.symbol == .one,
            !isSeconded(attempt)
        {
            return false
        }
        guard attempt.ink.contrast < Self.contrastClear || attempt.hugsFrame else { return true }
        return [.whole, .bands].contains(attempt.ink.place.part)
            && !all.contains {
                $0.isBare && ($0.ink.source == .flattened || $0.isEven && !attempt.isEven)
                    && $0.ink.place.part == .whole
            }
    }

    /// Whether an attempt's symbol may be a piece of a printed line that was taken out.
    private func isRemnant(_ attempt: Attempt) -> Bool {
        attempt.ink.source == .unruled && attempt.symbol == .one && attempt.frameSideCount > 0
            && !isSeconded(attempt)
    }

    /// Whether a part of the page lies in shadow, so that levels cannot tell what ink is there.
    private var isShaded: Bool { all.contains { $0.layout.isShaded && !$0.ink.isShadowless } }

    /// Whether an attempt that took shadows out, or levels where strokes were joined, sees the
    /// same.
    private func isSeconded(_ attempt: Attempt) -> Bool {
        all.contains {
            $0.ink.source != attempt.ink.source
                && ($0.isEven || $0.ink.contrast >= Self.contrastUneven)
                && (isShaded ? $0.ink.isShadowless : $0.isCleaned || !attempt.hugsFrame)
                && $0.probability >= Reader.probabilityMin
                && $0.symbol == attempt.symbol
        }
    }

    /// How probable the answer of an attempt is, beside the surest one that contradicts it: of two
    /// with odds a and b, a / (a + b) where one of them is right.
    func confidence(in chosen: Attempt) -> Float {
        if chosen.isTurned { return chosen.answer?.best.probability ?? 0 }
        let symbol = chosen.symbol
        let dissent = all.filter {
            $0.symbol != symbol
                && $0.probability >= ($0.isTurned ? Attempt.sureMin : Self.agreeingMin)
                && (chosen.hugsFrame || !$0.hugsFrame)
        }
        let odds = dissent.map { $0.odds * ($0.isTurned ? Self.turnedShare : 1) }
        guard let wrong = odds.max() else { return chosen.probability }
        return chosen.odds / (chosen.odds + wrong)
    }

    /// Whether two or more symbols were found side by side.
    var isSeveral: Bool { all.contains { $0.isSeveral && !isRefuted($0) } || isScattered }

    /// Whether the second symbol of an attempt is none: on uneven paper shadows and rules look like
    /// ink to the levels, and where they are taken out one sure symbol stands alone.
    private func isRefuted(_ attempt: Attempt) -> Bool {
        guard !attempt.isEven, !attempt.isOfSheet else { return false }
        // A rule that was taken out leaves pieces that look like a 1.
        let mayBeRules = attempt.ink.source == .unruled && attempt.hasOnes
        return all.contains { one in
            one.ink.place.part == .whole && !one.isSeveral && one.layout.rivals.count < 2
                && !one.hugsFrame && one.probability >= Attempt.sureMin
                && (one.isCleaned
                    ? mayBeRules || !attempt.isCleaned || !attempt.isSurelySeveral
                    : mayBeRules)
        }
    }

    /// Whether different attempts found sure symbols at different places. A 1 does not count: the
    /// edge of a shadow looks like one.
    private var isScattered: Bool {
        let boxes = all.filter { $0.ink.place.part == .whole }.flatMap { attempt in
            (attempt.found + attempt.rivals).filter(\.isDistinct).map {
                attempt.ink.place.pictureBox($0.candidate.box)
            }
        }
        return boxes.contains { box in
            boxes.contains { $0.gap(to: box) >= 0 && $0.isComparable(to: box) }
        }
    }

    /// Whether the ink is more parts than one symbol has.
    private var isCrowded: Bool { all.contains { $0.layout.isCrowded } }

    /// Whether the ink looks like several symbols, read or not.
    var isManifold: Bool { isSeveral || isCrowded || all.contains { $0.layout.rivals.count > 1 } }

    /// Whether there is nothing but paper: nothing was found at all, or nothing without printed
    /// lines, or nothing where shadows were taken out of a page that has them.
    var isBare: Bool {
        if all.allSatisfy({ $0.isBare || !isCredible($0) }) { return true }
        let whole = all.filter { $0.ink.place.part == .whole && (isCredible($0) || $0.isBare) }
        guard !all.contains(where: { isCredible($0) && $0.probability >= Attempt.sureMin }),
            !whole.contains(where: \.isSurelySeveral)
        else { return false }
        // Printed squares look like digits to some way or other.
        if whole.contains(where: { $0.isBare && $0.ink.source == .unruled }) { return true }
        return !whole.contains { $0.probability >= Reader.probabilityMin || $0.isSeveral }
            && whole.first.map { $0.isBare && $0.ink.source == .flattened } ?? false
    }

    /// What was tried, for an explanation.
    var trials: [Trial] {
        all.map { attempt in
            Trial(
                source: attempt.ink.source, part: attempt.ink.place.part,
                symbol: attempt.symbol, probability: attempt.probability,
                isSeveral: attempt.isSeveral)
        }
    }
}
