import Files
public import Foundation
import NumeralCore

extension KaggleCSV {
    /// A set as text that ``parse(_:name:)`` reads back: a header, then the label's symbol and 784
    /// pixels a line.
    ///
    /// - Parameter separator: what parts the fields, one that ``parse(_:name:)`` takes.
    /// - Complexity: up to 3 KB a glyph.
    public static func text(of set: LabeledGlyphs, separator: Character = ",") -> [UInt8] {
        let header = ["label"] + (0..<Glyph.pixelCount).map { "pixel\($0)" }
        var text = Array((header.joined(separator: "\(separator)") + "\n").utf8)
        let fields = (0...UInt8.max).map { Array("\(separator)\($0)".utf8) }
        let symbols = set.classes.map { Array($0.description.utf8) }
        for (index, label) in set.labels.enumerated() {
            text += symbols[Int(label)]
            let start = index * Glyph.pixelCount
            for byte in set.glyphs[start..<start + Glyph.pixelCount] { text += fields[Int(byte)] }
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }

    /// Writes a set, with tabs where the name says `.tsv`, compressed where it ends in `.gz`; the
    /// file appears whole or not.
    public static func write(_ set: LabeledGlyphs, to file: URL) throws(DataSourceError) {
        let isTabbed = file.lastPathComponent.lowercased().contains(/\.tsv(\.gz)?$/)
        try Gzip.write(text(of: set, separator: isTabbed ? "\t" : ","), to: file)
    }
}
