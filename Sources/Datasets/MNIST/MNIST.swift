public import Foundation
import NumeralCore

/// The four files of MNIST: where they may lie, how they are named and what they hold.
///
/// - SeeAlso: LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to
///   Document Recognition", 1998, <http://yann.lecun.com/exdb/mnist/>.
public enum MNIST {
    /// What all of it is called; a set is a part of it.
    public static let name = "mnist"

    /// The half to train on and the half to measure by.
    public enum Part: String, CaseIterable, Sendable {
        case train, test

        /// The file of images, as published, without `.gz`.
        public var images: File { self == .train ? .trainImages : .testImages }
        /// The file of labels.
        public var labels: File { self == .train ? .trainLabels : .testLabels }
        /// The name of the set: `mnist-train`, `mnist-test`.
        public var setName: String { "\(MNIST.name)-\(rawValue)" }
    }

    /// One of the four files; the raw value is its published name without `.gz`.
    public enum File: String, CaseIterable, Sendable {
        case trainImages = "train-images-idx3-ubyte"
        case trainLabels = "train-labels-idx1-ubyte"
        case testImages = "t10k-images-idx3-ubyte"
        case testLabels = "t10k-labels-idx1-ubyte"

        /// The SHA-256 of the file when it is not compressed.
        public var checksum: String {
            switch self {
            case .trainImages: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
            case .trainLabels: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
            case .testImages: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
            case .testLabels: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
            }
        }

        /// The extents that the file holds.
        public var shape: [Int] {
            switch self {
            case .trainImages: [60_000, Glyph.side, Glyph.side]
            case .trainLabels: [60_000]
            case .testImages: [10_000, Glyph.side, Glyph.side]
            case .testLabels: [10_000]
            }
        }

        /// Where the file may lie below a data folder, in the order looked at.
        public func candidates(below folder: URL) -> [URL] {
            let dotted = rawValue.replacing("-idx", with: ".idx")
            return [folder.appending(path: "mnist"), folder].flatMap { place in
                [rawValue + ".gz", rawValue, dotted, dotted + ".gz"].map {
                    place.appending(path: $0)
                }
            }
        }

        /// Where the file lies below a data folder, or `nil`.
        public func find(below folder: URL) -> URL? {
            candidates(below: folder).first { FileManager.default.fileExists(atPath: $0.path) }
        }
    }

    /// Whether all four files lie below a data folder; they are not opened.
    public static func isPresent(below folder: URL) -> Bool {
        File.allCases.allSatisfy { $0.find(below: folder) != nil }
    }

    /// Reads one part from a data folder: `folder/mnist/*` or `folder/*`, gzip or not.
    public static func load(
        from folder: URL, part: Part
    ) throws(DataSourceError) -> LabeledGlyphs {
        guard let images = part.images.find(below: folder),
            let labels = part.labels.find(below: folder)
        else {
            throw .notFound(
                name: part.setName, looked: [folder.appending(path: "mnist").path, folder.path])
        }
        return try GlyphFiles.load(images: images, labels: labels, name: part.setName)
    }

    /// All four files as they lie below a folder, each checked against its checksum.
    public static func genuineFiles(below folder: URL) throws(FetchError) -> [File: IDX] {
        var files: [File: IDX] = [:]
        for file in File.allCases {
            guard let place = file.find(below: folder) else {
                throw .notInFolder(file: file.rawValue, folder: folder.path)
            }
            do throws(DataSourceError) {
                files[file] = try GlyphFiles.read(place)
            } catch { throw .disk(error) }
            guard let content = files[file], isGenuine(content.encoded(), file) else {
                throw .wrongContent(file: file.rawValue, from: place.path)
            }
        }
        return files
    }

    /// Whether a file that has been decompressed is the published one.
    public static func isGenuine(_ bytes: [UInt8], _ file: File) -> Bool {
        Datasets.checksum(of: bytes) == file.checksum
    }
}
