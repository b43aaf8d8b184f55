extension NeighborSettings {
    /// More than this vote for the commonest class, not for what is near.
    public static let neighborCountMax = 1000
    /// More than this is a search by the second distance alone.
    public static let candidateCountMax = 10_000
    /// The largest picture whose tangents are taken.
    public static let sideMax = 256
    /// The farthest move: a step more costs as much again as all before it.
    public static let reachMax = 4

    /// The first setting that is out of its range, in its own words, or `nil` when all are sound.
    ///
    /// - Parameter columnCount: how many columns the rows have.
    public func complaint(columnCount: Int) -> (name: String, reason: String)? {
        var whole = [("neighborCount", neighborCount, 1...Self.neighborCountMax)]
        if let refinement {
            whole.append(("side", refinement.side, 2...Self.sideMax))
            let least = max(1, min(neighborCount, Self.candidateCountMax))
            whole.append(
                ("candidateCount", refinement.candidateCount, least...Self.candidateCountMax))
            if case .shifts(let reach) = refinement.distance {
                whole.append(("reach", reach, 1...Self.reachMax))
            }
        }
        for (name, value, range) in whole where !(range ~= value) {
            return (
                name, "is \(value): it must be from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        if let side = refinement?.side, side * side != columnCount {
            return ("side", "is \(side), but a row has \(columnCount) numbers, not its square")
        }
        return nil
    }
}
