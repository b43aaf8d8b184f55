import Foundation
import Hummingbird
import Logging
import NIOCore
import NumeralServer
import ServiceLifecycle
import UnixSignals

/// A server that runs until it is told to stop.
enum ServerRun {
    /// Runs an application until SIGTERM or SIGINT; requests in flight finish first.
    static func untilSignal(
        _ application: some ApplicationProtocol, settings: ServerSettings, logger: Logger
    ) async throws {
        var configuration = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration =
            .seconds(settings.limits.shutdownSecondsMax)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw ServerRunError.portTaken(settings.port)
        } catch let error as IOError where error.errnoCode == EACCES {
            throw ServerRunError.portForbidden(settings.port)
        } catch let error as IOError where error.errnoCode == EADDRNOTAVAIL {
            throw ServerRunError.addressUnknown(settings.host)
        } catch is SocketAddressError.UnknownHost {
            throw ServerRunError.addressUnknown(settings.host)
        }
    }

    /// Structured lines on standard error.
    static func logger(level: Logger.Level, to sink: FileHandle = .standardError) -> Logger {
        Logger(label: "numeral") { label in
            JSONLinesLogHandler(
                label: label, level: level,
                time: {
                    Date.now.formatted(
                        Date.ISO8601FormatStyle(includingFractionalSeconds: true))
                },
                // Whoever reads the log may be gone; the server goes on.
                write: { try? sink.write(contentsOf: Data($0.utf8)) })
        }
    }

    /// Settings of this process: its cores, its clock, ids that no other run has.
    static func settings(host: String, port: Int) -> ServerSettings {
        let start = ContinuousClock.now
        var settings = ServerSettings()
        settings.host = host
        settings.port = port
        settings.threadCount = ProcessInfo.processInfo.activeProcessorCount
        settings.requestIDPrefix = String(UInt32.random(in: 0...UInt32.max), radix: 16)
        settings.clock = { ContinuousClock.now - start }
        return settings
    }
}

/// Why a server does not listen.
enum ServerRunError: Error, CustomStringConvertible {
    case portTaken(Int)
    case portForbidden(Int)
    case addressUnknown(String)

    var description: String {
        switch self {
        case .portTaken(let port): "port \(port) is in use: choose another with --port"
        case .portForbidden(let port):
            "port \(port) is not allowed to this user: choose one from 1024 on with --port"
        case .addressUnknown(let host):
            "'\(host)' is not an address of this machine: choose another with --host"
        }
    }
}
