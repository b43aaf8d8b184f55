extension ModelCard {
    /// What a card calls the pictures that training drew for itself.
    public static let renderedName = "rendered"

    /// The sets that were learnt from, in the order of their names; none where nobody noted any.
    ///
    /// What was only measured has a score under its own name; a set that a part was held out of has
    /// one as `NAME, held out`.
    public var learntFrom: [String] {
        let measured = Set(scores.map(\.set))
        return dataHashes.keys.filter { !measured.contains($0) && $0 != Self.renderedName }.sorted()
    }

    /// Whether pictures that training drew were learnt from too.
    public var learntFromRendered: Bool { dataHashes[Self.renderedName] != nil }
}
