import Foundation
import NumeralCore
import Settings

/// One setting of a recipe and what it may be.
public struct TuningSetting: Hashable, Sendable {
    /// Where it stands in the recipe: `forest.trees`, `network.layers.3.dense`.
    public let path: String
    public let values: Values

    /// What is tried.
    public enum Values: Hashable, Sendable {
        /// Each of these, in YAML.
        case list([String])
        /// A number of a range.
        case range(TuningRange)
    }

    /// Whether equal factors count alike: a range on a log scale, or a list of numbers above 0
    /// of which the greatest is ten times the least.
    public var isLogarithmic: Bool {
        switch values {
        case .range(let range): range.isLogarithmic
        case .list(let values):
            values.compactMap { Double($0) }.min().map { least in
                least > 0 && (values.compactMap { Double($0) }.max() ?? 0) >= 10 * least
            } ?? false
        }
    }

    /// What is listed to be tried; nothing of a range.
    public var listed: [String] { if case .list(let values) = values { values } else { [] } }

    /// One value drawn, in YAML.
    func draw(using generator: inout SplitMix64) -> String {
        switch values {
        case .list(let values): values[Int.random(in: values.indices, using: &generator)]
        case .range(let range): range.draw(using: &generator)
        }
    }
}

/// Numbers between two ends.
public struct TuningRange: Hashable, Sendable {
    public let from: Double
    public let to: Double
    /// Whether the logarithm is drawn evenly, not the number.
    public let isLogarithmic: Bool
    /// Whether only whole numbers are meant: both ends are.
    public let isWhole: Bool

    /// How large an end may be: beyond, a `Double` no longer tells whole numbers apart.
    public static let magnitudeMax = 1e15

    func draw(using generator: inout SplitMix64) -> String {
        let value: Double
        if isLogarithmic {
            value = exp(Double.random(in: log(from)...log(to), using: &generator))
        } else {
            value = Double.random(in: from...to, using: &generator)
        }
        // Four digits say all that a trial can tell.
        return isWhole
            ? String(Int(value.rounded())) : String(format: "%.4g", min(to, max(from, value)))
    }
}

extension TuningRange: Decodable {
    private enum Scale: String, CaseIterable { case linear, log }

    static let settings = SettingGroup(
        "a range",
        [
            .number(
                "from", nil, .within(-magnitudeMax...magnitudeMax), "the least", example: "0.001",
                beside: "to: 0.1"),
            .number(
                "to", nil, .within(-magnitudeMax...magnitudeMax),
                "the greatest; whole numbers alone are drawn where both ends are whole",
                example: "0.1", beside: "from: 0.001"),
            .word(
                "scale", Scale.linear,
                "whether the number or its logarithm is drawn evenly"),
        ])

    /// Reads `{from: 0.0001, to: 0.1, scale: log}`.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, Self.settings)
        from = try mapping.value("from")
        to = try mapping.value("to")
        isLogarithmic = try mapping.choice("scale", default: Scale.linear) == .log
        guard from < to else { throw mapping.error("to", "to must be above from") }
        guard max(-from, to) <= Self.magnitudeMax else {
            throw mapping.error("to", "from and to must be within ±\(Self.magnitudeMax)")
        }
        guard !isLogarithmic || from > 0 else {
            throw mapping.error("from", "from must be above 0 on a log scale")
        }
        isWhole = from == from.rounded() && to == to.rounded()
    }
}
