import NumeralCore

/// A sign that stands where other rows have a number: sound where the column is that of labels.
struct CSVSign: Hashable {
    /// From 1.
    let line: Int
    /// From 0.
    let column: Int
    /// As it is in the file.
    let text: String
    let symbol: Symbol
}
