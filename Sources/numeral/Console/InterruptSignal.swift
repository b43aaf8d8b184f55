import Foundation
import Synchronization

/// Whether Ctrl-C (or SIGTERM) has come; the process goes on, so that it can save first.
///
/// A second one ends the process at once.
struct InterruptSignal {
    /// Signals so far. A handler may touch only what is lock-free and already there.
    private static let count = Atomic(0)

    /// Takes the signals over for the rest of the process.
    init() {
        _ = Self.count.load(ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                let before = InterruptSignal.count.add(1, ordering: .relaxed).oldValue
                if before > 0 { _exit(SignalStatus.of(number)) }
            }
        }
    }

    var isRaised: Bool { Self.count.load(ordering: .relaxed) > 0 }
}
