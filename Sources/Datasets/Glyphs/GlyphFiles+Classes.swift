import Files
import Foundation
import NumeralCore

/// Beside a file of labels there may be one that says what they stand for, a symbol a line; without
/// it 0 to 9 are the digits.
///
/// IDX has no place for names, and the labels 10 and on mean something else in every set.
extension GlyphFiles {
    /// The most bytes: a symbol a line, of as many symbols as there are.
    private static let classesBytesMax = 1 << 10

    /// `train-labels-idx1-ubyte.gz` has `train-classes.txt` beside it.
    static func classesFile(besideLabels labels: URL) -> URL {
        let name = labels.lastPathComponent
        let stem = name.range(of: "labels").map { String(name[..<$0.lowerBound]) } ?? name + "-"
        return labels.deletingLastPathComponent().appending(path: "\(stem)classes.txt")
    }

    /// What the labels of a file stand for.
    static func classes(besideLabels labels: URL) throws(DataSourceError) -> [Symbol] {
        let file = classesFile(besideLabels: labels)
        guard FileManager.default.fileExists(atPath: file.path) else { return Symbol.digits }
        let text: String
        do throws(FileError) {
            text = String(
                decoding: try FileContents.read(file, limit: classesBytesMax), as: UTF8.self)
        } catch { throw .file(error) }
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let symbols = lines.compactMap { Symbol(written: $0) }
        guard !symbols.isEmpty, symbols.count == lines.count, Set(symbols).count == symbols.count
        else { throw .notClasses(path: file.path) }
        return symbols
    }

    /// Says what labels stand for, unless they are the digits.
    static func write(_ classes: [Symbol], besideLabels labels: URL) throws(DataSourceError) {
        let file = classesFile(besideLabels: labels)
        guard classes != Symbol.digits else {
            // What was there before spoke of other labels.
            try? FileManager.default.removeItem(at: file)
            return
        }
        do throws(FileError) {
            try AtomicFile.write(Array(classes.map { "\($0)\n" }.joined().utf8), to: file)
        } catch { throw .file(error) }
    }
}
