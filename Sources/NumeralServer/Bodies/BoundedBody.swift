import Hummingbird
import NIOCore
import Wire

extension Request {
    /// The whole body with its share of the budget, if it keeps to the limits.
    ///
    /// A length that is announced is believed when it is too large, before anything is read; the
    /// bytes are counted all the same, and taken from the budget as they come.
    func boundedBody(
        _ limits: ServerLimits, from budget: ByteBudget
    ) async throws -> (bytes: [UInt8], share: ByteBudget.Share) {
        let announced = headers[.contentLength].flatMap(Int.init) ?? 0
        guard announced <= limits.bodyBytesMax else { throw Refusal.bodyTooLarge(limits) }
        let share = budget.share()
        var bytes: [UInt8] = []
        for try await buffer in body {
            guard bytes.count + buffer.readableBytes <= limits.bodyBytesMax else {
                throw Refusal.bodyTooLarge(limits)
            }
            guard share.grow(by: buffer.readableBytes) else { throw Refusal.bodiesTooMany(limits) }
            // Memory that nothing was written to yet takes none; copies while growing would.
            if bytes.isEmpty { bytes.reserveCapacity(announced) }
            bytes += buffer.readableBytesView
        }
        guard !bytes.isEmpty else {
            throw Refusal(.bodyEmpty, "the body is empty: send a picture")
        }
        return (bytes, share)
    }
}

extension Refusal {
    // The rest of such a body is not worth reading, so the connection ends with the answer.

    static func bodyTooLarge(_ limits: ServerLimits) -> Refusal {
        Refusal(
            .bodyTooLarge,
            "the body has more than \(limits.bodyBytesMax) bytes: send a smaller picture "
                + "(a few hundred pixels a side are enough to read a digit)",
            headers: ["Connection": "close"])
    }

    static func bodiesTooMany(_ limits: ServerLimits) -> Refusal {
        Refusal(
            .overloaded,
            "the pictures that are being sent take all the memory that there is for them: try "
                + "again in a moment, or send a smaller one",
            headers: ["Connection": "close", "Retry-After": "\(limits.retryAfterSeconds)"])
    }
}
