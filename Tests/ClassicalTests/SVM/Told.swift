import Classical
import Synchronization

/// What a solver told of its progress, from any thread.
final class Told: Sendable {
    private let list = Mutex<[FitProgress]>([])

    var all: [FitProgress] { list.withLock { $0 } }

    func add(_ progress: FitProgress) { list.withLock { $0.append(progress) } }
}
