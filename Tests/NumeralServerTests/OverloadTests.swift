import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralCore
import NumeralServer
import PictureFiles
import Testing

@Suite(.timeLimit(.minutes(1))) struct OverloadTests {
    @Test("As many pictures wait as may; the next is asked to come back")
    func refuses() async throws {
        let reader = GatedReader()
        var settings = ServerSettings()
        settings.threadCount = 1
        settings.limits.waitingCountMax = 2
        settings.limits.retryAfterSeconds = 3
        let application = buildApplication(
            reader: reader, decoder: PictureDecoder(), settings: settings, logger: quiet)
        try await application.test(.router) { client in
            try await withThrowingTaskGroup(of: TestResponse.self) { group in
                for _ in 0..<5 {
                    group.addTask {
                        try await client.execute(
                            uri: "/predict", method: .post, headers: [.contentType: "image/png"],
                            body: ByteBuffer(bytes: png))
                    }
                }
                // One is being read, two wait, so two are refused: those answer first.
                for _ in 0..<2 {
                    let response = try #require(await group.next())
                    #expect(response.status == .serviceUnavailable)
                    #expect(response.code == "overloaded")
                    #expect(response.headers[.retryAfter] == "3")
                }
                reader.open(3)
                for try await response in group { #expect(response.status == .ok) }
            }
            // Places are given back.
            reader.open(1)
            let response = try await client.execute(uri: "/health/ready", method: .get)
            #expect(response.status == .ok)
        }
    }

    /// A server that reads one picture for ever and lets none wait.
    static func full(retryAfter: Int) -> ServerSettings {
        var settings = ServerSettings()
        settings.threadCount = 1
        settings.limits.slowCountMax = 0
        settings.limits.waitingCountMax = 0
        settings.limits.retryAfterSeconds = retryAfter
        return settings
    }

    static let head =
        "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
        + "Content-Length: 9\r\n\r\n"

    @Test("Where no picture may wait, none is read from its sender first")
    func refusesBeforeBodies() async throws {
        let reader = GatedReader()
        try await withLiveServer(reader: reader, settings: Self.full(retryAfter: 1)) { server in
            async let busy = server.exchange([
                "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            ])
            while reader.enteredCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
            // Its body never comes.
            let text = try await server.exchange([Self.head]) { $0.contains("\"type\"") }
            #expect(text.hasPrefix("HTTP/1.1 503 "))
            reader.open(1)
            let answered = try await busy
            #expect(answered.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("Who was turned away and asks again at once waits as long as it was asked to")
    func restsAfterRefusals() async throws {
        let reader = GatedReader()
        try await withLiveServer(reader: reader, settings: Self.full(retryAfter: 2)) { server in
            async let busy = server.exchange([
                "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            ])
            while reader.enteredCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
            let clock = ContinuousClock()
            let start = clock.now
            let text = try await server.exchange(
                [Self.head + "123456789", Self.head + "123456789"], pause: .milliseconds(200)
            ) { $0.matches(of: /"type"/).count == 2 }
            #expect(text.matches(of: /HTTP\/1.1 503/).count == 2)
            #expect(clock.now - start >= .seconds(2))
            // Others are answered meanwhile.
            let live = try await server.exchange([CrowdTests.question]) { $0.contains("live") }
            #expect(live.hasPrefix("HTTP/1.1 200 "))
            reader.open(1)
            let answered = try await busy
            #expect(answered.hasPrefix("HTTP/1.1 200 "))
        }
    }
}
