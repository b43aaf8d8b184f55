import Synchronization

/// Counts requests: `prefix-000001`, `prefix-000002`, …
final class RequestIDs: Sendable {
    private let prefix: String
    private let count = Atomic<Int>(0)

    init(prefix: String) { self.prefix = prefix }

    func next() -> String {
        let number = String(count.add(1, ordering: .relaxed).newValue)
        return prefix + "-" + String(repeating: "0", count: max(0, 6 - number.count)) + number
    }
}
