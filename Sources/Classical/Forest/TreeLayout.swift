/// Where the nodes of a tree lie in memory: the left side of a split right behind its two children,
/// the right side behind that.
///
/// Low in a tree, where rows meet nodes that no cache holds, a whole subtree lies on a line or two
/// then, where level by level each step would be on a line of its own.
struct TreeLayout {
    /// For each node, level by level, its place.
    private(set) var places: [Int]

    /// - Parameter children: for each node, level by level, its left child, the right one being the
    ///   next node, or 0 for a leaf; children come behind their parents.
    init(children: [Int]) {
        places = [Int](repeating: 0, count: children.count)
        var next = 1
        var pending = [0]
        while let node = pending.popLast() {
            let child = children[node]
            guard child > 0 else { continue }
            (places[child], places[child + 1]) = (next, next + 1)
            next += 2
            pending.append(child + 1)
            pending.append(child)
        }
    }
}
