import Foundation

/// Takes pieces of a CSV file, compressed or not, to ``CSVRows``.
struct CSVReader: ~Copyable {
    private var rows: CSVRows
    private var inflater: CSVInflater?

    init(_ labelColumn: KaggleCSV.LabelColumn, isCompressed: Bool) throws(CSVError) {
        rows = CSVRows(labelColumn)
        inflater = isCompressed ? try CSVInflater() : nil
    }

    /// Reads the next piece.
    mutating func read(_ piece: some ContiguousBytes) throws(CSVError) {
        var failure: CSVError?
        piece.withUnsafeBytes { bytes in
            do throws(CSVError) {
                if let inflater {
                    try inflater.inflate(bytes) { text throws(CSVError) in
                        try rows.read(text)
                    }
                } else {
                    try rows.read(bytes)
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Ends the file.
    consuming func finish(name: String) throws(CSVError) -> LabeledGlyphs {
        if let inflater, !inflater.isFinished { throw .compression(.truncated) }
        return try rows.finish(name: name)
    }
}

/// A class only so that an optional holds it: `Inflater` may not be copied.
private final class CSVInflater {
    private var inflater: Inflater

    init() throws(CSVError) {
        do throws(GzipError) {
            inflater = try Inflater(.gzip, limit: KaggleCSV.inflatedBytesMax)
        } catch { throw .compression(error) }
    }

    var isFinished: Bool { inflater.isFinished }

    /// Decompresses a piece in small steps, so that no more than a few megabytes wait.
    func inflate(
        _ input: UnsafeRawBufferPointer, to sink: (UnsafeRawBufferPointer) throws(CSVError) -> Void
    ) throws(CSVError) {
        // Deflate makes at most 1032 bytes of one: 4 KB in are 4 MB out.
        let step = 4 << 10
        var text: [UInt8] = []
        for start in stride(from: 0, to: input.count, by: step) {
            let slice = UnsafeRawBufferPointer(
                rebasing: input[start..<min(start + step, input.count)])
            text.removeAll(keepingCapacity: true)
            do throws(GzipError) {
                try inflater.inflate(slice, into: &text)
            } catch { throw .compression(error) }
            var failure: CSVError?
            text.withUnsafeBytes { bytes in
                do throws(CSVError) { try sink(bytes) } catch { failure = error }
            }
            if let failure { throw failure }
        }
    }
}
