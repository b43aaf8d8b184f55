import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOPosix
import NumeralCore
import NumeralServer
import PictureFiles
import Testing

/// Clients that take connections and memory, and give others nothing: on loopback, few and short.
@Suite(.timeLimit(.minutes(1))) struct CrowdTests {
    static let question = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"

    /// A connection that sends what it is told and reads nothing.
    static func mute(_ port: Int, sending text: String = "") async throws -> any Channel {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: false)
            .channelOption(.socketOption(.so_rcvbuf), value: 4096)
            .connect(host: "127.0.0.1", port: port).get()
        if !text.isEmpty { try await channel.writeAndFlush(ByteBuffer(string: text)) }
        return channel
    }

    /// Whether a connection ends within some seconds: one that reads nothing only hears of it when
    /// what it sends is refused.
    static func ends(_ channel: any Channel, within seconds: Int) async throws -> Bool {
        for _ in 0..<seconds * 20 {
            guard channel.isActive else { return true }
            do {
                try await channel.writeAndFlush(ByteBuffer(string: "x"))
            } catch {
                return true
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    @Test("A new client does not wait behind idle connections")
    func idleGivesWay() async throws {
        var settings = ServerSettings()
        settings.limits.connectionCountMax = 4
        settings.limits.peerConnectionCountMax = 100
        settings.limits.newcomerCountMax = 1
        try await withLiveServer(settings: settings) { server in
            var idle: [any Channel] = []
            for _ in 0..<6 {
                idle.append(try await Self.mute(server.port))
                // Each comes before the next: the first are those that were idle longest.
                try await Task.sleep(for: .milliseconds(20))
            }
            let clock = ContinuousClock()
            let start = clock.now
            for _ in 0..<3 {
                let text = try await server.exchange([Self.question]) { $0.contains("live") }
                #expect(text.hasPrefix("HTTP/1.1 200"))
            }
            // Idle connections are closed after 30 seconds, which is how long one waited.
            #expect(clock.now - start < .seconds(10))
            #expect(try await Self.ends(idle[0], within: 5))
            for channel in idle { try? await channel.close() }
        }
    }

    @Test("A busy connection does not give way; a peer has its share and no more")
    func capsPeers() async throws {
        let reader = GatedReader()
        var settings = ServerSettings()
        settings.limits.peerConnectionCountMax = 2
        try await withLiveServer(reader: reader, settings: settings) { server in
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        try await server.exchange([
                            "GET /health/ready HTTP/1.1\r\nHost: localhost\r\n"
                                + "Connection: close\r\n\r\n"
                        ])
                    }
                }
                while reader.enteredCount < 1 { try await Task.sleep(for: .milliseconds(5)) }
                // Both are taken in and busy.
                try await Task.sleep(for: .milliseconds(200))
                let refused = try await server.exchange([Self.question])
                #expect(refused.isEmpty)
                reader.open(2)
                for try await text in group { #expect(text.hasPrefix("HTTP/1.1 200")) }
                let text = try await server.exchange([Self.question]) { $0.contains("live") }
                #expect(text.hasPrefix("HTTP/1.1 200"))
            }
        }
    }

    @Test("Who asks too far ahead of the answers is cut off")
    func limitsPipelining() async throws {
        var settings = ServerSettings()
        settings.limits.pipelinedCountMax = 8
        try await withLiveServer(settings: settings) { server in
            let few = String(repeating: Self.question, count: 8)
            let text = try await server.exchange([few]) {
                $0.components(separatedBy: "\"live\"") == 9
            }
            #expect(text.components(separatedBy: "\"live\"") == 9)
            let many = try await server.exchange([String(repeating: Self.question, count: 500)])
            #expect(many.components(separatedBy: "\"live\"") < 500)
        }
    }

    @Test("A client that asks on and reads nothing is cut off")
    func refusesMuteClients() async throws {
        var settings = ServerSettings()
        settings.limits.writeSecondsMax = 1
        settings.limits.pipelinedCountMax = 1000
        try await withLiveServer(settings: settings) { server in
            let page = "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
            // About 20 MB of answers: more than the buffers of both ends hold.
            let channel = try await Self.mute(
                server.port, sending: String(repeating: page, count: 800))
            #expect(try await Self.ends(channel, within: 20))
            try? await channel.close()
            let text = try await server.exchange([Self.question]) { $0.contains("live") }
            #expect(text.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test("A client that reads slowly gets all of it")
    func bearsSlowClients() async throws {
        var settings = ServerSettings()
        // It takes longer than that in all; a busy machine stops a test for seconds.
        settings.limits.writeSecondsMax = 15
        settings.limits.pipelinedCountMax = 1000
        try await withLiveServer(settings: settings) { server in
            let page = "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let last = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            let text = try await server.exchangeSlowly(
                String(repeating: page, count: 150) + last, pause: .milliseconds(100))
            #expect(text.hasSuffix("{\"status\":\"live\"}"))
            #expect(text.components(separatedBy: "\"openapi\": \"3.1.0\"") == 151)
        }
    }
}

extension String {
    /// How many parts a text falls into.
    fileprivate func components(separatedBy text: String) -> Int {
        var (count, rest) = (1, self[...])
        while let range = rest.firstRange(of: text) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}

extension LiveServer {
    /// Sends text and takes what comes back in small pieces, with a pause after each.
    func exchangeSlowly(_ text: String, pause: Duration) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.socketOption(.so_rcvbuf), value: 131_072)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(
                            backPressureStrategy: .init(lowWatermark: 1, highWatermark: 2)))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            var received = ByteBuffer()
            do {
                for try await buffer in inbound {
                    received.writeImmutableBuffer(buffer)
                    try await Task.sleep(for: pause)
                }
            } catch is IOError {}
            return String(buffer: received)
        }
    }
}
