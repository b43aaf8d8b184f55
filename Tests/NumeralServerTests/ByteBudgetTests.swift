import NIOCore
import NumeralServer
import Testing

/// The bytes that all bodies may take together.
@Suite(.timeLimit(.minutes(1))) struct ByteBudgetTests {
    static func budget(_ bytesMax: Int, small: Int = 0, largeFrom: Int = 1) -> ByteBudget {
        var limits = ServerLimits()
        limits.bodiesBytesMax = bytesMax
        limits.smallBodiesBytes = small
        limits.largeBytesMin = largeFrom
        return ByteBudget(limits)
    }

    @Test("All together take as much as there is, and not a byte more")
    func limits() {
        let budget = Self.budget(100)
        let (one, other) = (budget.share(), budget.share())
        #expect(one.grow(by: 60) && other.grow(by: 40))
        #expect(budget.takenBytes == 100)
        #expect(!one.grow(by: 1) && !other.grow(by: 1))
        #expect(budget.takenBytes == 100)
        withExtendedLifetime((one, other)) {}
    }

    @Test("Who goes gives back all that it took")
    func givesBack() {
        let budget = Self.budget(100)
        for _ in 0..<3 {
            let share = budget.share()
            #expect(share.grow(by: 70) && share.grow(by: 30) && !share.grow(by: 1))
        }
        #expect(budget.takenBytes == 0)
    }

    @Test("Large bodies leave room for small ones")
    func leavesRoom() {
        let budget = Self.budget(100, small: 20, largeFrom: 30)
        let large = budget.share()
        #expect(large.grow(by: 80) && !large.grow(by: 1))
        let small = budget.share()
        #expect(small.grow(by: 20) && !small.grow(by: 1))
        #expect(budget.takenBytes == 100)
        withExtendedLifetime((large, small)) {}
    }

    static func head(_ bytes: Int) -> String {
        "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
            + "Content-Length: \(bytes)\r\n\r\n"
    }

    @Test("What comes when the budget is used up is refused; once others left it is taken again")
    func refusesBodies() async throws {
        var settings = ServerSettings()
        settings.limits.bodiesBytesMax = 100_000
        settings.limits.smallBodiesBytes = 1000
        settings.limits.largeBytesMin = 10_000
        settings.limits.retryAfterSeconds = 7
        try await withLiveServer(settings: settings) { server in
            var held: [any Channel] = []
            for _ in 0..<2 {
                // All but a byte: the request goes on, and what it sent is held.
                held.append(
                    try await CrowdTests.mute(
                        server.port,
                        sending: Self.head(49_501) + String(repeating: "x", count: 49_500)))
            }
            // Until it is taken, another one may still be.
            var refused = ""
            for _ in 0..<100 where !refused.hasPrefix("HTTP/1.1 503 ") {
                refused = try await server.exchange(
                    [Self.head(20_000) + String(repeating: "x", count: 20_000)]
                ) { $0.contains("\"type\"") }
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(refused.hasPrefix("HTTP/1.1 503 "))
            #expect(refused.contains("application/problem+json"))
            #expect(refused.contains("\"code\":\"overloaded\""))
            #expect(refused.lowercased().contains("retry-after: 7\r\n"))
            #expect(refused.lowercased().contains("connection: close\r\n"))
            // A small one is still taken: one that is no picture.
            let small = try await server.exchange(
                [Self.head(100) + String(repeating: "x", count: 100)]
            ) { $0.contains("\"type\"") }
            #expect(small.hasPrefix("HTTP/1.1 415 "))
            for channel in held { try await channel.close() }
            var taken = ""
            for _ in 0..<100 where !taken.hasPrefix("HTTP/1.1 415 ") {
                taken = try await server.exchange(
                    [Self.head(90_000) + String(repeating: "x", count: 90_000)]
                ) { $0.contains("\"type\"") }
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(taken.hasPrefix("HTTP/1.1 415 "))
        }
    }
}
