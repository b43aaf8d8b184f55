public import Classical
public import NumeralCore

extension Resampling.Target {
    /// Reads `even`, a ratio such as `0.5`, or counts of some classes, `7=500,+=300`.
    ///
    /// - Parameter classes: those of the set, in order.
    /// - Throws: ``RecipeError`` in words that go on from the name of the setting.
    public init(_ text: String, classes: [Symbol]) throws(RecipeError) {
        if text == "even" {
            self = .even
        } else if let ratio = Double(text) {
            guard ratio > 0, ratio <= 1 else {
                throw RecipeError("must be above 0 and at most 1, not \(text)")
            }
            self = .ratio(ratio)
        } else {
            self = .counts(try Self.counts(text, classes: classes))
        }
    }

    /// What ``init(_:classes:)`` reads.
    func text(classes: [Symbol]) -> String {
        switch self {
        case .even: "even"
        case .ratio(let ratio): "\(ratio)"
        case .counts(let counts):
            zip(classes, counts).compactMap { symbol, count in count.map { "\(symbol)=\($0)" } }
                .joined(separator: ",")
        }
    }

    private static func counts(
        _ text: String, classes: [Symbol]
    ) throws(RecipeError) -> [Int?] {
        var counts = [Int?](repeating: nil, count: classes.count)
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            // The last: = is a symbol, too.
            guard let sign = part.lastIndex(of: "="), let symbol = Symbol(written: part[..<sign]),
                let count = Int(part[part.index(after: sign)...])
            else {
                throw RecipeError(
                    "must be even, a ratio, or counts as in 7=500,8=500, not '\(text)'")
            }
            guard 0...Resampling.classCountMax ~= count else {
                throw RecipeError("has a count of \(count): use 0 to \(Resampling.classCountMax)")
            }
            guard let label = classes.firstIndex(of: symbol) else {
                throw RecipeError("names \(symbol), which is none of the classes")
            }
            counts[label] = count
        }
        return counts
    }
}
