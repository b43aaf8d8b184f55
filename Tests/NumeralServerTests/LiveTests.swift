import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NumeralCore
import NumeralServer
import PictureFiles
import ServiceLifecycle
import Testing

/// What only a real socket shows.
@Suite(.timeLimit(.minutes(1))) struct LiveTests {
    let path = "/api/v1/recognitions"

    func head(_ fields: String...) -> String {
        (["POST \(path) HTTP/1.1", "Host: localhost", "Content-Type: image/png"] + fields)
            .joined(separator: "\r\n") + "\r\n\r\n"
    }

    @Test("A picture goes in, a reading comes out, and the connection lives on")
    func answers() async throws {
        let application = buildApplication(
            reader: FixedReader.digit(3), decoder: PictureDecoder(), settings: ServerSettings(),
            logger: quiet)
        try await application.test(.live) { client in
            for _ in 0..<3 {
                let response = try await client.execute(
                    uri: path, method: .post, headers: [.contentType: "image/png"],
                    body: ByteBuffer(bytes: png))
                #expect(response.status == .ok)
                #expect(response.text.contains("\"text\":\"3\""))
            }
        }
    }

    @Test("Requests under way finish when the server is told to stop; new ones are not taken")
    func shutsDownGracefully() async throws {
        let reader = GatedReader()
        try await withLiveServer(reader: reader) { server in
            async let answer = server.exchange([
                "GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n"
            ])
            while reader.enteredCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
            await server.services.triggerGracefulShutdown()
            // Until the listening socket is closed.
            var isListening = true
            while isListening {
                do {
                    _ = try await server.exchange(["GET / HTTP/1.0\r\n\r\n"]) { !$0.isEmpty }
                } catch {
                    isListening = false
                }
            }
            reader.open(1)
            let text = try await answer
            #expect(text.hasPrefix("HTTP/1.1 200 OK"))
            #expect(text.hasSuffix("{\"model\":\"gated\",\"read\":\"7\",\"status\":\"ready\"}"))
        }
    }

    @Test("A client that asks whether to go on is told at once")
    func continues() async throws {
        try await withLiveServer { server in
            let text = try await server.exchange(
                [head("Content-Length: \(png.count)", "Expect: 100-continue")]
            ) { !$0.isEmpty }
            #expect(text == "HTTP/1.1 100 Continue\r\n\r\n")
        }
    }

    @Test("A client that announces too much is refused before it sends")
    func refusesAnnouncements() async throws {
        let bytesMax = ServerLimits.standard.bodyBytesMax
        try await withLiveServer { server in
            let refused = try await server.exchange(
                [head("Content-Length: \(bytesMax + 1)", "Expect: 100-continue")])
            #expect(refused.hasPrefix("HTTP/1.1 413 "))
            #expect(refused.contains("body_too_large"))
            let taken = try await server.exchange(
                [head("Content-Length: \(bytesMax)", "Expect: 100-continue")]
            ) { !$0.isEmpty }
            #expect(taken.hasPrefix("HTTP/1.1 100 "))
        }
    }

    @Test("A client that sends on and on is refused, hears it, and is cut off")
    func refusesStreams() async throws {
        var settings = ServerSettings()
        settings.limits.bodyBytesMax = 100_000
        settings.limits.lingerBytesMax = 200_000
        let chunk = "2710\r\n" + String(repeating: "x", count: 10_000) + "\r\n"
        let pieces =
            [head("Transfer-Encoding: chunked")] + [String](repeating: chunk, count: 1000)
        try await withLiveServer(settings: settings) { server in
            let text = try await server.exchange(Array(pieces.prefix(15)))
            #expect(text.hasPrefix("HTTP/1.1 413 "))
            #expect(text.contains("body_too_large"))
            // Ends, although the client never does.
            _ = try await server.exchange(pieces)
        }
    }

    @Test("A body that does not come is not waited for")
    func refusesSlowBodies() async throws {
        var settings = ServerSettings()
        settings.limits.bodySecondsMax = 1
        // On a busy machine an answer takes its time too.
        settings.limits.lingerSecondsMax = 30
        try await withLiveServer(settings: settings) { server in
            let text = try await server.exchange([head("Content-Length: 1000"), "x"]) {
                $0.contains("body_too_slow")
            }
            #expect(text.hasPrefix("HTTP/1.1 408 "))
            #expect(text.contains("body_too_slow"))
        }
    }

    @Test("A connection on which nothing is asked is closed")
    func closesIdleConnections() async throws {
        var settings = ServerSettings()
        settings.limits.idleSecondsMax = 1
        try await withLiveServer(settings: settings) { server in
            let text = try await server.exchange(["GET / HT"])
            #expect(text.isEmpty)
        }
    }

    @Test("Header fields have limits", arguments: [(8000, "200"), (8300, "400")])
    func limitsHeaders(size: Int, status: String) async throws {
        try await withLiveServer { server in
            let field = "X-Padding: " + String(repeating: "x", count: size)
            let text = try await server.exchange([
                "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "\(field)\r\n\r\n"
            ])
            #expect(text.hasPrefix("HTTP/1.1 \(status) "))
        }
    }

    @Test("What is not HTTP is refused")
    func refusesNonsense() async throws {
        try await withLiveServer { server in
            let text = try await server.exchange(["\u{1}\u{2}nonsense\r\n\r\n"])
            #expect(text.hasPrefix("HTTP/1.1 400 "))
        }
    }
}
