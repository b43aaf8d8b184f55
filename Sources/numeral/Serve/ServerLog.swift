import Foundation
import Logging
import NumeralServer

/// The log of a server: structured lines on standard error, for which no request waits.
struct ServerLog {
    /// What is still waiting when the server ends has this long to be written.
    static let drainSecondsMax = 1.0

    let logger: Logger
    let lines: LogQueue

    init(level: Logger.Level, to sink: FileHandle = .standardError) {
        let label = "numeral"
        let (handler, lines) = JSONLinesLogHandler.queued(
            label: label, level: level,
            time: { Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) },
            // Whoever reads the log may be gone, or stopped; the server goes on.
            sink: { (try? sink.write(contentsOf: Data($0.utf8))) != nil })
        logger = Logger(label: label) { _ in handler }
        self.lines = lines
    }
}
