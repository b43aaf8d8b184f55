/// Why a CSV file is not a set of labelled images; lines and columns count from 1.
public enum CSVError: Error, Equatable, Sendable {
    /// There is nothing in the file, or nothing but the header.
    case empty
    /// A row has another count of fields than the first.
    case wrongFieldCount(line: Int, expected: Int, actual: Int)
    /// The rows do not hold 784 pixels and a label.
    case wrongColumnCount(Int)
    /// A field is not a whole number from 0 to 255.
    case notPixel(line: Int, column: Int, text: String)
    /// A label is not a class.
    case notLabel(line: Int, column: Int, text: String)
    /// The column that was asked for is not in the header, or there is no header.
    case noColumn(String)
    /// More rows than ``KaggleCSV/rowCountMax``.
    case tooManyRows(limit: Int)
    /// A line is longer than ``KaggleCSV/lineBytesMax``.
    case lineTooLong(line: Int)
    /// The file is compressed and does not decompress.
    case compression(GzipError)
}

extension CSVError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .empty: "no rows: give a label and 784 pixels a line"
        case .wrongFieldCount(let line, let expected, let actual):
            "line \(line): \(actual) fields where the first row has \(expected): mend that line"
        case .wrongColumnCount(let count):
            "\(count) columns, where a label and 28 × 28 = 784 pixels make 785: give a CSV of such "
                + "rows"
        case .notPixel(let line, let column, let text):
            "line \(line), column \(column): '\(text)' is not a whole number from 0 to 255"
                + (Self.isFraction(text) ? ": write shares of 1 times 255, rounded" : "")
        case .notLabel(let line, let column, let text):
            "line \(line), column \(column): the label '\(text)' is neither a digit nor a sign"
        case .noColumn(let name):
            "no column is named '\(name)': name one of the header, or `first` or `last`"
        case .tooManyRows(let limit): "more than \(limit) rows: split the file"
        case .lineTooLong(let line): "line \(line) is too long for 785 small numbers: is it CSV?"
        case .compression(let error): error.description
        }
    }

    /// Whether a field is a number between 0 and 1, as of pixels that were divided by 255.
    private static func isFraction(_ text: String) -> Bool {
        Double(text).map { $0 > 0 && $0 < 1 } ?? false
    }
}
