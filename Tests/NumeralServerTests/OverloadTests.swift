import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Imaging
import NumeralCore
import NumeralServer
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
}
