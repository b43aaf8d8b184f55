public import NumeralCore

/// How many glyphs of each class there were, and how many there are.
public struct ClassCounts: Hashable, Sendable {
    public let classes: [Symbol]
    /// In the order of the classes.
    public let before: [Int]
    public let after: [Int]

    public init(classes: [Symbol], before: [Int], after: [Int]) {
        precondition(before.count == classes.count && after.count == classes.count)
        (self.classes, self.before, self.after) = (classes, before, after)
    }
}

extension ClassCounts: CustomStringConvertible {
    /// `0 5923 → 6742, 1 6742, …: 60000 → 67420`
    public var description: String {
        func change(_ before: Int, _ after: Int) -> String {
            before == after ? "\(before)" : "\(before) → \(after)"
        }
        let parts = classes.indices.map { "\(classes[$0]) \(change(before[$0], after[$0]))" }
        return parts.joined(separator: ", ")
            + ": \(change(before.reduce(0, +), after.reduce(0, +)))"
    }
}
