import HTTPTypes
import NumeralCore
import NumeralServer
import ServiceLifecycle
import Testing

/// What becomes of a connection after an answer (RFC 9112 §9.3), and what the answer says of it.
@Suite(.timeLimit(.minutes(1))) struct ConnectionOptionTests {
    /// A request's first line and its `Connection`.
    struct Asked: CustomTestStringConvertible, Sendable {
        let version: String
        var option: String?
        let isClosed: Bool
        var says: String?

        var testDescription: String { "HTTP/\(version) \(option ?? "-")" }
        var text: String {
            "GET /health/live HTTP/\(version)\r\nHost: localhost\r\n"
                + (option.map { "Connection: \($0)\r\n" } ?? "") + "\r\n"
        }
    }

    static let all: [Asked] = [
        Asked(version: "1.1", isClosed: false),
        Asked(version: "1.1", option: "keep-alive", isClosed: false, says: "keep-alive"),
        Asked(version: "1.1", option: "close", isClosed: true, says: "close"),
        Asked(version: "1.1", option: "Close", isClosed: true, says: "close"),
        Asked(version: "1.1", option: "TE, CLOSE", isClosed: true, says: "close"),
        Asked(version: "1.0", isClosed: true, says: "close"),
        Asked(version: "1.0", option: "close", isClosed: true, says: "close"),
        Asked(version: "1.0", option: "Keep-Alive", isClosed: false, says: "keep-alive"),
    ]

    @Test("Connections end and stay as was asked, in any case and by both versions", arguments: all)
    func obeys(asked: Asked) async throws {
        try await withLiveServer { server in
            // A second request shows whether the first one's connection lives.
            let both =
                asked.text + "GET /health/live HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: close\r\nX-Request-ID: second\r\n\r\n"
            let text = try await server.exchange([both])
            #expect(text.hasPrefix("HTTP/1.1 200 "))
            #expect(text.contains("second") != asked.isClosed)
            let head = text.prefix { $0 != "{" }.lowercased()
            let said = ["close", "keep-alive"].filter {
                head.contains("\r\nconnection: \($0)\r\n")
            }
            #expect(said == [asked.says].compactMap { $0 })
        }
    }

    @Test("What was asked before the last request is answered, too, and says nothing of an end")
    func answersInOrder() async throws {
        try await withLiveServer { server in
            let open = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let last = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            let text = try await server.exchange([open + open + last + open]).lowercased()
            #expect(text.matches(of: /http\/1.1 200 ok/).count == 3)
            #expect(text.matches(of: /connection: close/).count == 1)
            #expect(text.contains("<!doctype html>"))
        }
    }

    @Test("Answers that are given when the server is told to stop say that they are the last")
    func tellsOfTheEnd() async throws {
        let reader = GatedReader()
        try await withLiveServer(reader: reader) { server in
            async let answer = server.exchange([
                "GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n"
            ])
            while reader.enteredCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
            await server.services.triggerGracefulShutdown()
            // Until the listening socket is closed connections are told.
            while (try? await server.exchange(["GET / HTTP/1.0\r\n\r\n"]) { !$0.isEmpty }) != nil {}
            reader.open(1)
            let text = try await answer
            #expect(text.hasPrefix("HTTP/1.1 200 OK"))
            #expect(text.lowercased().contains("\r\nconnection: close\r\n"))
        }
    }

    @Test("A picture that is still read does not hold up the end of the server")
    func endsInTime() async throws {
        let reader = GatedReader()
        var settings = ServerSettings()
        settings.limits.shutdownSecondsMax = 1
        settings.limits.pictureSecondsMax = 30
        let clock = ContinuousClock()
        let start = clock.now
        let text = try? await withLiveServer(reader: reader, settings: settings) { server in
            async let answer = server.exchange([
                "GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n"
            ])
            while reader.enteredCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
            await server.services.triggerGracefulShutdown()
            return try await answer
        }
        // Pictures have 30 seconds, and this one takes them all.
        #expect(clock.now - start < .seconds(15))
        #expect(text?.isEmpty ?? true)
        reader.open(1)
    }

    @Test("What the parser refuses is logged and counted, and named in the answer")
    func logsRefusals() async throws {
        let capture = LogCapture()
        try await withLiveServer(logger: capture.logger) { server in
            for (request, count) in [
                ("\u{1}\u{2}nonsense\r\n\r\n", 1), ("GET / HTTP/1.1\r\nHost : x\r\n\r\n", 2),
            ] {
                let text = try await server.exchange([request])
                #expect(text.hasPrefix("HTTP/1.1 400 "))
                let lines = capture.lines.filter { $0.contains("refused by the parser") }
                #expect(lines.count == count)
                let line = try #require(lines.last)
                #expect(line.contains("\"status\":400") && line.contains("\"count\":\(count)"))
                let id = try #require(line.firstMatch(of: /"request_id":"([^"]+)"/)).1
                #expect(text.lowercased().contains("\r\nx-request-id: \(id)\r\n"))
            }
        }
    }
}
