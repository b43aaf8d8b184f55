import HTTPTypes
import Hummingbird
import Logging
import Wire

/// Names each request, and logs one line when it is answered: never what it held.
struct RequestLog: RouterMiddleware {
    typealias Context = NumeralRequestContext

    static let header = HTTPField.Name("X-Request-ID")!
    /// An id of a proxy before us is taken over when it is no longer than this.
    static let idCharactersMax = 64

    let ids: RequestIDs
    let clock: @Sendable () -> Duration

    func handle(
        _ request: Request, context: NumeralRequestContext,
        next: (Request, NumeralRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = clock()
        var context = context
        let sent = request.headers[Self.header]
        context.requestID = sent.flatMap { Self.isValid($0) ? $0 : nil } ?? ids.next()
        context.logger[metadataKey: "request_id"] = .string(context.requestID)
        var response = try await next(request, context)
        response.headers[Self.header] = context.requestID
        context.logger.info(
            "request",
            metadata: [
                "method": .string(request.method.rawValue),
                "path": .string(request.uri.path),
                "status": .stringConvertible(response.status.code),
                "bytes": .stringConvertible(response.body.contentLength ?? 0),
                "milliseconds": .stringConvertible((clock() - start).milliseconds),
            ])
        return response
    }

    /// Letters, digits and `.-_`: nothing that could forge a line of a log.
    static func isValid(_ id: String) -> Bool {
        (1...idCharactersMax).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}
