import Foundation
import Logging
import NIOCore

/// Waits a moment where the system has no descriptor, or no memory, for one more connection.
///
/// The kernel's queue stays readable then: whoever tried again at once would do nothing else, on a
/// whole core. Stands first in the pipeline of the listening socket.
final class AcceptPause: ChannelInboundHandler {
    typealias InboundIn = any Channel

    /// Long enough to cost nothing, short enough that nobody minds.
    static let milliseconds: Int64 = 100
    /// What passes once something else was closed or freed.
    private static let passing = [EMFILE, ENFILE, ENOBUFS, ENOMEM]

    private let logger: Logger
    /// Said once until a connection is accepted again.
    private var isSaid = false

    init(logger: Logger) { self.logger = logger }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? IOError, Self.passing.contains(error.errnoCode) else {
            return context.fireErrorCaught(error)
        }
        if !isSaid {
            logger.warning(
                "no connection can be accepted: allow more open files (ulimit -n)",
                metadata: ["error": .string("\(error)")])
        }
        isSaid = true
        // Holding `read()` back would not do: the read that failed is still due.
        let options = context.channel.syncOptions
        try? options?.setOption(.autoRead, value: false)
        context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Self.milliseconds)) {
            try? options?.setOption(.autoRead, value: true)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isSaid = false
        context.fireChannelRead(data)
    }
}

@available(*, unavailable)
extension AcceptPause: Sendable {}
