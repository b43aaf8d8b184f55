import Synchronization

/// The bytes that all bodies may take together: however many connections there are, what they send
/// is held up to this and no further.
///
/// Large bodies never have the last of it, so that small ones are taken while large ones fill it.
package final class ByteBudget: Sendable {
    /// What one body takes, from its first byte until nobody holds it any more: gives it back when
    /// it goes, however its request ended.
    package final class Share: Sendable {
        private let budget: ByteBudget
        private let count = Atomic<Int>(0)

        fileprivate init(_ budget: ByteBudget) { self.budget = budget }

        /// Takes bytes that came, unless there is no room for them.
        package func grow(by more: Int) -> Bool {
            let count = count.load(ordering: .relaxed)
            guard budget.take(more, from: count) else { return false }
            self.count.store(count + more, ordering: .relaxed)
            return true
        }

        deinit { budget.giveBack(count.load(ordering: .relaxed)) }
    }

    private let bytesMax: Int
    private let smallBytes: Int
    private let largeBytesMin: Int
    private let taken = Mutex(0)

    package init(_ limits: ServerLimits) {
        bytesMax = limits.bodiesBytesMax
        smallBytes = limits.smallBodiesBytes
        largeBytesMin = limits.largeBytesMin
    }

    /// What is held now.
    package var takenBytes: Int { taken.withLock { $0 } }

    /// Room for one body, which holds nothing yet; to be filled by one task.
    package func share() -> Share { Share(self) }

    private func take(_ more: Int, from count: Int) -> Bool {
        let isLarge = count + more >= largeBytesMin
        return taken.withLock { taken in
            guard taken + more <= (isLarge ? bytesMax - smallBytes : bytesMax) else { return false }
            taken += more
            return true
        }
    }

    private func giveBack(_ count: Int) { taken.withLock { $0 -= count } }
}
