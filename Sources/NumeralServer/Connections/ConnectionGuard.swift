import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// A request's body did not come in time.
struct SlowBodyError: Error {}

/// What HTTP/1.1 asks of a connection beyond single requests:
///
/// - answers `Expect: 100-continue` at once, so that clients do not wait a second for it;
/// - ends a request whose body takes too long (408) or goes far beyond the limit;
/// - closes a connection whose client does not read its answers, or asks too far ahead of them;
/// - tells the registry whether the connection is spare, and closes it when it has to give way;
/// - says `Connection: close` in the last answer: to a request that asked for it, and to what was
///   asked when the server is told to stop; asked after that is nothing;
/// - closes the connection after an answer that says `Connection: close`. What the client was
///   still sending is thrown away for a short while before, since closing with unread bytes
///   resets the connection, and the client may then never see the answer;
/// - reads nothing on while an answer is under way, and lets a client that was turned away by 503
///   wait as long as it was asked to: one that asks again at once costs nothing;
/// - logs what the parser refuses, and names it in the answer.
///
/// Stands between Hummingbird's HTTP codec and its own handlers; lives on one event loop.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    let limits: ServerLimits
    private let registry: ConnectionRegistry
    private let refusals: ParserRefusals
    /// The connection's name in the registry.
    private var id: UInt64?
    /// Requests whose answers were not handed to the kernel yet.
    private var pendingCount = 0
    /// What the requests asked of the connection whose answers did not end yet, in order.
    private var awaiting: [ConnectionOption] = []
    /// One asked for the end of the connection, or the server is told to stop.
    private var takesRequests = true
    /// A request's head has come and its end has not.
    private var isReceiving = false
    /// What the parser refused.
    private var refused: ParserRefusals.Refused?
    /// The client was turned away and has to wait before it is listened to again.
    private var isResting = false
    /// A read was asked for and is put off.
    private var isReadHeld = false
    private var bodyBytes = 0
    private var closesAfterAnswer = false
    /// The end of the last answer, once the kernel has it.
    private var lastAnswer: EventLoopFuture<Void>?
    private var isLingering = false
    private var deadline: Scheduled<Void>?
    /// What is known of the answers that the client has not taken yet.
    var writes = WriteProgress()
    var writeCheck: Scheduled<Void>?

    init(_ limits: ServerLimits, _ registry: ConnectionRegistry, _ refusals: ParserRefusals) {
        (self.limits, self.registry, self.refusals) = (limits, registry, refusals)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        ConnectionOptionReader.add(to: context)
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
        guard pendingCount <= limits.pipelinedCountMax, takesRequests || isReceiving else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            (isReceiving, bodyBytes) = (true, 0)
            pendingCount += 1
            awaiting.append(ConnectionOption(head.headerFields[.connection]))
            takesRequests = awaiting.last != .close
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
            if isLingering { closeOnceWritten(context) }
        }
        if !isLingering { context.fireChannelRead(data) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isSecondAnswer else { return hide(data, context, promise) }
        watchWrites(context)
        switch unwrapOutboundIn(data) {
        case .head(let head) where isOfParser(head):
            write(refused, with: finished(head, context), context, promise)
        case .head(let head):
            context.write(wrapOutboundOut(.head(finished(head, context))), promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            let written = promise ?? context.eventLoop.makePromise()
            lastAnswer = written.futureResult
            written.futureResult.assumeIsolated().whenSuccess { [weak self] in
                guard let self else { return }
                // What is no HTTP is answered without having been a request.
                pendingCount = max(0, pendingCount - 1)
                writes.hasProgressed = true
                tellWhetherSpare(context)
            }
            context.write(data, promise: written)
            endAnswer(context)
        }
    }

    /// The head of an answer with what it says of the connection.
    private func finished(_ head: HTTPResponse, _ context: ChannelHandlerContext) -> HTTPResponse {
        var head = head
        if !takesRequests || isReceiving && refused != nil, awaiting.count <= 1 {
            head.headerFields[.connection] = "close"
        } else if awaiting.first == .keepAlive, head.headerFields[.connection] == nil {
            head.headerFields[.connection] = "keep-alive"
        }
        closesAfterAnswer = head.headerFields[.connection]?.lowercased() == "close"
        if head.status == .serviceUnavailable, !closesAfterAnswer,
            let seconds = head.headerFields[.retryAfter].flatMap(Int64.init)
        {
            rest(seconds, context)
        }
        return head
    }

    private func endAnswer(_ context: ChannelHandlerContext) {
        if !awaiting.isEmpty { awaiting.removeFirst() }
        guard closesAfterAnswer || (!takesRequests && awaiting.isEmpty) else {
            return readOn(context)
        }
        context.flush()
        guard isReceiving else { return closeOnceWritten(context) }
        (isLingering, bodyBytes) = (true, limits.bodyBytesMax)
        after(limits.lingerSecondsMax, context) { _ in context.close(promise: nil) }
    }

    /// Closes once the kernel has all of the last answer; ``watchWrites(_:)`` sees that it does not
    /// take for ever.
    private func closeOnceWritten(_ context: ChannelHandlerContext) {
        guard let lastAnswer else { return context.close(promise: nil) }
        lastAnswer.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }

    /// Whole requests are answered before the next one is read: what comes meanwhile stays in the
    /// kernel, where it takes no memory of ours.
    private var holdsReads: Bool { !isReceiving && (!awaiting.isEmpty || isResting) }

    func read(context: ChannelHandlerContext) {
        isReadHeld = holdsReads
        if !isReadHeld { context.read() }
    }

    private func readOn(_ context: ChannelHandlerContext) {
        guard isReadHeld, !holdsReads else { return }
        isReadHeld = false
        context.read()
    }

    /// Reads no further request for a while.
    private func rest(_ seconds: Int64, _ context: ChannelHandlerContext) {
        guard !isResting else { return }
        isResting = true
        context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(seconds)) { [weak self] in
            guard let self, id != nil else { return }
            isResting = false
            readOn(context)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        // Hummingbird would close without waiting for the kernel to take the last answer.
        takesRequests = false
        if awaiting.isEmpty { closeOnceWritten(context) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A client that went away in the midst of a request has said nothing wrong.
        let isRefusal =
            error is HostFieldError
            || (error as? HTTPParserError).map { $0 != .invalidEOFState } == true
        guard isRefusal else {
            return context.fireErrorCaught(error)
        }
        if refused == nil { refused = refusals.add(error) }
        // Hummingbird answers no other.
        context.fireErrorCaught(error as? HTTPParserError ?? .unknown)
    }

    /// Whether the request was answered before its end, where the parser refused it: that answer
    /// was all.
    private var isSecondAnswer: Bool { refused != nil && isReceiving && awaiting.isEmpty }

    /// Whether an answer is Hummingbird's to what the parser refused: of no route, and empty.
    private func isOfParser(_ head: HTTPResponse) -> Bool {
        refused != nil && head.status == .badRequest && head.headerFields[RequestLog.header] == nil
    }

    private func hide(
        _ part: NIOAny, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?
    ) {
        promise?.succeed()
        if case .end = unwrapOutboundIn(part) { closeOnceWritten(context) }
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
