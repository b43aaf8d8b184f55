/// How far a solver has come; it may be told often, so a listener draws only what it wants.
public struct FitProgress: Hashable, Sendable {
    /// Units of work that are finished, at most ``total``.
    public let done: Int
    /// Units of work in all, at least one.
    public let total: Int
    /// What one unit is, in the plural: `"trees"`, `"pairs of classes"`.
    public let unit: String

    /// - Precondition: `done` is from 0 to `total`, which is at least 1.
    public init(done: Int, of total: Int, unit: String) {
        precondition(total >= 1 && 0...total ~= done, "more is done than there is to do")
        (self.done, self.total, self.unit) = (done, total, unit)
    }
}
