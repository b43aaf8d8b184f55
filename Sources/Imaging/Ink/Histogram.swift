/// How often each grey value occurs.
struct Histogram {
    var counts = [Int](repeating: 0, count: 256)

    init() {}

    init(counts: [Int]) {
        precondition(counts.count == 256)
        self.counts = counts
    }

    init(_ values: some Sequence<UInt8>) {
        // Four partial counts, so that runs of one value do not wait for each other's store.
        var partial = [UInt32](repeating: 0, count: 4 * 256)
        let done: Void? = values.withContiguousStorageIfAvailable { values in
            let bytes = UnsafeRawBufferPointer(values)
            partial.withUnsafeMutableBufferPointer { partial in
                // Eight pixels at a time where they are as the last one was: most of a drawing is.
                var (index, last): (Int, UInt8) = (0, 0)
                while index &+ 8 <= values.count {
                    let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    if word == UInt64(last) &* 0x0101_0101_0101_0101 {
                        partial[Int(last)] &+= 8
                    } else {
                        for offset in 0..<8 {
                            partial[(offset & 3) &* 256 &+ Int(values[index &+ offset])] &+= 1
                        }
                        last = values[index &+ 7]
                    }
                    index &+= 8
                }
                while index < values.count {
                    partial[Int(values[index])] &+= 1
                    index &+= 1
                }
            }
        }
        if done == nil { for value in values { partial[Int(value)] &+= 1 } }
        for index in partial.indices { counts[index % 256] += Int(partial[index]) }
    }

    var total: Int { counts.reduce(0, +) }

    /// How many values lie in a range, cut to 0...255.
    func count(in range: ClosedRange<Int>) -> Int {
        let bounded = range.clamped(to: 0...255)
        guard range.overlaps(0...255) else { return 0 }
        return counts[bounded].reduce(0, +)
    }

    /// The smallest value that at least a share of all values do not exceed; 0 when there are none.
    func quantile(_ share: Double, in range: ClosedRange<Int> = 0...255) -> Int {
        let wanted = max(1, share * Double(count(in: range)))
        var below = 0
        for value in range {
            below += counts[value]
            if Double(below) >= wanted { return value }
        }
        return range.lowerBound
    }

    /// The most frequent value of a range.
    func mode(in range: ClosedRange<Int>) -> Int {
        range.max { (counts[$0], $1) < (counts[$1], $0) } ?? range.lowerBound
    }

    /// So many levels to either side of its own a noisy paper has most of its pixels.
    private static let noisyReach = 8

    /// The levels of a range around the one whose neighbourhood holds most.
    func fullest(in range: ClosedRange<Int>) -> ClosedRange<Int> {
        func around(_ value: Int) -> ClosedRange<Int> {
            max(
                range.lowerBound, value - Self.noisyReach)...min(
                    range.upperBound, value + Self.noisyReach)
        }
        let middle = range.max { (count(in: around($0)), $1) < (count(in: around($1)), $0) }
        return around(middle ?? range.lowerBound)
    }

    /// Halfway between the darkest and the lightest value that are no single pixels: what is
    /// darker may be dark ink, or dark paper. Otsu's threshold would part a checkerboard.
    var middle: Int {
        let wanted = max(1, total / Self.pixelsPerExtreme)
        var (low, high) = (0, 255)
        var (below, above) = (counts[0], counts[255])
        while low < 255, below < wanted {
            low += 1
            below += counts[low]
        }
        while high > 0, above < wanted {
            high -= 1
            above += counts[high]
        }
        return low < high ? (low + high) / 2 : 127
    }

    /// Of so many pixels one must have an extreme value for it to be one.
    static let pixelsPerExtreme = 16_384

    /// Twice Otsu's threshold: a value is dark when its double is below it.
    ///
    /// Between two separate peaks every threshold is as good; the middle one is
    /// taken, so that a negative picture is split at the negative place.
    ///
    /// - SeeAlso: Otsu, "A Threshold Selection Method from Gray-Level
    ///   Histograms", 1979, <https://doi.org/10.1109/TSMC.1979.4310076>.
    var otsuTwice: Int {
        let total = Double(total)
        let sum = counts.indices.reduce(0.0) { $0 + Double($1 * counts[$1]) }
        var (darkCount, darkSum, best) = (0.0, 0.0, -1.0)
        var (first, last) = (127, 127)
        for value in 0..<255 {
            darkCount += Double(counts[value])
            darkSum += Double(value * counts[value])
            let lightCount = total - darkCount
            guard darkCount > 0, lightCount > 0 else { continue }
            let gap = darkSum / darkCount - (sum - darkSum) / lightCount
            let variance = darkCount * lightCount * gap * gap
            if variance > best * (1 + 1e-12) {
                (best, first, last) = (variance, value, value)
            } else if variance >= best * (1 - 1e-12) {
                last = value
            }
        }
        return first + last + 1
    }
}
