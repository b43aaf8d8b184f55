import Classical
import NumeralCore
import Settings

extension Resampling {
    private static let methods = Method.allCases.map(\.rawValue)

    /// Reads `{smote: even, neighbors: 5}`, `{under: 0.5}` or `{over: "7=500,+=300"}`.
    ///
    /// - Parameter classes: the recipe's, whose symbols counts are given for.
    init(_ decoder: any Decoder, classes: [Symbol]) throws {
        let mapping = try StrictMapping(
            decoder, of: "the resampling", keys: Self.methods + ["neighbors"])
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
        neighborCount = try mapping.count(
            "neighbors", default: neighborCount, 1...Self.neighborCountMax)
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
