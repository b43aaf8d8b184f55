/// The rows that may be among the nearest, by distances that are known to within an error.
///
/// Blocked matrix products round sums in an order that depends on the shapes, so their distances
/// only choose candidates: all rows that the error leaves in question are kept, and the distances
/// that count are worked out again, in one order. So an answer does not depend on the batch.
struct CandidateList {
    /// A row and the square of its distance.
    struct Entry {
        let row: Int32
        let distance: Float
    }

    /// Rows no farther than this may be among the nearest.
    private(set) var threshold = Float.infinity
    private(set) var entries: [Entry] = []
    private let count: Int
    private let slack: Float
    /// How many entries make it worth looking which of them are still in question.
    private var narrowingCount: Int

    /// - Parameters:
    ///   - count: how many nearest rows are looked for.
    ///   - error: how far a distance may be off.
    init(count: Int, error: Float) {
        self.count = count
        slack = 2 * error
        narrowingCount = 2 * count + 256
        entries.reserveCapacity(narrowingCount)
    }

    /// Adds a row unless it is too far; distances may all lack the same amount.
    @inline(__always)
    mutating func add(_ row: Int, _ distance: Float) {
        guard distance <= threshold else { return }
        entries.append(Entry(row: Int32(row), distance: distance))
        guard entries.count >= narrowingCount else { return }
        narrow()
        // Twice what is left, so that rows that are all alike do not sort the list over and over.
        narrowingCount = max(narrowingCount, 2 * entries.count)
    }

    /// Drops the rows that cannot be among the nearest.
    mutating func narrow() {
        guard entries.count > count else { return }
        let nth = entries.map(\.distance).sorted()[count - 1]
        threshold = min(threshold, nth + slack)
        entries.removeAll { $0.distance > threshold }
    }

    /// The rows that are left.
    var rows: [Int32] { entries.map(\.row) }

    /// The nearest, if no distance is off: nearest first, of equals the first.
    consuming func nearest() -> [NearestRow] {
        entries.sorted { ($0.distance, $0.row) < ($1.distance, $1.row) }.prefix(count).map {
            NearestRow(row: Int($0.row), distance: $0.distance.squareRoot())
        }
    }
}
