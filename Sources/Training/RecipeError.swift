/// Why a recipe cannot be followed, and on which line it says so.
public struct RecipeError: Error, Hashable, Sendable {
    /// The line in the file, from 1, where it is known.
    public let line: Int?
    /// What is wrong, then what to do about it.
    public let problem: String

    init(line: Int? = nil, _ problem: String) {
        self.line = line
        self.problem = problem
    }
}

extension RecipeError: CustomStringConvertible {
    /// `line 12: learningRate must be above 0 and at most 10, not -1`
    public var description: String { line.map { "line \($0): \(problem)" } ?? problem }
}
