import Logging
import NIOHTTP1
import Synchronization

/// What was no HTTP, or too much of it: answered by 400 before it became a request, so that
/// ``RequestLog`` never sees it. Logs a line for each, with a name and how many there were so far.
final class ParserRefusals: Sendable {
    private let ids: RequestIDs
    private let logger: Logger
    private let count = Atomic<Int>(0)

    init(ids: RequestIDs, logger: Logger) { (self.ids, self.logger) = (ids, logger) }

    /// - Returns: the name, which the answer gives in `X-Request-ID`.
    func add(_ error: HTTPParserError) -> String {
        let id = ids.next()
        logger.info(
            "refused by the parser",
            metadata: [
                "request_id": .string(id), "status": .stringConvertible(400),
                "error": .string("\(error)"),
                "count": .stringConvertible(count.add(1, ordering: .relaxed).newValue),
            ])
        return id
    }
}
