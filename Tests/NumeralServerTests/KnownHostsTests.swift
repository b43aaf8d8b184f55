import HTTPTypes
import NumeralServer
import Testing

/// Only who asks for this server by one of its names is answered: a page of another site that gives
/// its own name this address (DNS rebinding) is not.
@Suite(.timeLimit(.minutes(1))) struct KnownHostsTests {
    static func ask(_ host: String, _ server: LiveServer, path: String = "/") async throws -> String
    {
        try await server.exchange([
            "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
        ])
    }

    static func status(_ host: String, _ server: LiveServer) async throws -> Int? {
        Int(try await ask(host, server).dropFirst("HTTP/1.1 ".count).prefix(3))
    }

    @Test("This machine's names and the address that is served on are taken, others are not")
    func refuses() async throws {
        try await withLiveServer { server in
            for host in [
                "localhost", "LOCALHOST:\(server.port)", "localhost:1", "127.0.0.1",
                "127.0.0.1:\(server.port)", "127.1.2.3", "[::1]:\(server.port)", "app.localhost",
            ] {
                let text = try await Self.ask(host, server)
                #expect(text.hasPrefix("HTTP/1.1 200 "), "\(host)")
            }
            for host in [
                "evil.example", "evil.example:\(server.port)", "localhost.evil.example",
                "127.0.0.1.evil.example", "192.168.0.7", "0.0.0.0", "[::2]", "localhost@evil", "",
            ] {
                let text = try await Self.ask(host, server)
                #expect(text.hasPrefix("HTTP/1.1 421 "), "\(host): \(text.prefix(20))")
                #expect(text.contains("host_unknown"))
            }
            for path in ["/api/v1/recognitions", "/health/ready", "/assets/app.js", "/nope"] {
                let text = try await Self.ask("evil.example", server, path: path)
                #expect(text.hasPrefix("HTTP/1.1 421 "), "\(path)")
            }
        }
    }

    @Test("Names that it was given are taken, with any port and in any case")
    func takesGivenNames() async throws {
        var settings = ServerSettings()
        settings.allowedHosts = ["Digits.example", "10.0.0.1", "fe80::1"]
        try await withLiveServer(settings: settings) { server in
            for host in ["digits.EXAMPLE:443", "10.0.0.1:80", "[fe80::1]", "[FE80::1]:1"] {
                let status = try await Self.status(host, server)
                #expect(status == 200, "\(host)")
            }
            for host in ["example", "x.digits.example", "10.0.0.2"] {
                let status = try await Self.status(host, server)
                #expect(status == 421, "\(host)")
            }
        }
    }

    @Test("Where all addresses are served, the one that the connection came to is taken")
    func takesOwnAddress() async throws {
        var settings = ServerSettings()
        settings.host = "0.0.0.0"
        try await withLiveServer(settings: settings) { server in
            for (host, expected) in [("127.0.0.1", 200), ("evil.example", 421), ("192.0.2.1", 421)]
            {
                let status = try await Self.status(host, server)
                #expect(status == expected, "\(host)")
            }
        }
    }

    @Test("Names and ports are told apart; addresses are written as Host has them")
    func readsAuthorities() {
        for (text, name, port) in [
            ("a.example", "a.example", nil), ("A.example:80", "a.example", "80"),
            ("[::1]", "[::1]", nil), ("[::1]:80", "[::1]", "80"), ("", "", nil), (":", "", ""),
        ] as [(String, String, String?)] {
            #expect(Authority(text).name == name && Authority(text).port == port)
        }
        #expect(Authority(address: "::ffff:10.0.0.1").name == "10.0.0.1")
        #expect(Authority(address: "FE80::1").name == "[fe80::1]")
        #expect(Authority(address: "[fe80::1]").name == "[fe80::1]")
        #expect(Authority(address: "10.0.0.1").name == "10.0.0.1")
    }
}
