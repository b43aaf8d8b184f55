import Foundation
import NumeralCore

/// Parses lines of numbers as they come and keeps one byte a field.
struct CSVRows {
    /// A label and 784 pixels.
    static let columnCount = Glyph.pixelCount + 1

    private let labelColumn: KaggleCSV.LabelColumn
    /// What stands between fields: the first line tells.
    private var separator = UInt8(ascii: ",")
    /// `count × 785` values, the label wherever the file has it.
    private var values: [UInt8] = []
    /// By row.
    private var signs: [Int: CSVSign] = [:]
    /// Where a line that a piece cut in two waits for its rest.
    private var carry: [UInt8] = []
    /// The line that comes next, from 1.
    private var line = 1
    /// The line of the first row: 2 where there is a header.
    private var firstRowLine = 1
    private var header: [String]?
    /// The first line without anything on it; only such lines may follow.
    private var blankLine: Int?

    init(_ labelColumn: KaggleCSV.LabelColumn) { self.labelColumn = labelColumn }

    /// Reads a piece; its last line may be cut.
    mutating func read(_ piece: UnsafeRawBufferPointer) throws(CSVError) {
        let bytes = piece.bindMemory(to: UInt8.self)
        var start = 0
        while start < bytes.count {
            guard let end = Self.lineEnd(in: bytes, from: start) else {
                carry += UnsafeBufferPointer(rebasing: bytes[start...])
                guard carry.count <= KaggleCSV.lineBytesMax else { throw .lineTooLong(line: line) }
                return
            }
            let rest = UnsafeBufferPointer(rebasing: bytes[start..<end])
            if carry.isEmpty {
                try readLine(rest)
            } else {
                try finishCarry(with: rest)
            }
            start = end + 1
        }
    }

    /// Ends the file and takes labels and pixels apart.
    mutating func finish(name: String) throws(CSVError) -> LabeledGlyphs {
        if !carry.isEmpty { try finishCarry(with: UnsafeBufferPointer(start: nil, count: 0)) }
        let count = values.count / Self.columnCount
        guard count > 0 else { throw .empty }
        let column = try chosenColumn()
        let strangers = signs.values.filter { $0.column != column }
        if let first = strangers.min(by: { $0.line < $1.line }) {
            throw .notPixel(line: first.line, column: first.column + 1, text: first.text)
        }
        let classes = classes(labelColumn: column)
        var glyphs: [UInt8] = []
        glyphs.reserveCapacity(count * Glyph.pixelCount)
        var labels: [UInt8] = []
        labels.reserveCapacity(count)
        for row in 0..<count {
            let start = row * Self.columnCount
            let label = values[start + column]
            guard let symbol = signs[row]?.symbol ?? Symbol(digit: Int(label)) else {
                throw .notLabel(line: firstRowLine + row, column: column + 1, text: "\(label)")
            }
            labels.append(UInt8(classes.firstIndex(of: symbol)!))
            glyphs += values[start..<start + column]
            glyphs += values[start + column + 1..<start + Self.columnCount]
        }
        return LabeledGlyphs(name: name, glyphs: glyphs, labels: labels, classes: classes)
    }

    /// The ten digits; where there are signs, the symbols that occur.
    private func classes(labelColumn column: Int) -> [Symbol] {
        guard !signs.isEmpty else { return Symbol.digits }
        let rows = 0..<values.count / Self.columnCount
        return LabeledGlyphs.classes(
            of: rows.compactMap { row in
                signs[row]?.symbol ?? Symbol(digit: Int(values[row * Self.columnCount + column]))
            })
    }

    private mutating func finishCarry(with rest: UnsafeBufferPointer<UInt8>) throws(CSVError) {
        carry += rest
        let whole = carry
        carry.removeAll(keepingCapacity: true)
        var failure: CSVError?
        whole.withUnsafeBufferPointer { bytes in
            do throws(CSVError) { try readLine(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Reads one line without its line feed.
    private mutating func readLine(_ bytes: UnsafeBufferPointer<UInt8>) throws(CSVError) {
        defer { line += 1 }
        guard bytes.count <= KaggleCSV.lineBytesMax else { throw .lineTooLong(line: line) }
        let end = bytes.last == UInt8(ascii: "\r") ? bytes.count - 1 : bytes.count
        // A byte-order mark, as some spreadsheets put it.
        let start = line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = UnsafeBufferPointer(rebasing: bytes[min(start, end)..<end])
        guard !text.isEmpty else {
            blankLine = blankLine ?? line
            return
        }
        if let blankLine {
            throw .wrongFieldCount(line: blankLine, expected: Self.columnCount, actual: 0)
        }
        if line == 1 { separator = CSVFields.separator(of: text) }
        if line == 1, let names = CSVFields.header(text, separator) {
            guard names.count == Self.columnCount else { throw .wrongColumnCount(names.count) }
            (header, firstRowLine) = (names, 2)
            return
        }
        guard values.count < KaggleCSV.rowCountMax * Self.columnCount else {
            throw .tooManyRows(limit: KaggleCSV.rowCountMax)
        }
        let row = values.count / Self.columnCount
        try CSVFields.append(
            text, separator, line: line, isFirst: line == 1, to: &values, sign: &signs[row])
    }

    /// The index of the column of labels.
    private func chosenColumn() throws(CSVError) -> Int {
        switch labelColumn {
        case .first: return 0
        case .last: return Self.columnCount - 1
        case .named(let name):
            guard let column = header?.firstIndex(of: name) else { throw .noColumn(name) }
            return column
        case .automatic:
            if let column = header?.firstIndex(where: {
                KaggleCSV.labelNames.contains($0.lowercased())
            }) {
                return column
            }
            let starts = stride(from: 0, to: values.count, by: Self.columnCount)
            // Paper is 0, or 255 where ink is dark on it.
            func isPaper(_ column: Int) -> Bool {
                [0, 255].contains { paper in
                    starts.allSatisfy { values[$0 + column] == paper }
                }
            }
            let isFirstPaper = isPaper(0)
            let isLastPaper = isPaper(Self.columnCount - 1)
            return isFirstPaper && !isLastPaper ? Self.columnCount - 1 : 0
        }
    }

    /// The index of the next line feed.
    private static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
