import Hummingbird
import NIOCore

extension Request {
    /// The whole body, if it keeps to the limits.
    ///
    /// A length that is announced is believed when it is too large, before anything is read; the
    /// bytes are counted all the same.
    func boundedBody(_ limits: ServerLimits) async throws -> [UInt8] {
        if let announced = headers[.contentLength].flatMap(Int.init),
            announced > limits.bodyBytesMax
        {
            throw Refusal.bodyTooLarge(limits)
        }
        let buffer: ByteBuffer
        do {
            buffer = try await body.collect(upTo: limits.bodyBytesMax)
        } catch is NIOTooManyBytesError {
            throw Refusal.bodyTooLarge(limits)
        }
        guard buffer.readableBytes > 0 else {
            throw Refusal(.bodyEmpty, "the body is empty: send a picture")
        }
        return Array(buffer: buffer)
    }
}

extension Refusal {
    static func bodyTooLarge(_ limits: ServerLimits) -> Refusal {
        // The rest of the body is not worth reading, so the connection ends with the answer.
        Refusal(
            .bodyTooLarge,
            "the body has more than \(limits.bodyBytesMax) bytes: send a smaller picture "
                + "(a few hundred pixels a side are enough to read a digit)",
            headers: ["Connection": "close"])
    }
}
