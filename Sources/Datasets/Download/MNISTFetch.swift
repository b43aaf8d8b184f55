import Files
public import Foundation

/// Brings MNIST's four files into a data folder and checks every byte of them.
public struct MNISTFetch: Sendable {
    /// What happens on the way, for words and a progress bar.
    public enum Event: Sendable {
        /// A genuine file lies there already.
        case present(MNIST.File, at: URL)
        /// A file lies there that is not the published one; it will be replaced.
        case damaged(MNIST.File, at: URL)
        case started(MNIST.File, from: URL)
        /// Bytes that are there, of how many where the server says.
        case progress(MNIST.File, Int, of: Int?)
        case failed(MNIST.File, FetchError)
        case written(MNIST.File, at: URL)
    }

    /// The usual public mirrors: PyTorch's, and that of the Common Visual Data Foundation.
    public static let publicMirrors = [
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ].compactMap { URL(string: $0) }

    /// How often one mirror is asked for the rest of a file that broke off.
    public static let attemptCountMax = 4

    /// Folders on the web that hold the four `.gz` files, in the order asked.
    public var mirrors: [URL]
    /// How each file is fetched; of none more than ``MNIST/File/byteCount`` is taken.
    public var download = Download()

    public init(mirrors: [URL] = publicMirrors) { self.mirrors = mirrors }

    /// The files that are missing or damaged below a data folder.
    public static func missing(
        below folder: URL, events: (Event) -> Void
    ) -> [MNIST.File] {
        MNIST.File.allCases.filter { file in
            guard let place = file.find(below: folder) else { return true }
            let content = try? GlyphFiles.read(place)
            let isGenuine = content.map { MNIST.isGenuine($0.encoded(), file) } ?? false
            events(isGenuine ? .present(file, at: place) : .damaged(file, at: place))
            return !isGenuine
        }
    }

    /// Fetches what is missing below a data folder into `folder/mnist`.
    ///
    /// A file appears under its name only when its content is the published one, and is on the
    /// disk by then. What came before a failure waits as `.part` for the next run.
    public func run(
        into folder: URL, events: @escaping @Sendable (Event) -> Void
    ) async throws(FetchError) {
        var mirrors = mirrors
        for file in Self.missing(below: folder, events: events) {
            try await fetch(file, into: Self.place(of: file, in: folder), &mirrors, events)
        }
    }

    /// Writes files that came another way, checked before, into `folder/mnist`.
    public static func write(
        _ files: [MNIST.File: IDX], into folder: URL, events: (Event) -> Void
    ) throws(FetchError) {
        for file in MNIST.File.allCases {
            guard let content = files[file] else { continue }
            let place = place(of: file, in: folder)
            do throws(DataSourceError) {
                try GlyphFiles.write(content, to: place)
            } catch { throw .disk(error) }
            events(.written(file, at: place))
        }
    }

    /// Where a fetched file goes: over a damaged one of the usual name.
    static func place(of file: MNIST.File, in folder: URL) -> URL {
        folder.appending(path: "mnist").appending(path: file.rawValue + ".gz")
    }

    /// Asks one mirror after another; those that are out of reach are not asked again.
    private func fetch(
        _ file: MNIST.File, into target: URL, _ mirrors: inout [URL],
        _ events: @escaping @Sendable (Event) -> Void
    ) async throws(FetchError) {
        var reasons: [String] = []
        for mirror in mirrors {
            let url = mirror.appending(path: target.lastPathComponent)
            events(.started(file, from: url))
            do throws(FetchError) {
                try await fetch(file, from: url, into: target, events)
                events(.written(file, at: target))
                return
            } catch {
                if case .disk = error { throw error }
                events(.failed(file, error))
                reasons.append(error.cause)
                if case .connection = error { mirrors.removeAll { $0 == mirror } }
            }
        }
        let none = ["no mirror is within reach"]
        throw .noMirror(file: file.rawValue, reasons: reasons.isEmpty ? none : reasons)
    }

    /// Downloads, checks and renames.
    private func fetch(
        _ file: MNIST.File, from url: URL, into target: URL,
        _ events: @escaping @Sendable (Event) -> Void
    ) async throws(FetchError) {
        let part = target.appendingPathExtension("part")
        do throws(FileError) {
            try Folders.make(target.deletingLastPathComponent())
        } catch { throw .disk(.file(error)) }
        // Two halves of different files make a wrong whole: then once more from the start.
        for isResuming in [FileManager.default.fileExists(atPath: part.path), false] {
            do throws(FetchError) {
                try await downloadAll(file, from: url, into: part) {
                    events(.progress(file, $0, of: $1))
                }
            } catch {
                // Nothing that begins like this ends as the file.
                if case .tooLarge = error { try? FileManager.default.removeItem(at: part) }
                throw error
            }
            if try accept(part, as: file, into: target) { return }
            guard isResuming else { break }
        }
        throw .wrongContent(file: file.rawValue, from: url.absoluteString)
    }

    /// Goes on as long as each attempt brings something.
    private func downloadAll(
        _ file: MNIST.File, from url: URL, into part: URL,
        _ progress: @escaping @Sendable (Int, Int?) -> Void
    ) async throws(FetchError) {
        var download = download
        download.bytesMax = min(download.bytesMax, file.byteCount)
        func size() -> Int {
            let attributes = try? FileManager.default.attributesOfItem(atPath: part.path)
            return (attributes?[.size] as? NSNumber)?.intValue ?? 0
        }
        for attempt in 1... {
            let before = size()
            do throws(FetchError) {
                return try await download.fetch(url, into: part, progress: progress)
            } catch {
                guard case .connection = error, size() > before, attempt < Self.attemptCountMax
                else { throw error }
            }
        }
    }

    /// Renames the part to the target when it is the published file, else removes it.
    private func accept(
        _ part: URL, as file: MNIST.File, into target: URL
    ) throws(FetchError) -> Bool {
        do {
            let bytes = try FileContents.read(part, limit: file.byteCount)
            guard let content = Self.content(bytes, of: file) else {
                try? FileManager.default.removeItem(at: part)
                return false
            }
            // Some servers unpack what they send.
            if Gzip.isGzip(bytes) {
                try AtomicFile.move(part, to: target)
            } else {
                try GlyphFiles.write(content, to: target)
                try? FileManager.default.removeItem(at: part)
            }
            return true
        } catch let error as FileError {
            throw .disk(.file(error))
        } catch let error as DataSourceError {
            throw .disk(error)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// The published file, compressed or not; `nil` for anything else, of which no more is
    /// decompressed than the file has.
    private static func content(_ bytes: [UInt8], of file: MNIST.File) -> IDX? {
        let plain = Gzip.isGzip(bytes) ? try? Gzip.inflate(bytes, limit: file.byteCount) : bytes
        guard let plain, MNIST.isGenuine(plain, file) else { return nil }
        return try? IDX(plain)
    }
}
