import CCurl
import Foundation
import Synchronization

/// One attempt of a ``Download``, by libcurl.
///
/// libcurl reads no more from the server than was written, so that a server without end costs no
/// memory, and it ends where the receiver says so. Foundation's session does neither: it keeps
/// all that comes faster than it is taken, and cancels nothing while it comes.
final class Transfer: Sendable {
    private let url: URL
    private let part: URL
    private let start: Int
    private let limits: Download
    private let progress: @Sendable (Int, Int?) -> Void
    private let isCancelled = Atomic(false)

    /// - Parameter start: how many bytes `part` has, which are not asked for again.
    init(
        url: URL, part: URL, start: Int, limits: Download,
        progress: @escaping @Sendable (Int, Int?) -> Void
    ) {
        (self.url, self.part, self.start) = (url, part, start)
        (self.limits, self.progress) = (limits, progress)
    }

    /// Makes ``run()`` return within a second or so, from any thread.
    func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// Transfers the file; blocks its thread until that has ended.
    func run() -> Result<Void, FetchError> {
        guard Self.isReady, let handle = curl_easy_init() else {
            return .failure(.connection(url: url.absoluteString, reason: "out of memory"))
        }
        defer { curl_easy_cleanup(handle) }
        // The file's own bytes: half of a transfer that was compressed again cannot be resumed.
        let headers = curl_slist_append(nil, "Accept-Encoding: identity")
        defer { curl_slist_free_all(headers) }
        let receiver = TransferReceiver(
            url: url, part: part, start: start, bytesMax: limits.bytesMax, handle: handle,
            progress: progress, isCancelled: { [self] in isCancelled.load(ordering: .relaxed) })
        let code = configure(handle, headers) ?? perform(handle, receiver)
        return receiver.end(code)
    }

    /// Once a process, before any other call of the library.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// What is asked for, and how long it may take; gives the first error.
    private func configure(
        _ handle: UnsafeMutableRawPointer, _ headers: UnsafeMutablePointer<curl_slist>?
    ) -> CURLcode? {
        let texts: [(CURLoption, String)] = [
            (CURLOPT_URL, url.absoluteString), (CURLOPT_USERAGENT, "numeral"),
            (CURLOPT_PROTOCOLS_STR, "http,https,file"), (CURLOPT_REDIR_PROTOCOLS_STR, "http,https"),
        ]
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_FOLLOWLOCATION, 1), (CURLOPT_MAXREDIRS, 10),
            // Names are looked up on another thread; signals are the command's.
            (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_CONNECTTIMEOUT, limits.silenceSecondsMax),
            (CURLOPT_LOW_SPEED_LIMIT, 1), (CURLOPT_LOW_SPEED_TIME, limits.silenceSecondsMax),
            (CURLOPT_TIMEOUT, limits.secondsMax),
        ]
        var codes = texts.map { ccurl_set_text(handle, $0, $1) }
        codes += numbers.map { ccurl_set_number(handle, $0, $1) }
        codes.append(ccurl_set_list(handle, CURLOPT_HTTPHEADER, headers))
        // Not "resume from": a server that sends all of it again is no error.
        if start > 0 { codes.append(ccurl_set_text(handle, CURLOPT_RANGE, "\(start)-")) }
        return codes.first { $0 != CURLE_OK }
    }

    private func perform(
        _ handle: UnsafeMutableRawPointer, _ receiver: TransferReceiver
    ) -> CURLcode {
        withExtendedLifetime(receiver) {
            let code = ccurl_set_receiver(
                handle, Unmanaged.passUnretained(receiver).toOpaque(),
                { bytes, size, count, receiver in
                    let receiver = Unmanaged<TransferReceiver>.fromOpaque(receiver!)
                    return receiver.takeUnretainedValue().take(
                        UnsafeRawBufferPointer(start: bytes, count: size * count))
                },
                { receiver, _, _, _, _ in
                    let receiver = Unmanaged<TransferReceiver>.fromOpaque(receiver!)
                    return receiver.takeUnretainedValue().isCancelled() ? 1 : 0
                })
            return code == CURLE_OK ? curl_easy_perform(handle) : code
        }
    }
}
