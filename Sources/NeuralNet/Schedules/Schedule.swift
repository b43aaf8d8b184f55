import Foundation

/// How the learning rate changes over a run.
///
/// Everything is a fraction of the run, so that a recipe keeps its meaning when
/// the number of epochs or the batch size changes.
public enum Schedule: Hashable, Sendable {
    /// The base rate at every step.
    case constant

    /// The base rate, times `factor` after each `every` of the run: `every: 0.25`
    /// drops three times.
    case step(every: Float, factor: Float = 0.1)

    /// From 0 up to the base rate over the `warmup` fraction of the run, in a
    /// straight line, then down half a cosine to `final` times the base rate.
    ///
    /// - SeeAlso: Loshchilov and Hutter, "SGDR", 2016, <https://arxiv.org/abs/1608.03983>.
    case cosine(warmup: Float = 0, final: Float = 0)

    /// From `base / startDivisor` up to the base rate at the `peak` fraction of
    /// the run, then down to `base / startDivisor / finalDivisor`, both half a
    /// cosine. PyTorch's `OneCycleLR`, with the base rate as its `max_lr`.
    ///
    /// - SeeAlso: Smith and Topin, "Super-Convergence", 2017, <https://arxiv.org/abs/1708.07120>.
    case oneCycle(peak: Float = 0.3, startDivisor: Float = 25, finalDivisor: Float = 1e4)
}

extension Schedule {
    /// Refuses settings that are out of range.
    public func check() throws(SettingError) {
        func checkAboveZero(
            _ owner: String, _ setting: String, _ value: Float
        ) throws(SettingError) {
            try SettingError.check(
                owner, setting, value, value > 0 && value.isFinite, "more than 0")
        }
        switch self {
        case .constant: break
        case .step(let every, let factor):
            try SettingError.check(
                "step", "every", every, every > 0 && every <= 1, "more than 0, to 1")
            try SettingError.check(
                "step", "factor", factor, factor > 0 && factor <= 1, "more than 0, to 1")
        case .cosine(let warmup, let final):
            try SettingError.checkBelowOne("cosine", "warmup", warmup)
            try SettingError.check("cosine", "final", final, final >= 0 && final <= 1, "0 to 1")
        case .oneCycle(let peak, let startDivisor, let finalDivisor):
            try SettingError.check(
                "oneCycle", "peak", peak, peak > 0 && peak < 1, "more than 0, less than 1")
            try checkAboveZero("oneCycle", "startDivisor", startDivisor)
            try checkAboveZero("oneCycle", "finalDivisor", finalDivisor)
        }
    }

    /// The learning rate of one step.
    ///
    /// - Parameters:
    ///   - base: the recipe's learning rate.
    ///   - step: which step, from 0; one past the end gets the last rate.
    ///   - stepCount: how many steps the run has.
    public func rate(base: Float, step: Int, stepCount: Int) -> Float {
        precondition(step >= 0 && stepCount >= 0, "step \(step) of \(stepCount) is not a step")
        let last = Double(max(stepCount - 1, 1))
        let position = min(Double(step), last)
        return Float(Double(base) * factor(position, last: last, count: Double(stepCount)))
    }

    private func factor(_ position: Double, last: Double, count: Double) -> Double {
        switch self {
        case .constant:
            return 1
        case .step(let every, let factor):
            // Whole steps: a `Float` 0.1 is a little more than a tenth, and would drop late.
            let period = max((Double(every) * count).rounded(), 1)
            let drops = (position / period).rounded(.down)
            return pow(Double(factor), drops)
        case .cosine(let warmup, let final):
            let peak = (Double(warmup) * count).rounded()
            // The first step already moves, and step `peak` has the full rate.
            if position < peak { return (position + 1) / (peak + 1) }
            return Self.anneal(1, Double(final), (position - peak) / max(last - peak, 1))
        case .oneCycle(let peak, let startDivisor, let finalDivisor):
            let start = 1 / Double(startDivisor)
            let top = Double(peak) * count - 1
            if position <= top { return Self.anneal(start, 1, position / max(top, 1)) }
            return Self.anneal(
                1, start / Double(finalDivisor), (position - top) / max(last - top, 1))
        }
    }

    /// Half a cosine from `start` to `end` as `t` goes from 0 to 1.
    private static func anneal(_ start: Double, _ end: Double, _ t: Double) -> Double {
        end + (start - end) * (1 + cos(.pi * min(max(t, 0), 1))) / 2
    }
}
