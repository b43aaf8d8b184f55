import HTTPTypes
import Hummingbird
import Wire

/// Refuses requests for a name that is not this server's: 421.
///
/// A page of another site may give its own name this server's address, once it is loaded (DNS
/// rebinding): the browser then takes this server for the page's own, and lets it read the
/// answers. What it cannot change is the name that it asks for. Taken are
///
/// - names and addresses of this machine alone (`localhost`, `127.0.0.1`, `[::1]`);
/// - the address that the server was told to listen on, and the one that the connection came to;
/// - names that the server was given (``ServerSettings/allowedHosts``).
///
/// Ports are not looked at: whoever forwards one changes it. Programs of HTTP/1.0 name no host and
/// are taken; no browser does that.
struct KnownHosts: RouterMiddleware {
    typealias Context = NumeralRequestContext

    private let names: Set<String>

    init(_ settings: ServerSettings) {
        let given = settings.allowedHosts + [settings.host]
        names = Set(given.map { Authority(address: $0).name })
    }

    func handle(
        _ request: Request, context: NumeralRequestContext,
        next: (Request, NumeralRequestContext) async throws -> Response
    ) async throws -> Response {
        if let host = request.head.authority, !isKnown(host, context) {
            throw Refusal(
                .hostUnknown,
                "this server is not known by the name that was asked for: open it by its address, "
                    + "or start it with --allow-host and that name")
        }
        return try await next(request, context)
    }

    private func isKnown(_ host: String, _ context: NumeralRequestContext) -> Bool {
        let host = Authority(host)
        if host.isLoopback || names.contains(host.name) { return true }
        guard let address = context.channel.localAddress?.ipAddress else { return false }
        return Authority(address: address).name == host.name
    }
}
