internal import Foundation

/// Probabilities as people read them.
public enum PercentText {
    /// In percent, without the sign, and never a round 0 or 100 that is not meant: `99.8`, `>99.9`.
    ///
    /// - Parameter decimals: how many are shown, 1 or more.
    public static func of(_ probability: Float, decimals: Int = 1) -> String {
        let (percent, least) = (Double(probability) * 100, pow(10, -Double(decimals)))
        func text(_ value: Double) -> String { String(format: "%.\(decimals)f", value) }
        if probability < 1, percent >= 100 - least / 2 { return ">\(text(100 - least))" }
        if probability > 0, percent < least / 2 { return "<\(text(least))" }
        return text(percent)
    }
}
