internal import Dispatch
internal import Synchronization

/// The body's value for each element, in order; several are worked out at a time.
///
/// - Throws: what the body threw for the first element that it threw for; all are tried.
package func concurrentMap<Element: Sendable, Value: Sendable, Failure: Error>(
    _ elements: [Element], threadCount: Int,
    _ body: @Sendable (Element) throws(Failure) -> Value
) throws(Failure) -> [Value] {
    let results = Mutex([Result<Value, Failure>?](repeating: nil, count: elements.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, threadCount)) { _ in
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < elements.count else { return }
            let result = Result { () throws(Failure) in try body(elements[index]) }
            results.withLock { $0[index] = result }
        }
    }
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for case let result? in results.withLock({ $0 }) { values.append(try result.get()) }
    return values
}
