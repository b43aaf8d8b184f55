internal import Dispatch
internal import Synchronization

/// The body's value for each element, in order; several are worked out at a time.
package func concurrentMap<Element: Sendable, Value: Sendable>(
    _ elements: [Element], threadCount: Int, _ body: @Sendable (Element) -> Value
) -> [Value] {
    let values = Mutex([Value?](repeating: nil, count: elements.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, threadCount)) { _ in
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < elements.count else { return }
            let value = body(elements[index])
            values.withLock { $0[index] = value }
        }
    }
    return values.withLock { $0.compactMap(\.self) }
}
