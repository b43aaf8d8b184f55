/// A node as a row meets it, in eight bytes: a tree of MNIST is 80 kB then, and stays in a core's
/// second cache while rows go through it.
///
/// A leaf leads to itself, so that rows which arrived early can wait there for others.
struct ForestNode: Hashable, Sendable {
    /// The bits of a threshold, the greatest value that goes left; in a leaf those of a NaN, which
    /// nothing is greater than, with the leaf's distribution in its lowest bits.
    private let thresholdBits: UInt32
    /// In the upper bits how far behind the node its left child is, the right one being next to it,
    /// and 0 in a leaf; in the lower ones the column that is looked at, and 0 in a leaf.
    private let link: UInt32

    /// A quiet NaN that leaves 22 bits free.
    private static let leafMark: UInt32 = 0x7FC0_0000
    /// The free bits; all of them set stand for a distribution that they cannot say.
    private static let distributionMask: UInt32 = 0x003F_FFFF
    /// Up to so many distributions every leaf can say its own.
    static let distributionCountMax = Int(distributionMask)

    /// A node that splits.
    init(threshold: Float, column: Int, step: Int, columnBitCount: UInt32) {
        thresholdBits = threshold.bitPattern
        link = UInt32(step) << columnBitCount | UInt32(column)
    }

    /// A leaf.
    init(distribution: Int) {
        thresholdBits = Self.leafMark | UInt32(min(distribution, Int(Self.distributionMask)))
        link = 0
    }

    /// The greatest value that goes left; not a number in a leaf.
    @inline(__always)
    var threshold: Float { Float(bitPattern: thresholdBits) }

    /// Whether a value goes right.
    @inline(__always)
    func isRight(_ value: Float) -> Bool { value > threshold }

    @inline(__always)
    func column(_ columnBitCount: UInt32) -> Int { Int(link & ((1 &<< columnBitCount) &- 1)) }

    @inline(__always)
    func step(_ columnBitCount: UInt32) -> Int { Int(link &>> columnBitCount) }

    /// Of a leaf: its distribution, or `nil` if that number is too large to be kept here.
    @inline(__always)
    var distribution: Int? {
        let kept = thresholdBits & Self.distributionMask
        return kept == Self.distributionMask ? nil : Int(kept)
    }
}
