import Hummingbird
import NumeralCore
import Wire

/// Tells whoever watches the server how it is.
///
/// | route               | answer                                             |
/// | ------------------- | -------------------------------------------------- |
/// | `GET /health/live`  | 200 while the process answers at all               |
/// | `GET /health/ready` | 200 once a built-in digit is read, 503 when it is not |
struct HealthController: Sendable {
    let service: PictureService

    private struct Health: Encodable {
        let status: String
        var model: String?
        /// What the built-in picture of a 7 was read as.
        var read: String?
    }

    var routes: [RouteTable.Route] {
        [
            .get("/health/live") { _, _ in try Response(json: Health(status: "live")) },
            .get("/health/ready", use: ready),
        ]
    }

    @Sendable private func ready(
        _ request: Request, context: NumeralRequestContext
    ) async throws -> Response {
        let reading: Reading
        do {
            reading = try await service.read(Self.seven)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(.notReady, "the reader fails on a built-in picture: \(error)")
        }
        guard reading.outcome != .blank else {
            throw Refusal(
                .notReady, "the reader sees nothing in a built-in picture: check the model")
        }
        return try Response(
            json: Health(status: "ready", model: service.reader.modelName, read: reading.text))
    }

    /// A 7 of two strokes, black on white, 64 × 64.
    private static let seven: GrayImage = {
        var image = GrayImage(width: 64, height: 64, filledWith: 255)
        for x in 18..<47 { for y in 14..<18 { image[x, y] = 0 } }
        for y in 16..<52 {
            let left = 43 - (y - 16) / 2
            for x in left..<left + 4 { image[x, y] = 0 }
        }
        return image
    }()
}
