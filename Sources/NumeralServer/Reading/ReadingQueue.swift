/// Which picture is worked at next, and which has had its time: the rules of ``ReadingPool``,
/// without its threads and its clock.
///
/// As many pictures as there are *places* are worked at side by side, in the order in which they
/// came; large ones never have the last place. A picture that turns out to be slow gives its place
/// to the next one and goes on beside it, up to a number of these. So nobody waits behind one slow
/// picture for longer than it takes to call it slow.
package struct ReadingQueue {
    /// Time, in looks (``look()``).
    package struct Times {
        /// From this on a picture is slow.
        let slow: Int
        /// From this on nobody waits for a picture any more.
        let working: Int
        /// From this on a picture has waited for too long.
        let waiting: Int

        package init(slow: Int, working: Int, waiting: Int) {
            (self.slow, self.working, self.waiting) = (slow, working, waiting)
        }
    }

    /// What a look found.
    package struct Findings: Equatable {
        /// Worked at for too long; they go on, and keep what they have.
        package var tooSlow: [Int] = []
        /// Waited for too long; they are out.
        package var tooLate: [Int] = []

        package init() {}
    }

    private struct Waiting {
        let id: Int
        let isLarge: Bool
        let since: Int
    }

    private struct Running {
        let isLarge: Bool
        let since: Int
        var hasPlace = true
    }

    private let placeCount: Int
    private let largeCountMax: Int
    private let slowCountMax: Int
    private let waitingCountMax: Int
    private let times: Times
    private var waiting: [Waiting] = []
    private var running: [Int: Running] = [:]
    private var now = 0

    package init(placeCount: Int, slowCountMax: Int, waitingCountMax: Int, times: Times) {
        (self.placeCount, self.slowCountMax) = (placeCount, slowCountMax)
        (self.waitingCountMax, self.times) = (waitingCountMax, times)
        largeCountMax = max(1, placeCount - 1)
    }

    package var isEmpty: Bool { waiting.isEmpty && running.isEmpty }

    private var freePlaceCount: Int { placeCount - running.values.count { $0.hasPlace } }

    private var freeLargeCount: Int {
        largeCountMax - running.values.count { $0.hasPlace && $0.isLarge }
    }

    /// Whether a small picture would be let wait.
    package var hasRoom: Bool {
        waiting.count < waitingCountMax || (waiting.isEmpty && freePlaceCount > 0)
    }

    /// Lets a picture wait, unless too many do already.
    package mutating func add(_ id: Int, isLarge: Bool) -> Bool {
        let startsAtOnce = waiting.isEmpty && freePlaceCount > 0 && (!isLarge || freeLargeCount > 0)
        guard startsAtOnce || waiting.count < waitingCountMax else { return false }
        waiting.append(Waiting(id: id, isLarge: isLarge, since: now))
        return true
    }

    /// Starts the next picture, if one may; call it until it gives none.
    package mutating func start() -> Int? {
        guard freePlaceCount > 0 else { return nil }
        let takesLarge = freeLargeCount > 0
        guard let index = waiting.firstIndex(where: { takesLarge || !$0.isLarge }) else {
            return nil
        }
        let next = waiting.remove(at: index)
        running[next.id] = Running(isLarge: next.isLarge, since: now)
        return next.id
    }

    package mutating func finish(_ id: Int) { running[id] = nil }

    /// Takes a picture out that was not started; `false` where it was.
    package mutating func leave(_ id: Int) -> Bool {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return false }
        waiting.remove(at: index)
        return true
    }

    /// Lets one step of time pass.
    package mutating func look() -> Findings {
        now += 1
        var findings = Findings()
        var slowCount = running.values.count { !$0.hasPlace }
        // The longest at work first.
        for (id, work) in running.sorted(by: { ($0.value.since, $0.key) < ($1.value.since, $1.key) }
        ) {
            if work.hasPlace, now - work.since >= times.slow, slowCount < slowCountMax {
                running[id]?.hasPlace = false
                slowCount += 1
            }
            if now - work.since == times.working { findings.tooSlow.append(id) }
        }
        findings.tooLate = waiting.filter { now - $0.since >= times.waiting }.map(\.id)
        waiting.removeAll { now - $0.since >= times.waiting }
        return findings
    }
}
