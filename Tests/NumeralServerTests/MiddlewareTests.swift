import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NumeralServer
import Testing

@Suite struct MiddlewareTests {
    static let requestID = HTTPField.Name("X-Request-ID")!

    @Test("An id is taken over only when it is harmless")
    func namesRequests() async throws {
        let longest = String(repeating: "x", count: 64)
        for id in ["a", "A.b-c_9", longest] {
            let response = try await answer(.get, "/health/live", [Self.requestID: id])
            #expect(response.headers[Self.requestID] == id)
        }
        for id in ["", "a b", "a\"b", "ä", longest + "x"] {
            let response = try await answer(.get, "/health/live", [Self.requestID: id])
            #expect(response.headers[Self.requestID] == "request-000001", "\(id)")
        }
    }

    @Test("A problem names its request")
    func namesProblems() async throws {
        let response = try await answer(.get, "/nope", [Self.requestID: "mine"])
        #expect(response.text.contains("\"instance\":\"urn:numeral:request:mine\""))
    }

    @Test("A request is one line of the log, without what it held")
    func logs() async throws {
        let capture = LogCapture()
        let body = Array("{\"image\":\"\(dataURL(png))\"}".utf8)
        _ = try await answer(
            .post, "/predict?secret=1", [.contentType: "application/json", Self.requestID: "mine"],
            body: body, logger: capture.logger)
        let lines = capture.lines.filter { $0.contains("\"message\":\"request\"") }
        #expect(
            lines == [
                """
                {"time":"now","level":"info","logger":"test","message":"request","bytes":94,\
                "method":"POST","milliseconds":0.0,"path":"/predict","request_id":"mine",\
                "status":200}\n
                """
            ])
    }

    @Test("A failure of ours is logged, and the client hears no more than its id")
    func logsFailures() async throws {
        let capture = LogCapture()
        let response = try await answer(
            .post, "/predict", [.contentType: "image/png"], body: png, reader: BrokenReader(),
            logger: capture.logger)
        #expect(response.status == .internalServerError)
        #expect(!response.text.contains("Failure()"))
        #expect(capture.lines.contains { $0.contains("\"error\":\"Failure()\"") })
    }

    @Test("What was sent cannot forge a line of the log")
    func escapesLogs() {
        let capture = LogCapture()
        capture.logger.info("a\n{\"b\":\"\u{7}\\\u{85}")
        #expect(capture.lines.count == 1)
        #expect(capture.lines[0].contains(#""message":"a\n{\"b\":\"\u0007\\\u0085""#))
    }

    @Test("Browsers are kept strict", arguments: ["/", "/nope", "/assets/app.js", "/health/live"])
    func guardsBrowsers(path: String) async throws {
        let headers = try await answer(.get, path).headers
        func field(_ name: String) -> String? { headers[HTTPField.Name(name)!] }
        #expect(
            field("Content-Security-Policy") == """
                default-src 'none'; script-src 'self'; style-src 'self'; \
                img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; \
                form-action 'self'; base-uri 'none'; \
                frame-ancestors 'none'
                """)
        #expect(field("X-Content-Type-Options") == "nosniff")
        #expect(field("Referrer-Policy") == "same-origin")
        #expect(field("Cross-Origin-Opener-Policy") == "same-origin")
        #expect(field("Permissions-Policy") == "camera=(), microphone=(), geolocation=()")
        #expect(field("Access-Control-Allow-Origin") == nil)
        #expect(field("Server") == nil)
    }
}
