import Dispatch
import Synchronization

/// Lines of a log on their way to whoever reads it, who may be slow, or never read on.
///
/// Who logs never waits: lines are written one after the other on a thread of their own, all those
/// of some milliseconds together: a thread that wakes for each line takes as long as the line.
/// Where more than `bytesMax` wait, new ones are dropped and counted; once writing goes on, a line
/// tells how many are missing, in their place.
public final class LogQueue: Sendable {
    /// Some thousand lines: enough for a reader that stops for a moment.
    public static let bytesMaxDefault = 1024 * 1024

    /// A line waits for so long for those that come after it.
    private static let gathering = DispatchTimeInterval.milliseconds(20)

    /// Lines, and how many are missing before and after them.
    private struct Batch {
        var text = ""
        var count = 0
        var lostBefore = 0
        var lostAfter = 0

        var isEmpty: Bool { count == 0 && lostBefore == 0 && lostAfter == 0 }
    }

    private struct State {
        var waiting = Batch()
        /// Lines are being written, or soon will be.
        var isDue = false
    }

    private let bytesMax: Int
    private let lost: @Sendable (Int) -> String
    private let write: @Sendable (String) -> Bool
    private let state = Mutex(State())
    private let thread = DispatchQueue(label: "numeral.log")

    /// - Parameters:
    ///   - bytesMax: How much may wait.
    ///   - lost: The line that tells how many were dropped.
    ///   - write: Writes some lines, and may take its time; `false` when they are lost.
    public init(
        bytesMax: Int = bytesMaxDefault, lost: @escaping @Sendable (Int) -> String,
        write: @escaping @Sendable (String) -> Bool
    ) {
        (self.bytesMax, self.lost, self.write) = (bytesMax, lost, write)
    }

    /// Takes a line with its end, from any thread; returns at once.
    public func add(_ line: String) {
        let starts = state.withLock { state in
            // Once one was dropped those after it are, too, so that the word of it comes in place.
            if state.waiting.lostAfter == 0,
                state.waiting.text.utf8.count + line.utf8.count <= bytesMax
            {
                state.waiting.text += line
                state.waiting.count += 1
            } else {
                state.waiting.lostAfter += 1
            }
            defer { state.isDue = true }
            return !state.isDue
        }
        if starts { thread.asyncAfter(deadline: .now() + Self.gathering) { self.writeAll() } }
    }

    /// Writes at once what was added before, and waits until it is written, at most for a time.
    ///
    /// - Returns: whether it is.
    @discardableResult
    public func drain(within seconds: Double) -> Bool {
        let done = DispatchSemaphore(value: 0)
        thread.async {
            self.writeAll()
            done.signal()
        }
        return done.wait(timeout: .now() + seconds) == .success
    }

    /// Writes what is due until nothing waits, or nobody takes it: then the next line tries again.
    private func writeAll() {
        guard state.withLock(\.isDue) else { return }
        while let batch = next() {
            let text = told(batch.lostBefore) + batch.text + told(batch.lostAfter)
            guard !write(text) else { continue }
            return state.withLock { state in
                state.waiting.lostBefore += batch.lostBefore + batch.count + batch.lostAfter
                state.isDue = false
            }
        }
    }

    /// What is to be written next; `nil` once there is nothing.
    private func next() -> Batch? {
        state.withLock { state in
            state.isDue = !state.waiting.isEmpty
            guard state.isDue else { return nil }
            defer { state.waiting = Batch() }
            return state.waiting
        }
    }

    private func told(_ count: Int) -> String { count > 0 ? lost(count) : "" }
}
