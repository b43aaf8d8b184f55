import Files
public import Foundation

/// Images as rows of numbers, as Kaggle and others give MNIST: 784 pixels and a label a line.
///
/// ```
/// label,pixel0,pixel1,…,pixel783
/// 5,0,0,…,0
/// ```
///
/// Fields may be parted by semicolons or tabs too.
///
/// A label is a digit or a sign of a written sum: `+ - * /`, or any that `Symbol(written:)` knows.
///
/// Read by our own parser, piece by piece: 60,000 rows are 110 MB of text, and one pass over
/// the bytes takes a quarter of a second.
public struct KaggleCSV: Hashable, Sendable {
    /// Which column holds the labels.
    public enum LabelColumn: Hashable, Sendable {
        /// The header's column named ``KaggleCSV/labelNames``; without such a header the last
        /// column when the first is 0 (or 255, where paper is light) in every row, as MNIST's
        /// corners are paper, else the first.
        case automatic
        case first, last
        /// The column of that name in the header.
        case named(String)
    }

    /// What a column of labels may be called, in any case.
    public static let labelNames: Set<String> = ["label", "class", "digit", "target", "y"]
    /// The most rows: their pixels fill 0.8 GB.
    public static let rowCountMax = 1_000_000
    /// The longest line, in bytes; a row of 785 numbers from NumPy has 20 KB.
    public static let lineBytesMax = 64 << 10
    /// The most bytes that come out of a compressed file: every row at its longest.
    static let inflatedBytesMax = rowCountMax * lineBytesMax

    /// Whether a file is CSV by the ending of its name.
    public static func isNamed(_ name: String) -> Bool {
        [".csv", ".csv.gz", ".tsv", ".tsv.gz"].contains { name.lowercased().hasSuffix($0) }
    }

    /// Which column holds the labels.
    public var labelColumn: LabelColumn

    public init(_ labelColumn: LabelColumn = .automatic) { self.labelColumn = labelColumn }

    /// Reads a file, gzip or not, a mebibyte at a time.
    public func load(_ file: URL, name: String) throws(DataSourceError) -> LabeledGlyphs {
        do {
            var pieces = try FileReader(file)
            var reader = try CSVReader(labelColumn, isCompressed: false)
            var isFirst = true
            while case let chunk = try pieces.read(upTo: 1 << 20), !chunk.isEmpty {
                if isFirst, Gzip.isGzip(chunk) {
                    reader = try CSVReader(labelColumn, isCompressed: true)
                }
                isFirst = false
                try reader.read(chunk)
            }
            return try reader.finish(name: name)
        } catch let error as CSVError {
            throw .csv(path: file.path, error)
        } catch let error as FileError {
            throw .file(error)
        } catch { preconditionFailure("only the file and its text fail here: \(error)") }
    }

    /// Reads text that is already in memory, gzip or not.
    public func parse(_ bytes: [UInt8], name: String) throws(CSVError) -> LabeledGlyphs {
        var reader = try CSVReader(labelColumn, isCompressed: Gzip.isGzip(bytes))
        try reader.read(bytes)
        return try reader.finish(name: name)
    }
}
