/// The kernel rows of one pair's problem that are at hand: a row is one sample with all of the
/// pair.
struct KernelCache {
    /// One row, in two parts: with the first class's samples, then with the second's.
    struct Row {
        let first: KernelSegment
        let second: KernelSegment

        /// The value with the pair's sample of this number.
        subscript(sample: Int) -> Float {
            let split = first.values.count
            return sample < split ? first.values[sample] : second.values[sample - split]
        }
    }

    let source: KernelSource
    let pair: (first: Int, second: Int)
    let threadCount: Int
    /// No more rows are kept.
    let capacity: Int
    private(set) var rows: [Int: Row] = [:]

    /// Fewer rows would leave nothing to optimise among, whatever bytes are allowed.
    static let capacityMin = 64

    /// - Parameter byteCount: for the rows, and for the square of the kept samples that the inner
    ///   solver makes of them.
    init(
        source: KernelSource, pair: (first: Int, second: Int), byteCount: Int, threadCount: Int
    ) {
        (self.source, self.pair, self.threadCount) = (source, pair, threadCount)
        let count = source.classes[pair.first].rowCount + source.classes[pair.second].rowCount
        // rows² + rows · count = floats, solved for rows.
        let floats = Double(byteCount) / Double(MemoryLayout<Float>.size)
        let width = Double(count)
        let fitting = ((width * width + 4 * floats).squareRoot() - width) / 2
        capacity = min(count, max(Self.capacityMin, Int(fitting)))
    }

    /// How many samples the first class has: the pair's samples from this on are the second's.
    var split: Int { source.classes[pair.first].rowCount }

    /// Works out rows that are not at hand.
    mutating func add(_ samples: [Int]) throws(ClassicalError) {
        let split = split
        for (own, samples, offset) in [
            (pair.first, samples.filter { $0 < split }, 0),
            (pair.second, samples.filter { $0 >= split }, split),
        ] {
            let local = samples.map { $0 - offset }
            let first = try source.segments(
                of: local, inClass: own, againstClass: pair.first, threadCount: threadCount)
            let second = try source.segments(
                of: local, inClass: own, againstClass: pair.second, threadCount: threadCount)
            for (index, sample) in samples.enumerated() {
                rows[sample] = Row(first: first[index], second: second[index])
            }
        }
    }

    mutating func remove(_ sample: Int) { rows[sample] = nil }
}
