/// The bins of one column, in whichever of the two layouts.
struct BinReader {
    let start: UnsafePointer<UInt8>
    /// How far the bins of neighbouring rows are apart.
    let stride: Int

    @inline(__always)
    subscript(sample: DrawnSample) -> Int { Int(start[Int(sample.row) &* stride]) }
}
