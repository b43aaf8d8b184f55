/// The samples that one tree learns from.
struct SampleDraw {
    /// How often each row was drawn.
    let counts: [UInt32]

    /// As many rows as there are, drawn with repetition.
    init(rowCount: Int, from generator: inout any RandomNumberGenerator) {
        var counts = [UInt32](repeating: 0, count: rowCount)
        for _ in 0..<rowCount { counts[generator.index(below: rowCount)] += 1 }
        self.counts = counts
    }

    /// Each row once.
    init(onceEach rowCount: Int) {
        counts = [UInt32](repeating: 1, count: rowCount)
    }

    /// The rows that were drawn, in rising order.
    func samples(labels: [UInt8]) -> [DrawnSample] {
        var samples: [DrawnSample] = []
        samples.reserveCapacity(counts.count)
        for (row, count) in counts.enumerated() where count > 0 {
            samples.append(DrawnSample(row: row, label: Int(labels[row]), count: Int(count)))
        }
        return samples
    }
}
