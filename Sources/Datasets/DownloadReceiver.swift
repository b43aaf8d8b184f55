import Files
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Writes what a server sends into a file; one object an attempt.
final class DownloadReceiver: NSObject, URLSessionDataDelegate {
    private struct State {
        var handle: FileHandle?
        /// How many bytes of the file are on the disk.
        var count: Int
        /// How many there will be, where the server says.
        var total: Int?
        var failure: FetchError?
        var continuation: CheckedContinuation<Result<Void, FetchError>, Never>?
    }

    private let url: URL
    private let part: URL
    private let start: Int
    private let bytesMax: Int
    private let progress: @Sendable (Int, Int?) -> Void
    private let state: Mutex<State>

    init(
        url: URL, part: URL, start: Int, bytesMax: Int,
        progress: @escaping @Sendable (Int, Int?) -> Void
    ) {
        (self.url, self.part, self.start) = (url, part, start)
        (self.bytesMax, self.progress) = (bytesMax, progress)
        state = Mutex(State(handle: nil, count: 0, total: nil, failure: nil, continuation: nil))
    }

    /// Resumed when the attempt has ended.
    func start(_ continuation: CheckedContinuation<Result<Void, FetchError>, Never>) {
        state.withLock { $0.continuation = continuation }
    }

    /// Says why the attempt ends here; whoever calls cancels the task.
    func stop(_ reason: String) {
        state.withLock { state in
            guard state.failure == nil else { return }
            state.failure = .connection(url: url.absoluteString, reason: reason)
        }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        do throws(FetchError) {
            try open(for: response)
            completionHandler(.allow)
        } catch {
            state.withLock { $0.failure = error }
            completionHandler(.cancel)
        }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let counts: (Int, Int?)? = state.withLock { state in
            guard state.failure == nil, let handle = state.handle else { return nil }
            guard state.count + data.count <= bytesMax else {
                state.failure = .tooLarge(url: url.absoluteString, limit: bytesMax)
                return nil
            }
            do {
                try handle.write(contentsOf: data)
            } catch {
                state.failure = unwritable(error)
                return nil
            }
            state.count += data.count
            return (state.count, state.total)
        }
        if let counts { progress(counts.0, counts.1) } else { dataTask.cancel() }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
    ) {
        let (continuation, result) = state.withLock { state in
            defer { (state.continuation, state.handle) = (nil, nil) }
            return (state.continuation, end(&state, error))
        }
        continuation?.resume(returning: result)
    }

    /// Closes the file and says how it went.
    private func end(_ state: inout State, _ error: (any Error)?) -> Result<Void, FetchError> {
        try? state.handle?.synchronize()
        try? state.handle?.close()
        if let failure = state.failure { return .failure(failure) }
        let address = url.absoluteString
        if let error {
            return .failure(.connection(url: address, reason: SystemWords.reason(of: error)))
        }
        if let total = state.total, state.count != total {
            return .failure(
                .connection(
                    url: address, reason: "broke off after \(state.count) of \(total) bytes"))
        }
        return .success(())
    }

    /// Opens the file at the place where the server begins.
    private func open(for response: URLResponse) throws(FetchError) {
        var offset = 0
        var total = response.expectedContentLength >= 0 ? Int(response.expectedContentLength) : nil
        // A `file:` URL has no status.
        if let response = response as? HTTPURLResponse {
            switch response.statusCode {
            case 200: break
            case 206:
                guard let range = Self.contentRange(of: response), range.first == start else {
                    throw .connection(
                        url: url.absoluteString, reason: "the server sends another range")
                }
                (offset, total) = (start, range.total)
            default: throw .status(url: url.absoluteString, response.statusCode)
            }
        }
        if let total, total > bytesMax {
            throw .tooLarge(url: url.absoluteString, limit: bytesMax)
        }
        do {
            if !FileManager.default.fileExists(atPath: part.path) {
                try Data().write(to: part)
            }
            let handle = try FileHandle(forWritingTo: part)
            try handle.truncate(atOffset: UInt64(offset))
            try handle.seekToEnd()
            state.withLock { ($0.handle, $0.count, $0.total) = (handle, offset, total) }
        } catch {
            throw unwritable(error)
        }
    }

    private func unwritable(_ error: any Error) -> FetchError {
        .disk(.file(.unwritable(path: part.path, reason: SystemWords.reason(of: error))))
    }

    /// `bytes 100-199/200` as 100 and 200; the total may be `*`.
    private static func contentRange(of response: HTTPURLResponse) -> (first: Int, total: Int?)? {
        guard let text = response.value(forHTTPHeaderField: "Content-Range"),
            let match = text.wholeMatch(of: /bytes +(\d+)-\d+\/(\d+|\*)/), let first = Int(match.1)
        else { return nil }
        return (first, Int(match.2))
    }
}
