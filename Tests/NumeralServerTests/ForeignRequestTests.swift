import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralServer
import Testing

/// What a page of another site makes a browser send is refused.
@Suite struct ForeignRequestTests {
    static let site = HTTPField.Name("Sec-Fetch-Site")!

    /// What a browser says of a request, and whether it is taken.
    struct Sent: CustomTestStringConvertible, Sendable {
        var site: String?
        var origin: String?
        var host = "localhost:8080"
        let isTaken: Bool

        var testDescription: String {
            "\(site ?? "-") \(origin ?? "-") to \(host): \(isTaken ? "taken" : "refused")"
        }
    }

    static let all: [Sent] = [
        // Programs.
        Sent(isTaken: true),
        Sent(host: "digits.example", isTaken: true),
        // Browsers that tell.
        Sent(site: "same-origin", origin: "http://localhost:8080", isTaken: true),
        Sent(site: "none", isTaken: true),
        Sent(site: "none", origin: "null", isTaken: true),
        Sent(
            site: "same-origin", origin: "https://digits.example", host: "backend:8080",
            isTaken: true),
        Sent(site: "cross-site", origin: "https://evil.example", isTaken: false),
        Sent(site: "cross-site", origin: "http://localhost:8080", isTaken: false),
        Sent(site: "cross-site", isTaken: false),
        Sent(site: "Cross-Site", isTaken: false),
        Sent(site: "nonsense", isTaken: false),
        Sent(site: "same-site", origin: "http://localhost:3000", isTaken: true),
        Sent(
            site: "same-site", origin: "https://evil.example", host: "digits.example",
            isTaken: false),
        Sent(
            site: "same-site", origin: "https://evil.digits.example", host: "digits.example",
            isTaken: false),
        // Browsers that only name the origin: plain HTTP beyond this machine.
        Sent(origin: "http://192.168.0.7:8080", host: "192.168.0.7:8080", isTaken: true),
        Sent(origin: "http://192.168.0.7", host: "192.168.0.7", isTaken: true),
        Sent(origin: "http://192.168.0.7", host: "192.168.0.7:80", isTaken: true),
        Sent(origin: "https://Digits.Example", host: "digits.example", isTaken: true),
        Sent(origin: "http://[fe80::1]:8080", host: "[fe80::1]:8080", isTaken: true),
        Sent(origin: "http://[::1]:3000", host: "[::1]:8080", isTaken: true),
        Sent(origin: "http://127.0.0.1:8080", host: "127.0.0.1:8080", isTaken: true),
        Sent(origin: "http://192.168.0.7:8081", host: "192.168.0.7:8080", isTaken: false),
        Sent(origin: "http://192.168.0.8:8080", host: "192.168.0.7:8080", isTaken: false),
        Sent(origin: "https://evil.example", isTaken: false),
        Sent(origin: "https://localhost.evil.example", isTaken: false),
        Sent(origin: "http://127.0.0.1.evil.example", isTaken: false),
        Sent(origin: "null", isTaken: false),
        Sent(origin: "", isTaken: false),
        Sent(origin: "file://", isTaken: false),
        Sent(origin: "chrome-extension://localhost", isTaken: false),
    ]

    static func headers(_ sent: Sent, _ more: HTTPFields) -> HTTPFields {
        var headers = more
        headers[site] = sent.site
        headers[.origin] = sent.origin
        return headers
    }

    /// The test client takes `Host` for a request's authority from the headers of a live one only.
    static func exchange(_ sent: Sent, on server: LiveServer) async throws -> String {
        var lines = ["POST /predict HTTP/1.1", "Host: \(sent.host)", "Content-Type: image/png"]
        if let site = sent.site { lines.append("Sec-Fetch-Site: \(site)") }
        if let origin = sent.origin { lines.append("Origin: \(origin)") }
        lines += ["Content-Length: 1", "Connection: close", "", "x"]
        return try await server.exchange([lines.joined(separator: "\r\n")])
    }

    @Test("Other sites' requests are refused, this server's own and programs' are not")
    func refuses() async throws {
        var settings = ServerSettings()
        settings.allowedHosts = ["digits.example", "backend", "192.168.0.7", "fe80::1"]
        try await withLiveServer(settings: settings) { server in
            for sent in Self.all {
                let text = try await Self.exchange(sent, on: server)
                // One byte is no picture: whoever gets that far was taken.
                let status = sent.isTaken ? "HTTP/1.1 415 " : "HTTP/1.1 403 "
                #expect(text.hasPrefix(status), "\(sent.testDescription): \(text.prefix(20))")
                #expect(text.contains("origin_foreign") == !sent.isTaken)
            }
        }
    }

    @Test("The API refuses with a problem, the form with a page", arguments: ["/predict", "/api"])
    func answers(path: String) async throws {
        let sent = Sent(site: "cross-site", origin: "https://evil.example", isTaken: false)
        let path = path == "/api" ? "/api/v1/recognitions" : path
        let problem = try await answer(
            .post, path, Self.headers(sent, [.contentType: "image/png"]), body: png)
        #expect(problem.status == .forbidden && problem.code == "origin_foreign")
        let page = try await answer(
            .post, path,
            Self.headers(
                sent,
                [
                    .contentType: "multipart/form-data; boundary=limit",
                    .accept: "text/html,*/*;q=0.8",
                ]
            ), body: form(png))
        #expect(page.status == .forbidden)
        let isPage = page.headers[.contentType]?.hasPrefix("text/html") ?? false
        #expect(isPage == (path == "/predict"))
    }

    @Test("A form cannot choose max_error for somebody", arguments: ["1e-19", "1/1000"])
    func refusesForms(maxError: String) async throws {
        let sent = Sent(site: "cross-site", origin: "https://evil.example", isTaken: false)
        let response = try await answer(
            .post, "/api/v1/recognitions?max_error=\(maxError)",
            Self.headers(sent, [.contentType: "multipart/form-data; boundary=limit"]),
            body: form(png), reader: PromisingReader())
        #expect(response.status == .forbidden)
    }

    @Test("Pages and health are for everyone who asks", arguments: ["/", "/health/live"])
    func letsAsk(path: String) async throws {
        let sent = Sent(site: "cross-site", origin: "https://other.example", isTaken: true)
        for method in [HTTPRequest.Method.get, .head] {
            #expect(try await answer(method, path, Self.headers(sent, [:])).status == .ok)
        }
    }
}
