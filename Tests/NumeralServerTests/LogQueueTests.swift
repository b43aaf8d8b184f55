import Dispatch
import HTTPTypes
import HummingbirdTesting
import Logging
import NumeralServer
import Synchronization
import Testing

/// A log whose reader stalls holds nobody up.
@Suite(.timeLimit(.minutes(1))) struct LogQueueTests {
    /// Takes lines, and stays with the first ones until it is told to go on.
    final class Reader: Sendable {
        private let gate = DispatchSemaphore(value: 0)
        private let kept = Mutex("")
        private let isGone = Atomic<Bool>(false)
        private let entered = Atomic<Int>(0)

        var text: String { kept.withLock { $0 } }
        var enteredCount: Int { entered.load(ordering: .sequentiallyConsistent) }

        func write(_ lines: String) -> Bool {
            entered.add(1, ordering: .sequentiallyConsistent)
            gate.wait()
            gate.signal()
            if isGone.load(ordering: .sequentiallyConsistent) { return false }
            kept.withLock { $0 += lines }
            return true
        }

        func goOn() { gate.signal() }
        func leave(_ isGone: Bool) { self.isGone.store(isGone, ordering: .sequentiallyConsistent) }
    }

    static func queue(_ bytesMax: Int, _ reader: Reader) -> LogQueue {
        LogQueue(bytesMax: bytesMax, lost: { "lost \($0)\n" }, write: { reader.write($0) })
    }

    @Test("Lines wait up to the limit; those beyond are dropped, and their count is said in place")
    func drops() async throws {
        let reader = Reader()
        let queue = Self.queue(8, reader)
        queue.add("a\n")
        // From here on nothing is taken any more.
        while reader.enteredCount == 0 { try await Task.sleep(for: .milliseconds(1)) }
        for line in ["b\n", "cc\n", "ddd\n", "e\n", "f\n"] { queue.add(line) }
        #expect(reader.text.isEmpty)
        #expect(!queue.drain(within: 0.05))
        reader.goOn()
        #expect(queue.drain(within: 30))
        queue.add("g\n")
        #expect(queue.drain(within: 30))
        #expect(reader.text == "a\nb\ncc\nlost 3\ng\n")
    }

    @Test("A reader that is gone is asked once a line, and hears what it missed if it comes back")
    func survivesLoss() throws {
        let reader = Reader()
        let queue = Self.queue(100, reader)
        reader.goOn()
        reader.leave(true)
        for line in ["a\n", "b\n"] {
            queue.add(line)
            #expect(queue.drain(within: 30))
        }
        #expect(reader.enteredCount == 2)
        reader.leave(false)
        queue.add("c\n")
        #expect(queue.drain(within: 30))
        #expect(reader.text == "lost 2\nc\n")
    }

    @Test("Lines are written without being asked for, those that come together at once")
    func gathers() async throws {
        let reader = Reader()
        let queue = Self.queue(1_000_000, reader)
        reader.goOn()
        let lines = (0..<1000).map { "\($0)\n" }
        for line in lines { queue.add(line) }
        while reader.text != lines.joined() { try await Task.sleep(for: .milliseconds(1)) }
        #expect(reader.enteredCount < 100)
    }

    @Test("The word of missing lines is a line of JSON with their count")
    func tellsInJSON() async throws {
        let reader = Reader()
        let (handler, queue) = JSONLinesLogHandler.queued(
            label: "test", time: { "now" }, bytesMax: 0, sink: { reader.write($0) })
        let logger = Logger(label: "test") { _ in handler }
        reader.goOn()
        logger.info("one")
        #expect(queue.drain(within: 30))
        #expect(
            reader.text == """
                {"time":"now","level":"warning","logger":"test","message":"lines are missing here: \
                they came faster than they were read","count":1}\n
                """)
    }

    @Test("Requests are answered while nobody reads the log")
    func holdsNobodyUp() async throws {
        let reader = Reader()
        let (handler, queue) = JSONLinesLogHandler.queued(
            label: "test", time: { "now" }, bytesMax: 1000, sink: { reader.write($0) })
        let logger = Logger(label: "test") { _ in handler }
        for _ in 0..<50 {
            let response = try await answer(.get, "/health/live", logger: logger)
            #expect(response.status == .ok)
        }
        reader.goOn()
        #expect(queue.drain(within: 30))
        #expect(reader.text.contains("lines are missing here"))
    }
}
