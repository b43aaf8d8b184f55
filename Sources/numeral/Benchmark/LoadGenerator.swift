import NIOCore
import NIOPosix

/// Asks a server on this machine the same thing over and over, on some connections at once.
///
/// Kept lean, since it shares the machine with the server that it measures: one thread, the
/// request made once, answers only looked at for their status and length. What is turned away by
/// 503 is asked again at once, as rude clients do.
struct LoadGenerator: Sendable {
    let port: Int
    let request: ByteBuffer
    let connectionCount: Int
    let duration: Duration

    /// More answers than this are not waited for.
    static let countMax = 4_000_000

    func run() async throws -> LoadRecord {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        defer { group.shutdownGracefully { _ in } }
        let deadline = ContinuousClock.now + duration
        let futures = (0..<connectionCount).map { _ in
            let finished = group.next().makePromise(of: LoadRecord.self)
            ClientBootstrap(group: group)
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .channelInitializer { [request, connectionCount] channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            LoadConnection(
                                request: request, deadline: deadline,
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
struct LoadError: Error, CustomStringConvertible {
    let description: String
}

/// One connection of a ``LoadGenerator``: one request at a time, until the deadline.
private final class LoadConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let request: ByteBuffer
    private let deadline: ContinuousClock.Instant
    private let countMax: Int
    private let finished: EventLoopPromise<LoadRecord>
    private var sent = ContinuousClock.now
    private var answer = ByteBuffer()
    private var record = LoadRecord()

    init(
        request: ByteBuffer, deadline: ContinuousClock.Instant, countMax: Int,
        finished: EventLoopPromise<LoadRecord>
    ) {
        self.request = request
        self.deadline = deadline
        self.countMax = countMax
        self.finished = finished
    }

    func channelActive(context: ChannelHandlerContext) {
        sent = .now
        send(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        answer.writeBuffer(&buffer)
        guard let size = Self.size(of: answer), answer.readableBytes >= size else { return }
        let now = ContinuousClock.now
        if answer.readableBytesView.starts(with: "HTTP/1.1 200".utf8) {
            record.microseconds.append(UInt32((now - sent) / .microseconds(1)))
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
