import Foundation
import Hummingbird
import NIOCore
import NumeralServer
import ServiceLifecycle

/// A server that runs until it is told to stop.
enum ServerRun {
    /// Runs an application until SIGTERM or SIGINT; requests in flight finish first, within a time.
    /// A second signal ends the process at once.
    static func untilSignal(
        _ application: some ApplicationProtocol, settings: ServerSettings, log: ServerLog
    ) async throws {
        var configuration = ServiceGroupConfiguration(services: [application], logger: log.logger)
        configuration.maximumGracefulShutdownDuration =
            .seconds(settings.limits.shutdownSecondsMax)
        let group = ServiceGroup(configuration: configuration)
        let signals = ServerStopSignals { Task { await group.triggerGracefulShutdown() } }
        defer {
            log.lines.drain(within: ServerLog.drainSecondsMax)
            signals.end()
        }
        do {
            try await group.run()
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
        case .portTaken(let port):
            "port \(port): another program has it: choose another with --port"
        case .portForbidden(let port):
            "port \(port): this user may not have it: choose one from 1024 on with --port"
        case .addressUnknown(let host):
            "\(host): this machine has no such address: choose another with --host"
        }
    }
}
