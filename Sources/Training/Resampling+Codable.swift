import Classical
import NumeralCore
import Settings

extension Resampling {
    private static let methods = Method.allCases.map(\.rawValue)

    static let settings = SettingGroup(
        "the resampling",
        Method.allCases.map { method in
            .other(
                method.rawValue,
                .other("`even`, a ratio up to 1, or counts of classes", refused: "2"),
                method.meaning, example: method == .under ? "0.5" : "even",
                absence: "one of the three has to be there")
        } + [
            .count(
                "neighbors", usualNeighborCount, 1...neighborCountMax,
                "among how many of the nearest the second sample is drawn", example: "3",
                beside: "smote: even")
        ])

    /// Reads `{smote: even, neighbors: 5}`, `{under: 0.5}` or `{over: "7=500,+=300"}`.
    ///
    /// - Parameter classes: the recipe's, whose symbols counts are given for.
    init(_ decoder: any Decoder, classes: [Symbol]) throws {
        let mapping = try StrictMapping(decoder, Self.settings)
        let found = try Method.allCases.filter { try mapping.decoder($0.rawValue) != nil }
        guard found.count == 1 else {
            throw mapping.error(
                found.last?.rawValue ?? "neighbors",
                "resampling takes one of \(Self.methods.joined(separator: ", "))")
        }
        self.init(found[0])
        target = try Self.target(found[0].rawValue, in: mapping, classes: classes)
        if method != .smote, try mapping.decoder("neighbors") != nil {
            throw mapping.error("neighbors", "neighbors is for smote: take it out")
        }
        neighborCount = try mapping.count("neighbors")
    }

    private static func target(
        _ key: String, in mapping: StrictMapping, classes: [Symbol]
    ) throws -> Target {
        // YAML takes 0.5 for a number, and `7=500,8=500` for text.
        let number: Double? = try? mapping.value(key)
        let text: String = try number.map { "\($0)" } ?? mapping.value(key)
        do { return try Target(text, classes: classes) } catch {
            throw mapping.error(key, "\(key) \(error.problem)")
        }
    }

    /// Writes what ``init(_:classes:)`` reads.
    func encode(to encoder: any Encoder, classes: [Symbol]) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        let key = SettingKey(stringValue: method.rawValue)
        if case .ratio(let ratio) = target {
            try container.encode(ratio, forKey: key)
        } else {
            try container.encode(target.text(classes: classes), forKey: key)
        }
        if method == .smote {
            try container.encode(neighborCount, forKey: .init(stringValue: "neighbors"))
        }
    }
}

extension Resampling.Method {
    /// In a table of settings.
    fileprivate var meaning: String {
        switch self {
        case .under: "leaves samples of the larger classes out"
        case .over: "repeats samples of the smaller classes"
        case .smote: "makes samples between two of a smaller class that are near each other"
        }
    }
}
