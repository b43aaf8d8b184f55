import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// A request's body did not come in time.
struct SlowBodyError: Error {}

/// What HTTP/1.1 asks of a connection beyond single requests:
///
/// - answers `Expect: 100-continue` at once, so that clients do not wait a second for it;
/// - ends a request whose body takes too long (408) or goes far beyond the limit;
/// - closes a connection whose client does not read its answers, or asks too far ahead of them;
/// - tells the registry whether the connection is spare, and closes it when it has to give way;
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

    let limits: ServerLimits
    private let registry: ConnectionRegistry
    /// The connection's name in the registry.
    private var id: UInt64?
    /// Requests whose answers were not handed to the kernel yet.
    private var pendingCount = 0
    /// A request's head has come and its end has not.
    private var isReceiving = false
    private var bodyBytes = 0
    private var closesAfterAnswer = false
    private var isLingering = false
    private var deadline: Scheduled<Void>?
    /// What is known of the answers that the client has not taken yet.
    var writes = WriteProgress()
    var writeCheck: Scheduled<Void>?

    init(_ limits: ServerLimits, _ registry: ConnectionRegistry) {
        (self.limits, self.registry) = (limits, registry)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { register(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        register(context)
        context.fireChannelActive()
    }

    private func register(_ context: ChannelHandlerContext) {
        guard id == nil else { return }
        let channel = context.channel
        try? channel.syncOptions?.setOption(
            .socketOption(.so_sndbuf), value: .init(limits.sendBufferBytes))
        id = registry.add(peer: channel.remoteAddress?.peer ?? "local") {
            channel.close(promise: nil)
        }
        if id == nil { context.close(promise: nil) }
    }

    /// What can give way: a connection on which nothing is asked, or whose client reads nothing.
    private func tellWhetherSpare(_ context: ChannelHandlerContext) {
        guard let id else { return }
        registry.set(id, isSpare: pendingCount == 0 || !context.channel.isWritable)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writes.hasProgressed = true
        tellWhetherSpare(context)
        context.fireChannelWritabilityChanged()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard pendingCount <= limits.pipelinedCountMax else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            (isReceiving, bodyBytes) = (true, 0)
            pendingCount += 1
            guard pendingCount <= limits.pipelinedCountMax else {
                return context.close(promise: nil)
            }
            tellWhetherSpare(context)
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
        watchWrites(context)
        var promise = promise
        if case .end = unwrapOutboundIn(data) {
            let written = promise ?? context.eventLoop.makePromise()
            written.futureResult.assumeIsolated().whenSuccess { [weak self] in
                guard let self else { return }
                // What is no HTTP is answered without having been a request.
                pendingCount = max(0, pendingCount - 1)
                writes.hasProgressed = true
                tellWhetherSpare(context)
            }
            promise = written
        }
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
        leave()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { leave() }

    private func leave() {
        deadline?.cancel()
        writeCheck?.cancel()
        if let id { registry.remove(id) }
        id = nil
    }

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
