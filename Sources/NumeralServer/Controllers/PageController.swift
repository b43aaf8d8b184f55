import HTTPTypes
import Hummingbird

/// The pages, the files that they are made of, and the API's description.
///
/// | route              | answer                                                       |
/// | ------------------ | ------------------------------------------------------------ |
/// | `GET /`            | 200 the page to draw on                                      |
/// | `GET /about`       | 200 what this is and how good it is                          |
/// | `GET /upload`      | 200 a place for a picture, or a form without JavaScript      |
/// | `GET /api`         | 200 the description of the API, for people                   |
/// | `GET /openapi.json`| 200 the description of the API                               |
/// | `GET /openapi.yaml`| 200 the same: JSON is YAML                                   |
/// | `GET /assets/NAME` | 200 scripts, style, icons; 304 when the client has it        |
/// | `GET /favicon.ico` | 200 the icon                                                 |
struct PageController: Sendable {
    let pages: Pages
    /// Reads the sample that `/about` shows the way of.
    let service: PictureService
    private let aboutPage = RememberedPage()

    /// A file whose URL names its version never changes.
    private static let lasting = "public, max-age=31536000, immutable"
    /// Anything else is asked for again, and mostly answered by 304.
    private static let checked = "no-cache"

    var routes: [RouteTable.Route] {
        let pages: [RouteTable.Route] = [
            page("/", pages.index()), .get("/about", use: about), page("/upload", pages.upload()),
            .get("/api", use: api),
            file("/openapi.json", Resources.description("openapi.json")),
            file("/openapi.yaml", Resources.description("openapi.yaml")),
        ]
        let assets = Resources.assets.map { file("/assets/\($0.name)", $0) }
        let icons = Resources.assets.filter { $0.name == "icon.svg" }.flatMap {
            [file("/favicon.ico", $0), file("/favicon.svg", $0)]
        }
        return pages + assets + icons
    }

    /// The way of a sample is that of the model which serves: it is read once, when somebody asks.
    @Sendable private func about(
        _ request: Request, context: NumeralRequestContext
    ) async throws -> Response {
        if let page = aboutPage.text { return Response(page: page, cacheControl: Self.checked) }
        var query = RecognitionQuery()
        query.isExplained = true
        let sent = SentPicture(form: .raw, body: Sample.shadow.bytes)
        // A server that has no time for it says everything but that.
        let read = try? await service.read(sent, query) { ResultValues($0) }
        let page = pages.about(read)
        if read != nil { aboutPage.remember(page) }
        return Response(page: page, cacheControl: Self.checked)
    }

    @Sendable private func api(
        _ request: Request, context: NumeralRequestContext
    ) async throws -> Response {
        let origin = "http://\(request.head.authority ?? "127.0.0.1")"
        return Response(page: pages.api(origin: origin), cacheControl: Self.checked)
    }

    /// Pages without a picture do not change while the server runs: rendered once.
    private func page(_ path: String, _ page: String) -> RouteTable.Route {
        let response = Response(page: page, cacheControl: Self.checked)
        return .get(path) { _, _ in response }
    }

    private func file(_ path: String, _ asset: Asset) -> RouteTable.Route {
        .get(path) { request, _ in
            let isVersioned = request.uri.queryParameters["v"].map(String.init) == Resources.version
            let headers: HTTPFields = [
                .contentType: asset.contentType, .eTag: asset.entityTag,
                .cacheControl: isVersioned ? Self.lasting : Self.checked,
            ]
            if Self.isKnown(asset.entityTag, request.headers) {
                return Response(status: .notModified, headers: headers)
            }
            return Response(
                status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.buffer))
        }
    }

    private static func isKnown(_ tag: String, _ headers: HTTPFields) -> Bool {
        let sent = headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
        let known: Set<String> = [tag, "W/\(tag)", "*"]
        return sent.contains { known.contains(String($0.drop { $0 == " " })) }
    }
}
