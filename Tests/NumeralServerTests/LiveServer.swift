import Hummingbird
import Logging
import NIOCore
import NIOPosix
import NumeralCore
import NumeralServer
import PictureFiles
import ServiceLifecycle

/// A server on a port of its own, for as long as `use` runs; then it is shut down gracefully.
func withLiveServer<Value: Sendable>(
    reader: some PictureReading = FixedReader.digit(7), settings: ServerSettings = ServerSettings(),
    logger: Logger = quiet, use: @escaping @Sendable (LiveServer) async throws -> Value
) async throws -> Value {
    let (ports, announcement) = AsyncStream.makeStream(of: Int.self)
    var settings = settings
    settings.port = 0
    let application = buildApplication(
        reader: reader, decoder: PictureDecoder(), settings: settings, logger: logger
    ) { announcement.yield($0) }
    var configuration = ServiceGroupConfiguration(services: [application], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(settings.limits.shutdownSecondsMax)
    let services = ServiceGroup(configuration: configuration)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await services.run() }
        var iterator = ports.makeAsyncIterator()
        let port = await iterator.next() ?? 0
        let value: Value
        do {
            value = try await use(LiveServer(port: port, services: services))
        } catch {
            await services.triggerGracefulShutdown()
            throw error
        }
        await services.triggerGracefulShutdown()
        try await group.waitForAll()
        return value
    }
}

struct LiveServer: Sendable {
    let port: Int
    let services: ServiceGroup

    /// Sends text over a connection of its own, piece by piece, and takes what comes back until
    /// the server closes, or until `isEnough`.
    func exchange(
        _ pieces: [String], pause: Duration = .zero,
        until isEnough: @escaping @Sendable (String) -> Bool = { _ in false }
    ) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var received = ""
            for piece in pieces {
                // A server that was offended may have closed already: what it said still counts.
                try? await outbound.write(ByteBuffer(string: piece))
                try await Task.sleep(for: pause)
            }
            do {
                for try await buffer in inbound {
                    received += String(buffer: buffer)
                    if isEnough(received) { break }
                }
            } catch is IOError {}
            return received
        }
    }
}
