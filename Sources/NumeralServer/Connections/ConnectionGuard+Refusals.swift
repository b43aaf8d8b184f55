import HTTPTypes
import NIOCore
import NIOHTTPTypes

extension ConnectionGuard {
    /// Writes the head of an answer to what the parser refused, and the problem as every other
    /// refusal has it; Hummingbird's own answer is empty.
    func write(
        _ refused: ParserRefusals.Refused?, with head: HTTPResponse,
        _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?
    ) {
        var head = head
        head.headerFields[RequestLog.header] = refused?.id
        for (name, value) in SecurityHeaders.fields { head.headerFields[name] = value }
        guard let body = refused?.body else {
            return context.write(wrapOutboundOut(.head(head)), promise: promise)
        }
        head.headerFields[.contentType] = "application/problem+json"
        head.headerFields[.cacheControl] = "no-store"
        head.headerFields[.contentLength] = "\(body.readableBytes)"
        context.write(wrapOutboundOut(.head(head)), promise: promise)
        context.write(wrapOutboundOut(.body(body)), promise: nil)
    }
}
