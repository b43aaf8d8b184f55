extension PictureRecord {
    /// The rows of a group.
    public func rows(of group: Group) -> [Row] { kinds.filter { $0.group == group } }

    /// The mean over a group's kinds of the share read right, or `nil` without a kind.
    public func mean(of group: Group) -> Double? {
        let rows = rows(of: group)
        guard !rows.isEmpty else { return nil }
        return rows.reduce(0) { $0 + $1.right.value } / Double(rows.count)
    }

    /// The kind of a group of which the least is read right.
    public func worst(of group: Group) -> Row? {
        rows(of: group).min { ($0.right.value, $0.name) < ($1.right.value, $1.name) }
    }

    /// Pictures of a group's kinds, and how many of them have a thing in common.
    public func total(_ groups: [Group], _ count: (Row) -> Int) -> (found: Int, of: Int) {
        let rows = kinds.filter { groups.contains($0.group) }
        return (rows.reduce(0) { $0 + count($1) }, rows.reduce(0) { $0 + $1.count })
    }

    /// Groups with one digit or more.
    public static let inked: [Group] = [
        .drawn, .corrupted, .severalDrawn, .severalPhotographed,
    ]
}
