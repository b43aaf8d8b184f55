import ArgumentParser
import Foundation
import Hummingbird
import Logging
import NumeralServer
import PictureFiles
import Recognition

/// `numeral serve --port 8080`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the page and the API.",
        discussion: """
            Listens on this machine alone unless --host says otherwise. A line for every request \
            goes to standard error: of JSON, or on a terminal in words; pictures are neither \
            logged nor kept. SIGTERM and \
            Ctrl-C let the requests that are under way finish, for up to half a minute; a second \
            one ends the server at once.

            Answered are requests for loopback names (localhost, 127.0.0.1, [::1]), the address \
            that is listened on, the one that the connection came to, and names given by \
            --allow-host. Others are refused, so that no page of another site can read answers by \
            giving its own name this address: behind a proxy, or where a name server knows this \
            machine, say the name.

            With MNIST in the folder of data sets, explanations name the training digits that \
            look most like what was read; without it, they say so.
            """)

    @Option(help: "The address to listen on; 0.0.0.0 and :: are all of them.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 lets the system choose.")
    var port = 8080

    @Option(
        help: ArgumentHelp(
            "A name by which the server may be asked for, beside its address; once for each.",
            valueName: "name"))
    var allowHost: [String] = []

    @Option(help: "The name of a model, or a .safetensors file.", completion: .file())
    var model = ModelLibrary.defaultName

    @OptionGroup var options: DataOptions

    @Option(help: "How many pictures are read at the same time.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "What is logged: debug, info, warning or error.")
    var logLevel = "info"

    func validate() throws {
        try OptionCheck.range(port, "port", 0...65535)
        try OptionCheck.range(threads, "threads", 1...OptionCheck.threadCountMax)
        for name in allowHost where !Self.isHost(name) {
            throw ValidationError(
                "--allow-host: '\(name)' is not a name or an address: give one without a port, as "
                    + "in digits.example")
        }
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError(
                "--log-level: '\(logLevel)' is not known: give debug, info, warning or error")
        }
    }

    func run() async throws {
        try await Console.orSay { try await serve() }
    }

    private func serve() async throws {
        let model = try Surroundings.library.model(model)
        var settings = ServerRun.settings(host: host, port: port)
        settings.allowedHosts = allowHost
        settings.threadCount = threads
        settings.facts = ServerFacts.facts(of: model)
        let log = ServerLog(level: Logger.Level(rawValue: logLevel) ?? .info)
        if !Authority(address: host).isLoopback {
            log.logger.warning(
                """
                anyone who reaches this machine can use this server: there are no accounts, so \
                put it behind a proxy that has them, or listen on 127.0.0.1
                """, metadata: ["host": "\(host)"])
        }
        let application = buildApplication(
            reader: try Reader(model), known: TrainingGlyphs(options.location),
            decoder: PictureDecoder(), settings: settings, logger: log.logger
        ) { [host] port in
            let address = host.contains(":") ? "[\(host)]" : host
            // A server whose reader went away serves on.
            try? Console.write(Self.greeting("http://\(address):\(port)", Console.isTerminal))
        }
        try await ServerRun.untilSignal(application, settings: settings, log: log)
    }

    /// The line that says where the server is, for a person or for a program.
    static func greeting(_ url: String, _ isForPerson: Bool) -> String {
        isForPerson
            ? "Numeral reads at \(url) : open it in a browser, stop it with Ctrl-C"
            : "Listening on \(url)"
    }

    /// Whether a text may be a name, or an address: of IPv6 with or without brackets.
    static func isHost(_ text: String) -> Bool {
        text.wholeMatch(of: /[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*/) != nil
            || text.wholeMatch(of: /\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\]?/) != nil
    }
}
