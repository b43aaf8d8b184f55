import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// A request's body did not come in time.
struct SlowBodyError: Error {}

/// What HTTP/1.1 asks of a connection beyond single requests:
///
/// - answers `Expect: 100-continue` at once, so that clients do not wait a second for it;
/// - ends a request whose body takes too long (408) or goes far beyond the limit;
/// - closes the connection after an answer that says `Connection: close`. What the client was
///   still sending is thrown away for a short while before, since closing with unread bytes
///   resets the connection, and the client may then never see the answer.
///
/// Stands between Hummingbird's HTTP codec and its own handlers; lives on one event loop.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits
    /// A request's head has come and its end has not.
    private var isReceiving = false
    private var bodyBytes = 0
    private var closesAfterAnswer = false
    private var isLingering = false
    private var deadline: Scheduled<Void>?

    init(_ limits: ServerLimits) { self.limits = limits }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            (isReceiving, bodyBytes) = (true, 0)
            continueIfAsked(head, context)
            after(limits.bodySecondsMax, context) { [limits] guardian in
                context.fireErrorCaught(SlowBodyError())
                // The answer has this long to be written, whatever the request was doing.
                guardian.after(limits.lingerSecondsMax, context) { _ in
                    context.close(promise: nil)
                }
            }
        case .body(let buffer):
            bodyBytes += buffer.readableBytes
            if bodyBytes > limits.bodyBytesMax + limits.lingerBytesMax {
                context.close(promise: nil)
                return
            }
        case .end:
            isReceiving = false
            deadline?.cancel()
            if isLingering { context.close(promise: nil) }
        }
        if !isLingering { context.fireChannelRead(data) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            closesAfterAnswer = head.headerFields[.connection]?.lowercased() == "close"
            context.write(data, promise: promise)
        case .end where closesAfterAnswer:
            context.writeAndFlush(data, promise: promise)
            guard isReceiving else { return context.close(promise: nil) }
            (isLingering, bodyBytes) = (true, limits.bodyBytesMax)
            after(limits.lingerSecondsMax, context) { _ in context.close(promise: nil) }
        case .body, .end:
            context.write(data, promise: promise)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    /// Replaces the deadline.
    private func after(
        _ seconds: Int, _ context: ChannelHandlerContext,
        _ act: @escaping (ConnectionGuard) -> Void
    ) {
        deadline?.cancel()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(seconds))) {
            [weak self] in
            if let self { act(self) }
        }
    }

    private func continueIfAsked(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        guard head.headerFields[.expect]?.lowercased() == "100-continue" else { return }
        let announced = head.headerFields[.contentLength].flatMap(Int.init) ?? 0
        guard announced <= limits.bodyBytesMax else { return }
        context.writeAndFlush(
            wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
