import Foundation
import NumeralCore

/// The fields of one line of CSV.
enum CSVFields {
    /// What stands between fields, in the order in which an even count is decided.
    static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

    /// What stands between the fields of a line: what occurs most often in it.
    static func separator(of line: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var (best, bestCount) = (separators[0], 0)
        for separator in separators {
            let count = line.count { $0 == separator }
            if count > bestCount { (best, bestCount) = (separator, count) }
        }
        return best
    }

    /// The names in a line, or `nil` where its first field is a number or a sign: a row.
    static func header(
        _ line: UnsafeBufferPointer<UInt8>, _ separator: UInt8
    ) -> [String]? {
        let text = String(decoding: line, as: UTF8.self)
        let names = text.split(
            separator: Character(Unicode.Scalar(separator)), omittingEmptySubsequences: false
        ).map(unquoted)
        let isRow =
            Double(names[0]) != nil
            // A sign before pixels; a column may be called x.
            || Symbol(written: names[0]) != nil && names.count > 1 && Double(names[1]) != nil
        return isRow ? nil : names
    }

    /// Reads numbers from 0 to 255 and appends them, a byte each.
    ///
    /// One pass, two comparisons a byte; a field that is more than digits (a blank, quotes,
    /// `5.0`) takes the slow way, one that is no number at all is the error.
    ///
    /// - Parameters:
    ///   - isFirst: whether the count of fields decides how wide the file is.
    ///   - values: a sign is 0 here.
    ///   - sign: the last field that is a sign, such as `+`, if there is one.
    static func append(
        _ line: UnsafeBufferPointer<UInt8>, _ separator: UInt8, line number: Int, isFirst: Bool,
        to values: inout [UInt8], sign: inout CSVSign?
    ) throws(CSVError) {
        let expected = CSVRows.columnCount
        var column = 0
        var start = 0
        var value = 0
        for index in 0...line.count {
            let byte = index < line.count ? line[index] : separator
            let digit = byte &- UInt8(ascii: "0")
            if digit < 10 {
                // Capped, so that no row of digits overflows.
                value = min(value * 10 + Int(digit), 1_000)
            } else if byte == separator {
                if value > 255 || start == index {
                    value = try slowValue(line, start..<index, number, column, &sign)
                }
                if column < expected { values.append(UInt8(truncatingIfNeeded: value)) }
                column += 1
                start = index + 1
                value = 0
            } else {
                // The comparison with 255 at the field's end now sends it the slow way.
                value = 1_000
            }
        }
        guard column == expected else {
            throw number == 1 || isFirst
                ? .wrongColumnCount(column)
                : .wrongFieldCount(line: number, expected: expected, actual: column)
        }
    }

    /// A whole number from 0 to 255 in any spelling that floating point has, or a sign, once a row.
    private static func slowValue(
        _ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ number: Int, _ column: Int,
        _ sign: inout CSVSign?
    ) throws(CSVError) -> Int {
        // An error shows the start of a field: a long one is no help.
        let text = unquoted(Substring(String(decoding: line[range].prefix(40), as: UTF8.self)))
        if sign == nil, let symbol = Symbol(written: text), symbol.digit == nil {
            sign = CSVSign(line: number, column: column, text: text, symbol: symbol)
            return 0
        }
        guard let value = Double(text), value == value.rounded(), (0...255).contains(value) else {
            throw .notPixel(line: number, column: column + 1, text: text)
        }
        return Int(value)
    }

    /// A field without the blanks and quotes around it.
    private static func unquoted(_ field: Substring) -> String {
        let field = field.trimmingCharacters(in: .whitespaces)
        guard field.count >= 2, field.hasPrefix("\""), field.hasSuffix("\"") else { return field }
        return String(field.dropFirst().dropLast())
    }
}
