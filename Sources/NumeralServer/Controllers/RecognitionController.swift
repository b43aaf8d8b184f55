import Hummingbird
import NumeralCore
import Wire

/// Reads pictures for programs.
///
/// | route                       | answer                                              |
/// | --------------------------- | --------------------------------------------------- |
/// | `POST /api/v1/recognitions` | 200 with a ``RecognitionRecord``, glyphs included   |
/// |  `?max_error=1/1000`        | accepts only answers that are sure enough for it    |
/// |  `?explain=true`            | says what the reading rests on                      |
/// |                             | 400 malformed, empty, no field `file`               |
/// |                             | 403 a page of another site sent it                  |
/// |                             | 408 the body came too slowly                        |
/// |                             | 413 over the limit of the body                      |
/// |                             | 415 not a kind of picture that is read              |
/// |                             | 422 undecodable, too many pixels, no pixels, too    |
/// |                             | slow, a share of errors that cannot be promised     |
/// |                             | 421 a name that this server is not known by         |
/// |                             | 503 too many pictures wait, or this one too long,   |
/// |                             | or those that are being sent fill the memory        |
struct RecognitionController: Sendable {
    let service: PictureService

    var routes: [RouteTable.Route] { [.post("/api/v1/recognitions", use: create)] }

    @Sendable private func create(
        _ request: Request, context: NumeralRequestContext
    ) async throws -> Response {
        let query = try RecognitionQuery(request.uri.queryParameters)
        let sent = try await service.picture(of: request)
        let model = service.reader.modelName
        return try await service.read(sent, query) { result in
            Response(
                status: .ok,
                written: RecognitionRecord(
                    result.reading, model: model, milliseconds: result.milliseconds,
                    includingGlyphs: true, acceptance: result.acceptance,
                    explanation: result.explanation
                ).json)
        }
    }
}
