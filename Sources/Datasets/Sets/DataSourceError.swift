public import Files
internal import NumeralCore

/// Why a data set cannot be had.
public enum DataSourceError: Error, Equatable, Sendable {
    /// Neither a known name nor a file: the places that were looked at.
    case notFound(name: String, looked: [String])
    /// A file cannot be read or written.
    case file(FileError)
    /// A file is not sound IDX.
    case idx(path: String, IDXError)
    /// A file is not sound CSV.
    case csv(path: String, CSVError)
    /// The shape of an IDX file is not that of images, or not that of labels.
    case wrongShape(path: String, shape: [Int], expected: String)
    /// More images than ``GlyphFiles/countMax``, or larger ones than ``GlyphFiles/sideMax``.
    case tooLarge(path: String, shape: [Int])
    /// A column of labels was named for what is no CSV.
    case noColumns(name: String)
    /// No file of labels lies beside a file of images.
    case noLabels(path: String)
    /// A folder holds several sets.
    case ambiguous(path: String, choices: [String])
    /// The name of what has several sets.
    case severalParts(name: String, parts: [String])
    /// A folder among class folders that is not named like a class.
    case notClassFolder(path: String)
    /// As many images as labels are needed.
    case countMismatch(path: String, images: Int, labels: Int)
    /// A label that stands for no class.
    case unknownLabel(path: String, index: Int, label: String)
    /// A file that is to say what labels stand for does not.
    case notClasses(path: String)
    /// Images of other extents than 28 × 28, and nobody said how to convert them.
    case wrongExtents(path: String, height: Int, width: Int)
    /// One picture could not be turned into a glyph.
    case undecodable(path: String, reason: String)
    /// More pictures than ``PictureFolder/pictureCountMax``.
    case tooManyPictures(path: String, limit: Int)
    /// There is nothing in it.
    case empty(path: String)
}

extension DataSourceError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .notFound(let name, let looked):
            """
            \(name): not found (looked at \(looked.joined(separator: ", "))): check the name, \
            or name the folder of data sets by --data-folder or NUMERAL_DATA; 'numeral data fetch \
            mnist' gets MNIST
            """
        case .file(let error): error.description
        case .idx(let path, let error): "\(path): \(error)"
        case .csv(let path, let error): "\(path): \(error)"
        case .wrongShape(let path, let shape, let expected):
            "\(path): its shape is \(shape): give \(expected)"
        case .tooLarge(let path, let shape):
            "\(path): its shape is \(shape): give at most \(GlyphFiles.countMax) images "
                + "with sides of at most \(GlyphFiles.sideMax) pixels"
        case .noColumns(let name):
            """
            \(name): not CSV by its name, so that no column of it holds labels: leave out --label
            """
        case .noLabels(let path):
            """
            \(path): not CSV by its name, and no labels beside it: name an IDX file of images \
            such as train-images-idx3-ubyte.gz that has train-labels-idx1-ubyte.gz beside it
            """
        case .ambiguous(let path, let choices):
            "\(path): several sets in it: name one of "
                + choices.map { "\(path)/\($0)" }.joined(separator: ", ")
        case .severalParts(let name, let parts):
            "\(name): it has \(parts.count) sets: name \(parts.joined(separator: " or "))"
        case .notClassFolder(let path):
            "\(path): not a class: a folder of pictures holds folders named 0 to 9 and nothing else"
        case .countMismatch(let path, let images, let labels):
            "\(path): \(images) images but \(labels) labels: give the two files of one set"
        case .unknownLabel(let path, let index, let label):
            "\(path): the label of image \(index) is \(label): give a set of the digits 0 to 9"
        case .notClasses(let path):
            "\(path): it must have a symbol a line, each once: one of "
                + Symbol.allCases.map(\.description).joined(separator: " ")
        case .wrongExtents(let path, let height, let width):
            "\(path): images of \(height) × \(width), not 28 × 28: say how to convert them"
        case .undecodable(let path, let reason): "\(path): \(reason)"
        case .tooManyPictures(let path, let limit):
            "\(path): more than \(limit) pictures: pack them as IDX or CSV"
        case .empty(let path): "\(path): no images in it: give a set with at least one"
        }
    }
}
