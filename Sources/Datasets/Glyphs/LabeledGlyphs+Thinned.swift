extension LabeledGlyphs {
    /// So many of the glyphs, as many of each class as of any other, the first ones of each; all
    /// where no number is given.
    ///
    /// A class that has too few gives all that it has, and the others make up for it; what cannot
    /// be divided comes from the classes that stand first in ``classes``. The glyphs keep their
    /// order.
    public func thinned(to limit: Int?) -> LabeledGlyphs {
        guard let limit, limit < count else { return self }
        var wanted = Self.shares(of: limit, among: countPerClass)
        let chosen = labels.indices.filter { index in
            let label = Int(labels[index])
            wanted[label] -= 1
            return wanted[label] >= 0
        }
        return select(chosen)
    }

    /// Numbers that sum to a total, each no more than there are, otherwise as equal as can be.
    private static func shares(of total: Int, among counts: [Int]) -> [Int] {
        var shares = counts.map { _ in 0 }
        var rest = total
        while rest > 0 {
            let open = counts.indices.filter { shares[$0] < counts[$0] }
            let each = max(1, rest / open.count)
            for index in open {
                let more = min(each, counts[index] - shares[index], rest)
                shares[index] += more
                rest -= more
            }
        }
        return shares
    }
}
