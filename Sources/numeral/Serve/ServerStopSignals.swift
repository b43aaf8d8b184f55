import Foundation
import Synchronization

/// SIGTERM and SIGINT: the first one asks a server to stop, the second one ends the process.
///
/// On a thread of its own, so that it is heard whatever the server does.
final class ServerStopSignals {
    private let sources: [any DispatchSourceSignal]

    /// - Parameter stop: called at the first one.
    init(_ stop: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "numeral.signals")
        let isFirst = Mutex(true)
        sources = [SIGTERM, SIGINT].map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                let stops = isFirst.withLock { isFirst in
                    defer { isFirst = false }
                    return isFirst
                }
                if stops { stop() } else { _exit(SignalStatus.of(number)) }
            }
            source.activate()
            return source
        }
    }

    /// None is heard any more.
    func end() { for source in sources { source.cancel() } }
}
