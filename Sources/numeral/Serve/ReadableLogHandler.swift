import Logging

/// Writes each log event as a line for a person: `21:05:07 POST /predict: 200, 1.9 ms`.
struct ReadableLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level

    private let time: @Sendable () -> String
    private let write: @Sendable (String) -> Void

    /// - Parameters:
    ///   - level: what is less than this is left out.
    ///   - time: the time of an event.
    ///   - write: takes a line, its end included; called from any thread.
    init(
        level: Logger.Level, time: @escaping @Sendable () -> String,
        write: @escaping @Sendable (String) -> Void
    ) {
        (logLevel, self.time, self.write) = (level, time, write)
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let known = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let words = Self.request(known) ?? Self.words(event, known)
        // What a client sent must not steer the terminal.
        write("\(time()) \(VisibleText.text(words, isOneLine: true))\n")
    }

    /// An answered request; its size and its name in answers are for programs.
    private static func request(_ known: Logger.Metadata) -> String? {
        guard let method = known["method"], let path = known["path"], let status = known["status"],
            let milliseconds = known["milliseconds"]
        else { return nil }
        return "\(method) \(path): \(status), \(milliseconds) ms"
    }

    private static func words(_ event: LogEvent, _ known: Logger.Metadata) -> String {
        let level = event.level >= .warning ? "\(event.level.rawValue): " : ""
        let more = known.sorted { $0.key < $1.key }.filter { !hidden.contains($0.key) }
            .map { ", \($0.key) \($0.value)" }
        return level + "\(event.message)" + more.joined()
    }

    private static let hidden: Set<String> = ["hb.request.id", "request_id"]
}
