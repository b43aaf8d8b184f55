import Evaluation
import Foundation
import Logging
import NumeralServer

/// The log of a server on standard error, for which no request waits: structured lines, or for a
/// person at a terminal lines in words.
struct ServerLog {
    /// What is still waiting when the server ends has this long to be written.
    static let drainSecondsMax = 1.0

    /// `21:05:07`, here and now.
    private static let timeOfDay = Date.ISO8601FormatStyle(timeZone: .current)
        .time(includingFractionalSeconds: false)

    let logger: Logger
    let lines: LogQueue

    init(level: Logger.Level, to sink: FileHandle = .standardError) {
        let label = "numeral"
        if isatty(sink.fileDescriptor) == 1 {
            let lines = LogQueue(
                lost: {
                    "\(counted($0, "line")) missing here: they came faster than they were shown\n"
                },
                write: { (try? sink.write(contentsOf: Data($0.utf8))) != nil })
            let handler = ReadableLogHandler(
                level: level, time: { Date.now.formatted(Self.timeOfDay) }, write: { lines.add($0) }
            )
            logger = Logger(label: label) { _ in handler }
            self.lines = lines
            return
        }
        let (handler, lines) = JSONLinesLogHandler.queued(
            label: label, level: level,
            time: { Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) },
            // Whoever reads the log may be gone, or stopped; the server goes on.
            sink: { (try? sink.write(contentsOf: Data($0.utf8))) != nil })
        logger = Logger(label: label) { _ in handler }
        self.lines = lines
    }
}
