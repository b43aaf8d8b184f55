import Hummingbird
import NumeralCore

/// Reads pictures for simple clients, and for forms without JavaScript.
///
/// `POST /predict` answers 200 with `{"prediction":7,"probabilities":[ten]}`, or with a page when
/// a form was sent by a client that asks for `text/html`, as browsers do. Refusals are those of
/// ``RecognitionController``, 403 for another site's form among them, as a page for a browser.
struct PredictController: Sendable {
    let service: PictureService
    let pages: Pages

    var routes: [RouteTable.Route] { [.post("/predict", use: predict)] }

    @Sendable private func predict(
        _ request: Request, context: NumeralRequestContext
    ) async throws -> Response {
        let sent = try await service.picture(of: request)
        let asksForPage = AcceptedTypes(request.headers[values: .accept]).prefersPage
        if case .multipart = sent.form, asksForPage {
            let requestID = context.requestID
            return try await service.read(sent) { [pages] result in
                Response(
                    page: pages.result(ResultValues(result), requestID: requestID),
                    cacheControl: "no-store")
            }
        }
        return try await service.read(sent) { try Response(json: PredictionBody($0.reading)) }
    }
}
