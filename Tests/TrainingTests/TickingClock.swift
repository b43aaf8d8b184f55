import Synchronization

/// A clock that goes on by one step each time that it is asked, so that what is timed takes a
/// known time.
final class TickingClock: Clock {
    struct Instant: InstantProtocol {
        let offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (first: Instant, second: Instant) -> Bool { first.offset < second.offset }
    }

    private let step: Duration
    private let askedCount = Mutex(0)

    init(step: Duration) { self.step = step }

    var now: Instant {
        askedCount.withLock { count in
            count += 1
            return Instant(offset: step * count)
        }
    }

    var minimumResolution: Duration { step }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {}
}
