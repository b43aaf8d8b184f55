import Hummingbird

/// Adds routes and remembers them, so that a wrong method is told from a wrong path.
struct RouteTable {
    typealias Handler = @Sendable (Request, NumeralRequestContext) async throws -> Response

    private let router: Router<NumeralRequestContext>
    private(set) var methods: [String: [HTTPRequest.Method]] = [:]

    init(_ router: Router<NumeralRequestContext>) { self.router = router }

    /// Adds `GET`, and `HEAD` with it.
    mutating func get(_ path: String, use handler: @escaping Handler) {
        router.on(RouterPath(path), method: .get, use: handler)
        methods[path, default: []] += [.get, .head]
    }

    mutating func post(_ path: String, use handler: @escaping Handler) {
        router.on(RouterPath(path), method: .post, use: handler)
        methods[path, default: []] += [.post]
    }

    /// A path as the table has it: the router overlooks doubled and trailing slashes.
    static func normalized(_ path: String) -> String {
        "/" + path.split(separator: "/").joined(separator: "/")
    }
}
