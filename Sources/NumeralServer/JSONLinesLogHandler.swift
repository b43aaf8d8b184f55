import Foundation
public import Logging

/// Writes each log event as one line of JSON: `{"level":"info","message":"request",…}`.
///
/// Where lines go and what time it is are the caller's to say.
public struct JSONLinesLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var logLevel: Logger.Level

    private let label: String
    private let time: @Sendable () -> String
    private let write: @Sendable (String) -> Void

    /// A handler whose lines go through a queue, which never waits for who reads them.
    ///
    /// - Parameters:
    ///   - label: What logs, as `"logger"` in the line.
    ///   - level: What is less than this is left out.
    ///   - time: The time of an event, as in `2026-11-21T08:00:00.000Z`.
    ///   - sink: Writes some lines, and may take its time; `false` when they are lost.
    /// - Returns: it, and the queue.
    public static func queued(
        label: String, level: Logger.Level = .info, time: @escaping @Sendable () -> String,
        bytesMax: Int = LogQueue.bytesMaxDefault, sink: @escaping @Sendable (String) -> Bool
    ) -> (handler: JSONLinesLogHandler, queue: LogQueue) {
        let words = JSONLinesLogHandler(label: label, time: time) { _ in }
        let queue = LogQueue(
            bytesMax: bytesMax,
            lost: { count in
                words.line(
                    .warning, "lines are missing here: they came faster than they were read",
                    ["count": .stringConvertible(count)])
            }, write: sink)
        return (
            JSONLinesLogHandler(label: label, level: level, time: time) { queue.add($0) }, queue
        )
    }

    /// - Parameters:
    ///   - label: What logs, as `"logger"` in the line.
    ///   - time: The time of an event, as in `2026-11-21T08:00:00.000Z`.
    ///   - write: Takes a line, its end included; called from any thread.
    public init(
        label: String, level: Logger.Level = .info, time: @escaping @Sendable () -> String,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.label = label
        self.logLevel = level
        self.time = time
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let known = metadata.merging(event.metadata ?? [:]) { _, new in new }
        write(line(event.level, "\(event.message)", known))
    }

    /// A line with its end.
    private func line(
        _ level: Logger.Level, _ message: String, _ known: Logger.Metadata
    ) -> String {
        var fields = [
            ("time", JSONValue.quoted(time())), ("level", JSONValue.quoted(level.rawValue)),
            ("logger", JSONValue.quoted(label)), ("message", JSONValue.quoted(message)),
        ]
        for (key, value) in known.sorted(by: { $0.key < $1.key }) where key != Self.unwanted {
            fields.append((key, Self.json(value)))
        }
        return "{" + fields.map { JSONValue.quoted($0) + ":" + $1 }.joined(separator: ",") + "}\n"
    }

    /// Hummingbird's own request id: ours is in the line already.
    private static let unwanted = "hb.request.id"

    /// Numbers stay numbers; everything else becomes text.
    private static func json(_ value: Logger.Metadata.Value) -> String {
        if case .stringConvertible(let number) = value {
            switch number {
            case let number as Int: return String(number)
            case let number as Double where number.isFinite: return String(number)
            default: break
            }
        }
        return JSONValue.quoted("\(value)")
    }
}
