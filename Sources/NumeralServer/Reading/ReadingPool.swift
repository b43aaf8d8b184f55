import Hummingbird
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import Wire

/// The threads that read pictures, and the bounded queue before them.
///
/// Decoding and reading take milliseconds of a core. On Swift's own threads, of which there is one
/// a core, they would hold up every other request; without a bound, a crowd would wait for ever.
/// Which picture is next, and what becomes of slow ones, are the rules of ``ReadingQueue``.
final class ReadingPool: Service {
    /// The work at one picture, whatever comes of it.
    private struct Job: Sendable {
        let work: PictureWork
        let perform: @Sendable () -> Void
        let fail: @Sendable (any Error) -> Void
    }

    private struct State {
        var queue: ReadingQueue
        var jobs: [Int: Job] = [:]
        var count = 0
        var isLooking = false
    }

    /// How often one looks how long pictures take.
    private static let lookMilliseconds = 100

    private let threads: NIOThreadPool
    private let limits: ServerLimits
    private let state: Mutex<State>

    init(threadCount: Int, limits: ServerLimits) {
        precondition(threadCount > 0)
        self.limits = limits
        threads = NIOThreadPool(numberOfThreads: threadCount + limits.slowCountMax)
        let looksPerSecond = 1000 / Self.lookMilliseconds
        state = Mutex(
            State(
                queue: ReadingQueue(
                    placeCount: threadCount, slowCountMax: limits.slowCountMax,
                    waitingCountMax: limits.waitingCountMax,
                    times: .init(
                        slow: max(1, limits.slowMilliseconds / Self.lookMilliseconds),
                        working: limits.pictureSecondsMax * looksPerSecond,
                        waiting: limits.waitingSecondsMax * looksPerSecond))))
        threads.start()
    }

    deinit { threads.shutdownGracefully { _ in } }

    /// Keeps the threads until the server, which is shut down before, has stopped.
    func run() async throws { try? await gracefulShutdown() }

    /// Does `work` on one of the threads, or refuses: at once when too many wait already, later
    /// when it waited or took for too long.
    ///
    /// - Parameter isLarge: whether it is likely to take long.
    func run<Value: Sendable>(
        isLarge: Bool = false, _ work: @escaping @Sendable (PictureWork) throws -> Value
    ) async throws -> Value {
        let id = state.withLock { state in
            state.count += 1
            return state.count
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let answer = PendingAnswer<Value>(continuation)
                let own = PictureWork()
                let job = Job(
                    work: own,
                    perform: { answer.give(Result { try work(own) }) },
                    fail: { answer.give(.failure($0)) })
                if !add(job, id, isLarge: isLarge) { job.fail(Refusal.overloaded(limits)) }
            }
        } onCancel: {
            // One that is worked at keeps its thread to the end; nobody waits for it any more.
            let left = state.withLock { state in
                state.queue.leave(id) ? state.jobs.removeValue(forKey: id) : state.jobs[id]
            }
            left?.work.abandon()
            left?.fail(CancellationError())
        }
    }

    /// Refuses at once where ``run(isLarge:_:)`` would: before a picture is read.
    func checkRoom() throws(Refusal) {
        guard state.withLock({ $0.queue.hasRoom }) else { throw Refusal.overloaded(limits) }
    }

    private func add(_ job: Job, _ id: Int, isLarge: Bool) -> Bool {
        let (isAdded, looks) = state.withLock { state in
            guard state.queue.add(id, isLarge: isLarge) else { return (false, false) }
            state.jobs[id] = job
            defer { state.isLooking = true }
            return (true, !state.isLooking)
        }
        if looks { look(on: MultiThreadedEventLoopGroup.singleton.any()) }
        if isAdded { startNext() }
        return isAdded
    }

    /// Starts all that may.
    private func startNext() {
        while let (id, job) = state.withLock({ state in
            state.queue.start().flatMap { id in state.jobs[id].map { (id, $0) } }
        }) {
            threads.submit { [self] thread in
                if case .active = thread { job.perform() } else { job.fail(CancellationError()) }
                state.withLock { state in
                    state.queue.finish(id)
                    state.jobs[id] = nil
                }
                startNext()
            }
        }
    }

    /// Looks from now on how long pictures take, while there are any.
    private func look(on loop: any EventLoop) {
        loop.scheduleTask(in: .milliseconds(Int64(Self.lookMilliseconds))) { [self] in
            let (slow, late, goesOn) = state.withLock { state in
                let findings = state.queue.look()
                state.isLooking = !state.queue.isEmpty
                return (
                    findings.tooSlow.compactMap { state.jobs[$0] },
                    findings.tooLate.compactMap { state.jobs.removeValue(forKey: $0) },
                    state.isLooking
                )
            }
            for job in slow {
                job.work.abandon()
                job.fail(Refusal.imageTooSlow(limits))
            }
            for job in late { job.fail(Refusal.overloaded(limits)) }
            startNext()
            if goesOn { look(on: loop) }
        }
    }
}

extension Refusal {
    fileprivate static func overloaded(_ limits: ServerLimits) -> Refusal {
        Refusal(
            .overloaded, "too many pictures wait to be read: try again in a moment",
            headers: ["Retry-After": "\(limits.retryAfterSeconds)"])
    }

    fileprivate static func imageTooSlow(_ limits: ServerLimits) -> Refusal {
        Refusal(
            .imageTooSlow,
            "this picture takes longer than \(limits.pictureSecondsMax) seconds to read: send a "
                + "smaller one (a few hundred pixels a side are enough to read a digit)")
    }
}
