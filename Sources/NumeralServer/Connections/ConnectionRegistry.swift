import Synchronization

/// Which connections are open, and which of them gives way to a new one when there are too many.
///
/// A connection is *spare* while nothing is asked on it, and while its client does not read what it
/// was sent. When all may not stay, the one that has been spare longest is closed; while none is
/// spare, new ones wait in the kernel's queue. One peer never holds more than its share: beyond,
/// its own longest spare connection gives way, or the new one is closed at once.
///
/// Connections live on several event loops; all is behind one lock, held for some hundred
/// nanoseconds but when one must give way.
package final class ConnectionRegistry: Sendable {
    private struct Entry {
        let peer: String
        let close: @Sendable () -> Void
        /// When it became spare, in events so far; `nil` while it is busy.
        var spareSince: UInt64?
    }

    private struct State {
        var entries: [UInt64: Entry] = [:]
        var peerCounts: [String: Int] = [:]
        /// Counts what happens: a clock that no machine sets.
        var moment: UInt64 = 0

        mutating func remove(_ id: UInt64) -> Entry? {
            guard let entry = entries.removeValue(forKey: id) else { return nil }
            let count = peerCounts[entry.peer, default: 1] - 1
            peerCounts[entry.peer] = count > 0 ? count : nil
            return entry
        }

        /// Takes out the one that has been spare longest.
        mutating func removeSpare(of peer: String? = nil) -> Entry? {
            let spare = entries.filter { entry in
                entry.value.spareSince != nil && (peer == nil || entry.value.peer == peer)
            }
            return spare.min { ($0.value.spareSince ?? 0) < ($1.value.spareSince ?? 0) }
                .flatMap { remove($0.key) }
        }
    }

    private let countMax: Int
    private let peerCountMax: Int
    private let state = Mutex(State())

    package init(_ limits: ServerLimits) {
        (countMax, peerCountMax) = (limits.connectionCountMax, limits.peerConnectionCountMax)
    }

    /// Takes a new connection in, spare until something is asked on it.
    ///
    /// - Parameters:
    ///   - peer: who is at its other end.
    ///   - close: closes it; called from any thread, when it must give way.
    /// - Returns: its name here, or `nil` when it must be closed.
    package func add(peer: String, close: @escaping @Sendable () -> Void) -> UInt64? {
        let (id, leaving) = state.withLock { state -> (UInt64?, Entry?) in
            var leaving: Entry?
            if state.peerCounts[peer, default: 0] >= peerCountMax {
                leaving = state.removeSpare(of: peer)
                guard leaving != nil else { return (nil, nil) }
            } else if state.entries.count >= countMax {
                leaving = state.removeSpare()
            }
            state.moment += 1
            state.entries[state.moment] = Entry(
                peer: peer, close: close, spareSince: state.moment)
            state.peerCounts[peer, default: 0] += 1
            return (state.moment, leaving)
        }
        leaving?.close()
        return id
    }

    package func remove(_ id: UInt64) { state.withLock { _ = $0.remove(id) } }

    /// Says whether a connection could give way; it may have to at once.
    package func set(_ id: UInt64, isSpare: Bool) {
        let leaving = state.withLock { state -> Entry? in
            state.moment += 1
            guard isSpare else {
                state.entries[id]?.spareSince = nil
                return nil
            }
            if state.entries[id]?.spareSince == nil { state.entries[id]?.spareSince = state.moment }
            return state.entries.count > countMax ? state.removeSpare() : nil
        }
        leaving?.close()
    }
}
