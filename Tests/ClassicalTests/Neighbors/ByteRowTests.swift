import Classical
import Testing

/// The one search of the nearest rows, for bytes as they are.
@Suite struct ByteRowTests {
    static func bytes(_ count: Int, seed: UInt64, below limit: UInt8) -> [UInt8] {
        var numbers = SeededNumbers(state: seed)
        return (0..<count).map { _ in UInt8.random(in: 0..<limit, using: &numbers) }
    }

    @Test(
        "The nearest are those of a plain search, of equals the first",
        arguments: [(900, 196, 255), (1500, 3, 4), (5, 1, 2)] as [(Int, Int, UInt8)])
    func agreesWithPlainSearch(count: Int, columnCount: Int, limit: UInt8) {
        let known = Self.bytes(count * columnCount, seed: 1, below: limit)
        let rows = ByteRows(columnCount: columnCount, bytes: known)
        for seed in 2..<12 {
            let asked = Self.bytes(columnCount, seed: UInt64(seed), below: limit)
            let squares = (0..<count).map { row in
                asked.indices.reduce(0) { sum, column in
                    let step = Int(asked[column]) - Int(known[row * columnCount + column])
                    return sum + step * step
                }
            }
            let order = squares.indices.sorted { (squares[$0], $0) < (squares[$1], $1) }.prefix(6)
            let found = rows.nearest(to: asked, nearestCount: 6)
            #expect(found.map(\.row) == Array(order))
            #expect(found.map(\.distance) == order.map { Float(squares[$0]).squareRoot() })
        }
    }

    @Test("There are never more than are known")
    func keepsToWhatThereIs() {
        let rows = ByteRows(columnCount: 2, bytes: [1, 2, 3, 4])
        #expect(rows.nearest(to: [1, 2], nearestCount: 9).map(\.row) == [0, 1])
        #expect(rows.nearest(to: [1, 2], nearestCount: 0).isEmpty)
        #expect(ByteRows(columnCount: 2, bytes: []).nearest(to: [1, 2], nearestCount: 3).isEmpty)
    }
}
