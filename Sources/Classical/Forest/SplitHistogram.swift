/// Counts of samples a bin and class, with marks that tell which of them are not zero: reading and
/// clearing then cost as much as a node has samples, not as much as there are bins.
struct SplitHistogram: ~Copyable {
    /// Bits of a key that say the class.
    let classBitCount: Int
    /// `[bin, class]`, the classes padded to a power of two.
    let counts: UnsafeMutablePointer<Int32>
    /// A bit for each count that is not zero.
    let marks: UnsafeMutablePointer<UInt64>
    /// A bit for each word of marks that is not zero.
    let summary: UnsafeMutablePointer<UInt64>
    let summaryCount: Int
    private let keyCount: Int

    init(classCount: Int) {
        // At least 16 classes wide, so that the marks of 256 bins fill a word of the summary.
        classBitCount = max(4, Int.bitWidth - (classCount - 1).leadingZeroBitCount)
        keyCount = ColumnBins.countMax << classBitCount
        summaryCount = keyCount >> 12
        counts = .allocate(capacity: keyCount)
        counts.initialize(repeating: 0, count: keyCount)
        marks = .allocate(capacity: keyCount >> 6)
        marks.initialize(repeating: 0, count: keyCount >> 6)
        summary = .allocate(capacity: summaryCount)
        summary.initialize(repeating: 0, count: summaryCount)
    }

    deinit {
        counts.deallocate()
        marks.deallocate()
        summary.deallocate()
    }

    /// Adds samples, few of them: marks as it counts.
    @inline(__always)
    func addFew(_ samples: UnsafeBufferPointer<DrawnSample>, _ bins: BinReader) {
        for sample in samples {
            let key = bins[sample] &<< classBitCount | sample.label
            counts[key] &+= sample.count
            marks[key &>> 6] |= 1 &<< UInt64(key & 63)
            summary[key &>> 12] |= 1 &<< UInt64(key &>> 6 & 63)
        }
    }

    /// Adds samples, many of them: counts, and marks afterwards.
    @inline(__always)
    func addMany(_ samples: UnsafeBufferPointer<DrawnSample>, _ bins: BinReader, binCount: Int) {
        for sample in samples {
            counts[bins[sample] &<< classBitCount | sample.label] &+= sample.count
        }
        for word in 0..<(binCount << classBitCount + 63) >> 6 {
            var bits: UInt64 = 0
            for place in 0..<64 where counts[word << 6 | place] != 0 { bits |= 1 << UInt64(place) }
            marks[word] = bits
            if bits != 0 { summary[word >> 6] |= 1 << UInt64(word & 63) }
        }
    }

    /// Hands over each count that is not zero, in rising order of bins, and clears it.
    @inline(__always)
    func drain(_ body: (_ bin: Int, _ label: Int, _ count: Int32) -> Void) {
        for part in 0..<summaryCount {
            var words = summary[part]
            summary[part] = 0
            while words != 0 {
                let word = part &<< 6 | words.trailingZeroBitCount
                words &= words - 1
                var bits = marks[word]
                marks[word] = 0
                while bits != 0 {
                    let key = word &<< 6 | bits.trailingZeroBitCount
                    bits &= bits - 1
                    body(key &>> classBitCount, key & (1 &<< classBitCount &- 1), counts[key])
                    counts[key] = 0
                }
            }
        }
    }
}
