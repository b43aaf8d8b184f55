import HTTPTypes
import Hummingbird
import Wire

/// Refuses what a page of another site makes a browser send: 403.
///
/// A form or a script of any page may post to this server by the browser of someone who can reach
/// it. Browsers tell where a request comes from, and no page can make them lie:
///
/// | `Sec-Fetch-Site`      | `Origin`                          |           |
/// | --------------------- | --------------------------------- | --------- |
/// | `same-origin`, `none` | any                               | taken     |
/// | `cross-site`          | any                               | refused   |
/// | `same-site`, or none  | none, the `Host` itself           | taken     |
/// | `same-site`, or none  | any on loopback, if `Host` is too | taken     |
/// | `same-site`, or none  | another one, `null`               | refused   |
///
/// Programs send neither field and are taken. Browsers leave out `Sec-Fetch-Site` on plain HTTP
/// beyond this machine; `Origin` comes with every `POST` then. Asking without changing anything
/// (`GET`, `HEAD`) is free: other sites do not see the answer.
///
/// - SeeAlso: Fetch Metadata Request Headers, <https://www.w3.org/TR/fetch-metadata/>.
struct ForeignRequests: RouterMiddleware {
    typealias Context = NumeralRequestContext

    static let site = HTTPField.Name("Sec-Fetch-Site")!

    func handle(
        _ request: Request, context: NumeralRequestContext,
        next: (Request, NumeralRequestContext) async throws -> Response
    ) async throws -> Response {
        if request.method != .get, request.method != .head {
            let isForeign = Self.isForeign(
                sites: request.headers[values: Self.site],
                origins: request.headers[values: .origin], host: request.head.authority)
            if isForeign {
                throw Refusal(
                    .originForeign,
                    "a page of another site made the browser send this: open this server's own "
                        + "page, or send it with a program")
            }
        }
        return try await next(request, context)
    }

    /// - Parameters:
    ///   - sites: the values of `Sec-Fetch-Site`; more than one contradict each other.
    ///   - origins: the values of `Origin`.
    ///   - host: the value of `Host`.
    static func isForeign(sites: [String], origins: [String], host: String?) -> Bool {
        for site in sites where !["same-origin", "none", "same-site"].contains(site.lowercased()) {
            return true
        }
        if let site = sites.first?.lowercased(), sites.count == 1, site != "same-site" {
            return false
        }
        guard let host = host.map({ Authority($0) }) else { return !origins.isEmpty }
        return origins.contains { !isOwn($0, host) }
    }

    private static func isOwn(_ origin: String, _ host: Authority) -> Bool {
        for (scheme, port) in [("http://", "80"), ("https://", "443")]
        where origin.lowercased().hasPrefix(scheme) {
            let from = Authority(String(origin.dropFirst(scheme.count)))
            if from.isLoopback, host.isLoopback { return true }
            // A proxy that speaks TLS leaves the port of its scheme out of `Host`.
            return from.name == host.name
                && (from.port ?? port) == (host.port ?? port)
        }
        return false
    }
}
