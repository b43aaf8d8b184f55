import Foundation
import Testing

/// `numeral serve` under attack: what only a process of its own shows.
@Suite(.timeLimit(.minutes(2)), .serialized) struct ServeSafetyTests {
    static func question(_ path: String = "/health/live", host: String = "localhost") -> String {
        "GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\r\n"
    }

    @Test("Without descriptors it waits for some, does not spin, and goes on")
    func survivesWithoutDescriptors() throws {
        let server = try RunningServer(limits: "ulimit -n 48;")
        defer { server.process.terminate() }
        let port = try #require(server.port)
        var held = try (0..<60).map { _ in try ServeConnection(port: port) }
        Thread.sleep(forTimeInterval: 0.5)
        let before = server.cpuSeconds
        let seconds = 3.0
        Thread.sleep(forTimeInterval: seconds)
        // It was 0.8 of a core.
        #expect(server.cpuSeconds - before < 0.2 * seconds)
        #expect(server.log.contains("no connection can be accepted: allow more open files"))
        held.removeAll()
        let connection = try ServeConnection(port: port)
        connection.send(Self.question())
        #expect(connection.receive(until: "live\"}").hasPrefix("HTTP/1.1 200 "))
    }

    @Test("A log that nobody reads holds nobody up; what is missing in it is said")
    func survivesLogReaders() async throws {
        let log = Pipe()
        let server = try RunningServer(errors: log)
        defer { server.process.terminate() }
        try log.fileHandleForWriting.close()
        let connection = try ServeConnection(port: try #require(server.port))
        // Each line of the log names the path: together some megabytes, more than may wait.
        let path = "/" + String(repeating: "x", count: 7000)
        for _ in 0..<300 {
            connection.send(Self.question(path))
            let text = connection.receive(until: "\"type\"")
            try #require(text.hasPrefix("HTTP/1.1 404 "))
        }
        let text = Task.detached { log.fileHandleForReading.readDataToEndOfFile() }
        try await Task.sleep(for: .seconds(1))
        connection.send(Self.question())
        #expect(connection.receive(until: "live\"}").hasPrefix("HTTP/1.1 200 "))
        server.process.terminate()
        server.process.waitUntilExit()
        #expect(server.process.terminationStatus == 0)
        let lines = String(decoding: await text.value, as: UTF8.self).split(separator: "\n")
        let missing = lines.compactMap {
            $0.firstMatch(of: /lines are missing here.*"count":(\d+)/).flatMap { Int($0.1) }
        }
        #expect(missing.count == 1)
        let requests = lines.count { $0.contains("\"message\":\"request\"") }
        #expect(requests + missing.reduce(0, +) == 301)
    }

    @Test("A second signal ends it at once")
    func endsAtOnce() throws {
        let server = try RunningServer()
        let connection = try ServeConnection(port: try #require(server.port))
        // A body that never comes is waited for, for half a minute.
        connection.send(
            "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
                + "Content-Length: 9\r\nExpect: 100-continue\r\n\r\n")
        #expect(connection.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 100 "))
        server.process.terminate()
        Thread.sleep(forTimeInterval: 1)
        #expect(server.process.isRunning)
        let start = Date.now
        server.process.terminate()
        server.process.waitUntilExit()
        #expect(Date.now.timeIntervalSince(start) < 10)
        #expect(server.process.terminationReason == .exit)
        #expect(server.process.terminationStatus == 128 + SIGTERM)
    }

    @Test("Names are served that it was given, and no others")
    func knowsItsNames() throws {
        let server = try RunningServer([
            "--allow-host", "digits.example", "--allow-host", "10.0.0.1",
        ])
        defer { server.process.terminate() }
        let port = try #require(server.port)
        for (host, status) in [
            ("digits.example", 200), ("10.0.0.1:80", 200), ("127.0.0.1:\(port)", 200),
            ("evil.example:\(port)", 421), ("10.0.0.2", 421),
        ] {
            let connection = try ServeConnection(port: port)
            connection.send(Self.question(host: host))
            let text = connection.receive(until: "\r\n")
            #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(host)")
        }
    }

    @Test(
        "What is no name of a host is refused",
        arguments: ["", "a/b", "https://digits.example", "digits.example:443", "a b", "*"])
    func refusesNames(name: String) throws {
        let run = try Command(["serve", "--port", "0", "--allow-host", name])
        #expect(run.status == 64)
        #expect(run.errors.contains("--allow-host must be a name or an address without a port"))
    }
}
