import NIOCore

extension ConnectionGuard {
    /// Looks from now on whether the client takes what it is sent, while something waits.
    ///
    /// Hummingbird's idle timeout does not count while an answer is under way, so that a client
    /// that read nothing would keep its connection, and what waits for it, for ever.
    func watchWrites(_ context: ChannelHandlerContext) {
        guard writeCheck == nil else { return }
        let interval = TimeAmount.milliseconds(
            Int64(limits.writeSecondsMax) * 1000 / Int64(WriteProgress.checksPerLimit))
        writeCheck = context.eventLoop.assumeIsolated().scheduleTask(in: interval) { [weak self] in
            guard let self else { return }
            writeCheck = nil
            let waiting = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
            switch writes.check(waiting: waiting ?? 0) {
            case .nothingWaits: break
            case .goesOn: watchWrites(context)
            case .stands: context.close(promise: nil)
            }
        }
    }
}
