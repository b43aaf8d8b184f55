/// A tensor on its way through a graph, known by its name.
struct GraphValue: Hashable, Sendable {
    let name: String

    init(_ name: String) {
        self.name = name
    }
}
