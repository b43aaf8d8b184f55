import Hummingbird
import NIOPosix
import ServiceLifecycle
import Synchronization

/// The threads that read pictures, and the bounded queue before them.
///
/// Decoding and reading take milliseconds of a core. On Swift's own threads, of which there is one
/// a core, they would hold up every other request; without a bound, a crowd would wait for ever.
final class ReadingPool: Service {
    private let threads: NIOThreadPool
    private let countMax: Int
    private let retryAfterSeconds: Int
    private let count = Atomic<Int>(0)

    init(threadCount: Int, limits: ServerLimits) {
        precondition(threadCount > 0)
        threads = NIOThreadPool(numberOfThreads: threadCount)
        countMax = threadCount + limits.waitingCountMax
        retryAfterSeconds = limits.retryAfterSeconds
        threads.start()
    }

    deinit { threads.shutdownGracefully { _ in } }

    /// Keeps the threads until the server, which is shut down before, has stopped.
    func run() async throws { try? await gracefulShutdown() }

    /// Does `work` on one of the threads, or refuses at once when too many wait already.
    func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        defer { count.subtract(1, ordering: .relaxed) }
        guard count.add(1, ordering: .relaxed).newValue <= countMax else {
            throw Refusal(
                .overloaded, "too many pictures wait to be read: try again in a moment",
                headers: ["Retry-After": "\(retryAfterSeconds)"])
        }
        return try await threads.runIfActive(work)
    }
}
