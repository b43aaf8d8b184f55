import Foundation
import NumeralCore
import NumeralServer
import Testing

/// What is refused before it becomes a request, or before all of it has come.
@Suite(.timeLimit(.minutes(1))) struct ParserRefusalTests {
    private static let path = "/api/v1/recognitions"

    @Test(
        "What the parser refuses is answered as every refusal is",
        arguments: [
            "\u{1}\u{2}nonsense\r\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "x", count: 9000))\r\n\r\n",
        ])
    func answers(request: String) async throws {
        try await withLiveServer { server in
            let text = try await server.exchange([request])
            let parts = text.components(separatedBy: "\r\n\r\n")
            #expect(text.hasPrefix("HTTP/1.1 400 ") && parts.count == 2)
            let head = parts[0].lowercased()
            #expect(head.contains("\r\ncontent-type: application/problem+json"))
            #expect(head.contains("\r\ncontent-length: \(parts[1].utf8.count)"))
            #expect(head.contains("\r\nx-content-type-options: nosniff"))
            #expect(head.contains("\r\nconnection: close"))
            #expect(parts[1].contains("\"code\":\"request_malformed\""))
            let id = try #require(head.firstMatch(of: /x-request-id: (\S+)/)).1
            #expect(parts[1].contains("\"instance\":\"urn:numeral:request:\(id)\""))
        }
    }

    @Test(
        "A request names one host (RFC 9112 §3.2); of HTTP/1.0 it may name none",
        arguments: [
            ("1.1", "", "400"), ("1.1", "Host: localhost\r\nhost: localhost\r\n", "400"),
            ("1.1", "Host: localhost\r\n", "200"), ("1.0", "", "200"),
            ("1.0", "Host: localhost\r\nHost: evil.example\r\n", "400"),
        ])
    func wantsAHost(version: String, fields: String, status: String) async throws {
        try await withLiveServer { server in
            let text = try await server.exchange([
                "GET /health/live HTTP/\(version)\r\n\(fields)Connection: close\r\n\r\n"
            ])
            #expect(text.hasPrefix("HTTP/1.1 \(status) "))
            #expect(text.contains("names no host, or two") == (status == "400"))
        }
    }

    @Test("What comes after a request without a host is not answered")
    func dropsWhatFollows() async throws {
        try await withLiveServer { server in
            let text = try await server.exchange([
                "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nx"
                    + "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
            ])
            #expect(
                text.components(separatedBy: "HTTP/1.1 ").count == 2
                    && text.hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test("A request that was answered before its end is not answered again", arguments: [0, 300])
    func answersOnce(pauseMilliseconds: Int) async throws {
        try await withLiveServer { server in
            let text = try await server.exchange(
                [
                    "POST \(Self.path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n", "5\r\nabcde\r\n",
                    "no chunk\r\n\r\n",
                ], pause: .milliseconds(pauseMilliseconds))
            #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2)
            #expect(text.hasPrefix("HTTP/1.1 415 "))
        }
    }

    @Test("The answer to HEAD has no body, whatever is wrong with the request")
    func headHasNoBody() async throws {
        try await withLiveServer { server in
            let text = try await server.exchange(["HEAD / HTTP/1.1\r\n\r\n"])
            #expect(text.hasPrefix("HTTP/1.1 400 ") && text.hasSuffix("\r\n\r\n"))
            #expect(text.components(separatedBy: "\r\n\r\n").count == 2)
        }
    }

    @Test("A body that comes drop by drop has no more time than another")
    func boundsTrickles() async throws {
        var settings = ServerSettings()
        settings.limits.bodySecondsMax = 1
        try await withLiveServer(settings: settings) { server in
            let clock = ContinuousClock()
            let start = clock.now
            let head =
                "POST \(Self.path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
                + "Content-Length: 1000\r\n\r\n"
            let text = try await server.exchange(
                [head] + [String](repeating: "x", count: 15), pause: .milliseconds(200))
            #expect(text.hasPrefix("HTTP/1.1 408 ") && text.contains("body_too_slow"))
            #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2)
            #expect(clock.now - start < .seconds(30))
        }
    }
}
