package import Hummingbird

/// What the server answers to, as a value: read by who needs to know the routes, then installed.
package struct RouteTable: Sendable {
    package typealias Handler =
        @Sendable (Request, NumeralRequestContext) async throws -> Response

    /// One method of one path, and what answers it.
    package struct Route: Sendable {
        package let method: HTTPRequest.Method
        package let path: String
        package let handler: Handler

        /// `HEAD` comes with it.
        static func get(_ path: String, use handler: @escaping Handler) -> Route {
            Route(method: .get, path: path, handler: handler)
        }

        static func post(_ path: String, use handler: @escaping Handler) -> Route {
            Route(method: .post, path: path, handler: handler)
        }
    }

    /// No two of one method have the same path.
    package let routes: [Route]

    init(_ routes: [Route]) {
        let names = Set(routes.map { "\($0.method) \($0.path)" })
        precondition(names.count == routes.count, "a route stands there twice")
        self.routes = routes
    }

    /// What each path takes, to tell a wrong method from a wrong path.
    package var methods: [String: [HTTPRequest.Method]] {
        Dictionary(grouping: routes, by: \.path).mapValues { routes in
            routes.flatMap { $0.method == .get ? [.get, .head] : [$0.method] }
        }
    }

    /// Adds the routes to a router, which puts around them the middleware that it has by then.
    func install(in router: Router<NumeralRequestContext>) {
        for route in routes {
            router.on(RouterPath(route.path), method: route.method, use: route.handler)
        }
    }

    /// A path as the table has it: the router overlooks doubled and trailing slashes.
    static func normalized(_ path: String) -> String {
        "/" + path.split(separator: "/").joined(separator: "/")
    }
}
