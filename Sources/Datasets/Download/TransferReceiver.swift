import CCurl
import Files
import Foundation

/// Writes what a server sends into a file; one object an attempt, used by one thread.
final class TransferReceiver {
    /// Asked now and then whether to go on.
    let isCancelled: () -> Bool

    private let url: URL
    private let part: URL
    private let start: Int
    private let bytesMax: Int
    private let handle: UnsafeMutableRawPointer
    private let progress: (Int, Int?) -> Void

    private var file: FileHandle?
    /// How many bytes of the file are on the disk.
    private var count = 0
    /// How many there will be, where the server says.
    private var total: Int?
    private var failure: FetchError?

    init(
        url: URL, part: URL, start: Int, bytesMax: Int, handle: UnsafeMutableRawPointer,
        progress: @escaping (Int, Int?) -> Void, isCancelled: @escaping () -> Bool
    ) {
        self.handle = handle
        (self.url, self.part, self.start, self.bytesMax) = (url, part, start, bytesMax)
        (self.progress, self.isCancelled) = (progress, isCancelled)
    }

    /// Takes what came.
    ///
    /// - Returns: how many bytes were taken; fewer than came ends the transfer.
    func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        do throws(FetchError) {
            let file = try opened()
            guard count + bytes.count <= bytesMax else { throw tooLarge }
            try onDisk { try file.write(contentsOf: bytes) }
        } catch {
            failure = error
            return 0
        }
        count += bytes.count
        progress(count, total)
        return bytes.count
    }

    /// Closes the file and says how it went.
    func end(_ code: CURLcode) -> Result<Void, FetchError> {
        defer { try? file?.close() }
        do throws(FetchError) {
            if let failure { throw failure }
            // An answer without a body has a status, too.
            if code == CURLE_OK { _ = try opened() }
            try onDisk { try file?.synchronize() }
            if let total, count != total, file != nil {
                throw connection("broke off after \(count) of \(total) bytes")
            }
            if isCancelled() { throw connection("cancelled") }
            guard code == CURLE_OK else {
                throw connection(String(cString: curl_easy_strerror(code)))
            }
            return .success(())
        } catch { return .failure(error) }
    }

    /// The file, opened at the place where the server begins.
    private func opened() throws(FetchError) -> FileHandle {
        if let file { return file }
        var offset = 0
        let length = ccurl_length(handle)
        total = length >= 0 ? Int(length) : nil
        switch ccurl_status(handle) {
        // A `file:` URL has no status.
        case 0, 200: break
        case 206:
            guard let range = Self.contentRange(of: handle), range.first == start else {
                throw connection("the server sends another range")
            }
            (offset, total) = (start, range.total)
        case let status: throw .status(url: url.absoluteString, status)
        }
        if let total, total > bytesMax { throw tooLarge }
        let opened = try onDisk {
            if !FileManager.default.fileExists(atPath: part.path) {
                try Data().write(to: part)
            }
            let file = try FileHandle(forWritingTo: part)
            try file.truncate(atOffset: UInt64(offset))
            try file.seekToEnd()
            return file
        }
        (file, count) = (opened, offset)
        return opened
    }

    private var tooLarge: FetchError { .tooLarge(url: url.absoluteString, limit: bytesMax) }

    private func connection(_ reason: String) -> FetchError {
        .connection(url: url.absoluteString, reason: reason)
    }

    private func onDisk<Value>(_ work: () throws -> Value) throws(FetchError) -> Value {
        do { return try work() } catch {
            let reason = SystemWords.reason(of: error)
            throw .disk(.file(.unwritable(path: part.path, reason: reason)))
        }
    }

    /// `bytes 100-199/200` as 100 and 200; the total may be `*`.
    private static func contentRange(
        of handle: UnsafeMutableRawPointer
    ) -> (first: Int, total: Int?)? {
        var header: UnsafeMutablePointer<curl_header>?
        let origin = UInt32(CURLH_HEADER)
        guard curl_easy_header(handle, "Content-Range", 0, origin, -1, &header) == CURLHE_OK,
            let value = header?.pointee.value,
            let match = String(cString: value).wholeMatch(of: /bytes +(\d+)-\d+\/(\d+|\*)/),
            let first = Int(match.1)
        else { return nil }
        return (first, Int(match.2))
    }
}
