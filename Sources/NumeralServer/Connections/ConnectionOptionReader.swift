import NIOCore
import NIOHTTP1

/// A request has not one field `Host`.
struct HostFieldError: Error {
    /// Whether the answer may have no body.
    let isOfHEAD: Bool
}

/// Writes into a request's `Connection` what is to become of its connection, as one lower-case
/// word.
///
/// | HTTP | `Connection`                     | becomes      |
/// | ---- | -------------------------------- | ------------ |
/// | 1.1  | names `close`, in any case       | `close`      |
/// | 1.1  | anything else, or none           | stays        |
/// | 1.0  | names `keep-alive`, in any case  | `keep-alive` |
/// | 1.0  | anything else, or none           | `close`      |
///
/// Stands between the parser and Hummingbird's codec, behind which nobody knows the version any
/// more. Hummingbird itself takes nothing but the word `close`.
///
/// For the same reason it looks here whether a request names its host, once (RFC 9112 §3.2): what
/// comes after one that does not is thrown away.
final class ConnectionOptionReader: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    static let close = "close"
    static let keepAlive = "keep-alive"

    /// Adds itself after the parser of a pipeline, if it has one.
    static func add(to context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        let parsers = ByteToMessageHandler<HTTPRequestDecoder>.self
        guard let parser = try? pipeline.handler(type: parsers) else { return }
        try? pipeline.addHandler(ConnectionOptionReader(), position: .after(parser))
    }

    private var isRefused = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        guard case .head(var head) = unwrapInboundIn(data) else {
            return context.fireChannelRead(data)
        }
        let hostCount = head.headers["Host"].count
        guard hostCount == 1 || hostCount == 0 && head.version == .http1_0 else {
            isRefused = true
            return context.fireErrorCaught(HostFieldError(isOfHEAD: head.method == .HEAD))
        }
        if !head.isKeepAlive {
            head.headers.replaceOrAdd(name: "Connection", value: Self.close)
        } else if head.version == .http1_0 {
            head.headers.replaceOrAdd(name: "Connection", value: Self.keepAlive)
        } else {
            return context.fireChannelRead(data)
        }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }
}

@available(*, unavailable)
extension ConnectionOptionReader: Sendable {}
