/// A node whose samples are known, and nothing else yet.
struct PendingNode {
    let index: Int
    let range: Range<Int>
    /// How many splits lie above it.
    let depth: Int
}
