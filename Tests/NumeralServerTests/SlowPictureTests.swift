import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralCore
import NumeralServer
import PictureFiles
import Testing

/// A picture that takes long neither holds up others nor keeps its sender for ever.
@Suite(.timeLimit(.minutes(1))) struct SlowPictureTests {
    static let wide = GrayImage(width: SlowReader.widthMin, height: 2, filledWith: 255).encodedPNG()

    static func post(
        _ client: some TestClientProtocol, _ body: [UInt8]
    ) async throws -> TestResponse {
        try await client.execute(
            uri: "/predict", method: .post, headers: [.contentType: "image/png"],
            body: ByteBuffer(bytes: body))
    }

    @Test("Slow pictures on every thread: a small one is read all the same", arguments: [1, 2])
    func passesSlowOnes(threadCount: Int) async throws {
        let reader = SlowReader()
        var settings = ServerSettings()
        settings.threadCount = threadCount
        settings.limits.slowMilliseconds = 100
        settings.limits.slowCountMax = 3
        let application = buildApplication(
            reader: reader, decoder: PictureDecoder(), settings: settings, logger: quiet)
        try await application.test(.router) { client in
            try await withThrowingTaskGroup(of: TestResponse.self) { group in
                for _ in 0..<3 { group.addTask { try await Self.post(client, Self.wide) } }
                while reader.enteredCount < 3 { try await Task.sleep(for: .milliseconds(5)) }
                for _ in 0..<5 {
                    let response = try await Self.post(client, png)
                    #expect(response.status == .ok)
                }
                reader.open(3)
                for try await response in group { #expect(response.status == .ok) }
            }
        }
    }

    @Test("Large pictures leave a thread to small ones")
    func keepsAThread() async throws {
        let reader = SlowReader()
        var settings = ServerSettings()
        settings.threadCount = 2
        // None is slow for long: only that they are large counts.
        settings.limits.slowCountMax = 0
        settings.limits.largeBytesMin = 1000
        let large = Self.wide + [UInt8](repeating: 0, count: 1000)
        let application = buildApplication(
            reader: reader, decoder: PictureDecoder(), settings: settings, logger: quiet)
        try await application.test(.router) { client in
            try await withThrowingTaskGroup(of: TestResponse.self) { group in
                for _ in 0..<3 { group.addTask { try await Self.post(client, large) } }
                while reader.enteredCount < 1 { try await Task.sleep(for: .milliseconds(5)) }
                for _ in 0..<5 { #expect(try await Self.post(client, png).status == .ok) }
                #expect(reader.enteredCount == 1)
                reader.open(3)
                for try await response in group { #expect(response.status == .ok) }
            }
        }
    }

    @Test("A picture over its time is refused; the pool goes on")
    func refusesSlowOnes() async throws {
        let reader = SlowReader()
        var settings = ServerSettings()
        settings.limits.pictureSecondsMax = 1
        settings.limits.slowMilliseconds = 200
        let application = buildApplication(
            reader: reader, decoder: PictureDecoder(), settings: settings, logger: quiet)
        try await application.test(.router) { client in
            for _ in 0..<2 {
                let response = try await Self.post(client, Self.wide)
                #expect(response.status == .unprocessableContent)
                #expect(response.code == "image_too_slow")
                #expect(try await Self.post(client, png).status == .ok)
            }
            reader.open(2)
        }
    }

    @Test("A picture that waits for too long is asked to come back")
    func refusesLateOnes() async throws {
        let reader = SlowReader()
        var settings = ServerSettings()
        settings.limits.waitingSecondsMax = 1
        settings.limits.slowCountMax = 0
        let application = buildApplication(
            reader: reader, decoder: PictureDecoder(), settings: settings, logger: quiet)
        try await application.test(.router) { client in
            async let slow = Self.post(client, Self.wide)
            while reader.enteredCount < 1 { try await Task.sleep(for: .milliseconds(5)) }
            let late = try await Self.post(client, png)
            #expect(late.status == .serviceUnavailable && late.code == "overloaded")
            #expect(late.headers[.retryAfter] == "1")
            reader.open(1)
            #expect(try await slow.status == .ok)
            #expect(try await Self.post(client, png).status == .ok)
        }
    }
}
