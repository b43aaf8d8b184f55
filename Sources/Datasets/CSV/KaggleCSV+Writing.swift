import Files
public import Foundation
import NumeralCore

extension KaggleCSV {
    /// A set as text that ``parse(_:name:)`` reads back: a header, then the label's symbol and 784
    /// pixels a line.
    ///
    /// - Complexity: up to 3 KB a glyph.
    public static func text(of set: LabeledGlyphs) -> [UInt8] {
        let header = ["label"] + (0..<Glyph.pixelCount).map { "pixel\($0)" }
        var text = Array((header.joined(separator: ",") + "\n").utf8)
        let fields = (0...UInt8.max).map { Array(",\($0)".utf8) }
        let symbols = set.classes.map { Array($0.description.utf8) }
        for (index, label) in set.labels.enumerated() {
            text += symbols[Int(label)]
            let start = index * Glyph.pixelCount
            for byte in set.glyphs[start..<start + Glyph.pixelCount] { text += fields[Int(byte)] }
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }

    /// Writes a set, compressed where the name ends in `.gz`; the file appears whole or not.
    public static func write(_ set: LabeledGlyphs, to file: URL) throws(DataSourceError) {
        var bytes = text(of: set)
        if file.pathExtension == "gz" {
            do throws(GzipError) {
                bytes = try Gzip.deflate(bytes)
            } catch {
                throw .file(.unwritable(path: file.path, reason: error.description))
            }
        }
        do throws(FileError) {
            try AtomicFile.write(bytes, to: file)
        } catch { throw .file(error) }
    }
}
