import NumeralServer
import Testing

@Suite struct ReadingQueueTests {
    static func queue(
        places: Int, slow: Int = 2, waiting: Int = 100, late: Int = 100
    ) -> ReadingQueue {
        ReadingQueue(
            placeCount: places, slowCountMax: slow, waitingCountMax: waiting,
            times: .init(slow: 3, working: 10, waiting: late))
    }

    static func started(_ queue: inout ReadingQueue) -> [Int] {
        var ids: [Int] = []
        while let id = queue.start() { ids.append(id) }
        return ids
    }

    @Test("As many as there are places, in the order in which they came")
    func keepsOrder() {
        var queue = Self.queue(places: 2)
        for id in 1...5 { _ = queue.add(id, isLarge: false) }
        #expect(Self.started(&queue) == [1, 2])
        queue.finish(2)
        #expect(Self.started(&queue) == [3])
        let left = [queue.leave(4), queue.leave(3), queue.leave(4)]
        #expect(left == [true, false, false])
        queue.finish(1)
        #expect(Self.started(&queue) == [5])
        #expect(!queue.isEmpty)
        queue.finish(3)
        queue.finish(5)
        #expect(queue.isEmpty)
    }

    @Test("No more wait than may")
    func isBounded() {
        var queue = Self.queue(places: 1, waiting: 2)
        _ = queue.add(1, isLarge: false)
        #expect(Self.started(&queue) == [1])
        let added = (2...4).map { queue.add($0, isLarge: false) }
        #expect(added == [true, true, false])
        var none = Self.queue(places: 1, waiting: 0)
        let first = none.add(1, isLarge: true)
        let started = Self.started(&none)
        let second = none.add(2, isLarge: false)
        #expect(first && started == [1] && !second)
    }

    @Test("Large pictures leave a place to small ones, unless there is but one")
    func keepsAPlace() {
        var queue = Self.queue(places: 2)
        for id in 1...3 { _ = queue.add(id, isLarge: true) }
        _ = queue.add(4, isLarge: false)
        #expect(Self.started(&queue) == [1, 4])
        queue.finish(4)
        #expect(Self.started(&queue) == [])
        queue.finish(1)
        #expect(Self.started(&queue) == [2])
        var one = Self.queue(places: 1)
        _ = one.add(1, isLarge: true)
        #expect(Self.started(&one) == [1])
    }

    @Test("Slow pictures give their places away, up to a number; then the others wait")
    func passesSlowOnes() {
        var queue = Self.queue(places: 2, slow: 2)
        for id in 1...9 { _ = queue.add(id, isLarge: false) }
        #expect(Self.started(&queue) == [1, 2])
        for _ in 0..<2 { #expect(queue.look() == .init()) }
        #expect(Self.started(&queue) == [])
        _ = queue.look()
        #expect(Self.started(&queue) == [3, 4])
        for _ in 0..<3 { _ = queue.look() }
        #expect(Self.started(&queue) == [])
        // A slow one that ends makes room for another one.
        queue.finish(1)
        #expect(Self.started(&queue) == [])
        _ = queue.look()
        #expect(Self.started(&queue) == [5])
    }

    @Test("Nobody waits for ever, and each is told once")
    func endsWaiting() {
        var queue = Self.queue(places: 1, slow: 0, late: 6)
        for id in 1...3 { _ = queue.add(id, isLarge: false) }
        #expect(Self.started(&queue) == [1])
        for _ in 1...5 { #expect(queue.look() == .init()) }
        var findings = ReadingQueue.Findings()
        findings.tooLate = [2, 3]
        #expect(queue.look() == findings)
        for _ in 7...9 { #expect(queue.look() == .init()) }
        findings.tooLate = []
        findings.tooSlow = [1]
        #expect(queue.look() == findings)
        #expect(queue.look() == .init())
        #expect(!queue.isEmpty)
        // It keeps its place until it ends: threads cannot be taken away.
        _ = queue.add(4, isLarge: false)
        #expect(Self.started(&queue) == [])
        queue.finish(1)
        #expect(Self.started(&queue) == [4])
    }
}
