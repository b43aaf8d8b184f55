import Dispatch
import Files
public import Foundation

/// Fetches one URL into a file, going on where an earlier attempt stopped.
///
/// The bytes go into a `.part` file as they come. When that file is there already, only what is
/// missing is asked for (`Range`); a server that sends everything again is believed, and the
/// file starts over. Whether the content is right is for the caller to check.
public struct Download: Sendable {
    /// The most bytes of a file: the transfer is cut at the first one more. Whoever knows how many
    /// a file has says so here.
    public var bytesMax = 256 << 20
    /// How long a server may be silent.
    public var silenceSecondsMax = 30
    /// How long one attempt may take, all in all.
    public var secondsMax = 1_800

    public init() {}

    /// Fetches `url` into `part`.
    ///
    /// - Parameter progress: told how many bytes of how many are there, from another thread.
    /// - Throws: ``FetchError``; what came stays in `part` where going on makes sense.
    public func fetch(
        _ url: URL, into part: URL, progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }
    ) async throws(FetchError) {
        let have = try size(of: part)
        do throws(FetchError) {
            try await attempt(url, part, from: have, progress)
        } catch .status(_, 416) where have > 0 {
            // The file is complete, or it is another's: only starting over tells.
            try await attempt(url, part, from: 0, progress)
        } catch { throw error }
    }

    private func attempt(
        _ url: URL, _ part: URL, from start: Int,
        _ progress: @escaping @Sendable (Int, Int?) -> Void
    ) async throws(FetchError) {
        let transfer = Transfer(
            url: url, part: part, start: start, limits: self, progress: progress)
        let result = await withTaskCancellationHandler {
            // A thread of its own: the transfer waits for the server.
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(returning: transfer.run()) }
            }
        } onCancel: {
            transfer.cancel()
        }
        try result.get()
    }

    private func size(of part: URL) throws(FetchError) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: part.path)
        let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
        return size <= bytesMax ? size : 0
    }
}
