import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import Wire

/// Turns whatever was thrown into an answer: problem+json, or a page for who asks for pages.
struct Problems: RouterMiddleware {
    typealias Context = NumeralRequestContext

    /// What each path takes, to tell a wrong method from a wrong path.
    let methods: [String: [HTTPRequest.Method]]
    let pages: Pages

    func handle(
        _ request: Request, context: NumeralRequestContext,
        next: (Request, NumeralRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPParserError {
            throw error  // Hummingbird answers these and ends the connection.
        } catch {
            return try answer(refusal(for: error, request, context), request, context)
        }
    }

    private func refusal(
        for error: any Error, _ request: Request, _ context: NumeralRequestContext
    ) -> Refusal {
        switch error {
        case let refusal as Refusal: return refusal
        case let error as HTTPError where error.status == .notFound:
            let path = RouteTable.normalized(request.uri.path)
            return methods[path].map { wrongMethod(request, allowed: $0) }
                ?? Refusal(.notFound, "there is nothing at this address: start at /")
        case is SlowBodyError:
            return Refusal(
                .bodyTooSlow, "the body did not come in time: send a smaller picture",
                headers: ["Connection": "close"])
        case is CancellationError:
            return Refusal(
                .overloaded, "the server is shutting down: try again in a moment",
                headers: ["Connection": "close", "Retry-After": "1"])
        default:
            context.logger.error("failure", metadata: ["error": "\(error)"])
            return Refusal(
                .internalError,
                "the request could not be handled: try again, and report it with its id "
                    + "\(context.requestID) if it stays")
        }
    }

    private func wrongMethod(_ request: Request, allowed: [HTTPRequest.Method]) -> Refusal {
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            .methodNotAllowed, "\(request.method.rawValue) is not taken here: use \(names)",
            headers: ["Allow": names])
    }

    private func answer(
        _ refusal: Refusal, _ request: Request, _ context: NumeralRequestContext
    ) throws -> Response {
        let status = refusal.code.status
        var response: Response
        if !request.uri.path.hasPrefix("/api/"),
            AcceptedTypes(request.headers[values: .accept]).prefersPage
        {
            response = Response(
                status: status, page: pages.error(refusal, requestID: context.requestID),
                cacheControl: "no-store")
        } else {
            response = try Response(
                status: status, json: ProblemBody(refusal, requestID: context.requestID),
                contentType: "application/problem+json")
        }
        for (name, value) in refusal.headers {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        return request.method == .head ? response.createHeadResponse() : response
    }
}
