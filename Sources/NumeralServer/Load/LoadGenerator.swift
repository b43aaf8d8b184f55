import NIOCore
import NIOPosix

/// Asks a server on this machine the same thing over and over, on some connections at once.
///
/// Kept lean, since it shares the machine with the server that it measures: one thread, the
/// request made once, answers only looked at for their status and length. What is turned away by
/// 503 is asked again at once, as rude clients do.
public struct LoadGenerator: Sendable {
    private let port: Int
    private let request: ByteBuffer
    private let connectionCount: Int
    private let duration: Duration

    /// More answers than this are not waited for.
    static let countMax = 4_000_000

    /// - Parameters:
    ///   - path: what is asked, by POST with a PNG.
    ///   - duration: how long; requests that are under way then are waited for.
    public init(
        port: Int, path: String, png: some Collection<UInt8>, connectionCount: Int,
        duration: Duration
    ) {
        var request = ByteBuffer()
        request.writeString(
            """
            POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept: application/json\r\n\
            Content-Type: image/png\r\nContent-Length: \(png.count)\r\n\r\n
            """)
        request.writeBytes(png)
        (self.port, self.request) = (port, request)
        (self.connectionCount, self.duration) = (connectionCount, duration)
    }

    public func run<C: Clock>(clock: C) async throws -> LoadRecord where C.Duration == Duration {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        defer { group.shutdownGracefully { _ in } }
        let deadline = clock.now.advanced(by: duration)
        let futures = (0..<connectionCount).map { _ in
            let finished = group.next().makePromise(of: LoadRecord.self)
            ClientBootstrap(group: group)
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .channelInitializer { [request, connectionCount] channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            LoadConnection(
                                clock: clock, request: request, deadline: deadline,
                                countMax: Self.countMax / connectionCount, finished: finished))
                    }
                }
                .connect(host: "127.0.0.1", port: port)
                .whenFailure { finished.fail($0) }
            return finished.futureResult
        }
        return try await EventLoopFuture.whenAllSucceed(futures, on: group.next()).get()
            .reduce(into: LoadRecord()) { $0.add($1) }
    }
}

/// What a server answered that it should not have.
public struct LoadError: Error, CustomStringConvertible {
    public let description: String

    public init(description: String) { self.description = description }
}

/// One connection of a ``LoadGenerator``: one request at a time, until the deadline.
private final class LoadConnection<C: Clock>: ChannelInboundHandler
where C.Duration == Duration {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let clock: C
    private let request: ByteBuffer
    private let deadline: C.Instant
    private let countMax: Int
    private let finished: EventLoopPromise<LoadRecord>
    private var sent: C.Instant
    private var answer = ByteBuffer()
    private var record = LoadRecord()

    init(
        clock: C, request: ByteBuffer, deadline: C.Instant, countMax: Int,
        finished: EventLoopPromise<LoadRecord>
    ) {
        (self.clock, sent) = (clock, clock.now)
        self.request = request
        self.deadline = deadline
        self.countMax = countMax
        self.finished = finished
    }

    func channelActive(context: ChannelHandlerContext) {
        sent = clock.now
        send(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        answer.writeBuffer(&buffer)
        guard let size = Self.size(of: answer), answer.readableBytes >= size else { return }
        let now = clock.now
        if answer.readableBytesView.starts(with: "HTTP/1.1 200".utf8) {
            record.microseconds.append(UInt32(sent.duration(to: now) / .microseconds(1)))
            sent = now
        } else if answer.readableBytesView.starts(with: "HTTP/1.1 503".utf8) {
            record.refusedCount += 1
        } else {
            finished.fail(
                LoadError(description: "the server answers: \(String(buffer: answer).prefix(400))"))
            return context.close(promise: nil)
        }
        answer.clear()
        guard now < deadline, record.microseconds.count < countMax else {
            finished.succeed(record)
            return context.close(promise: nil)
        }
        send(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finished.fail(LoadError(description: "the server closed a connection"))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        finished.fail(error)
        context.close(promise: nil)
    }

    private func send(_ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(request), promise: nil)
    }

    /// The whole size of an answer, once its head is there.
    private static func size(of answer: ByteBuffer) -> Int? {
        let bytes = answer.readableBytesView
        guard let end = bytes.firstRange(of: "\r\n\r\n".utf8) else { return nil }
        let name = "content-length: "
        for line in bytes[..<end.lowerBound].split(separator: UInt8(ascii: "\n"))
        where line.count > name.utf8.count {
            guard zip(line, name.utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
            let digits = line.dropFirst(name.utf8.count).prefix { (0x30...0x39).contains($0) }
            let length = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            return end.upperBound - bytes.startIndex + length
        }
        return nil
    }
}
