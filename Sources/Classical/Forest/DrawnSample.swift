/// A sample as a tree sees it: its row, its class and how often it was drawn, in eight bytes, so
/// that the loops over a node's samples read one stream.
struct DrawnSample {
    /// Its row in the features.
    let row: UInt32
    /// How often it was drawn in the upper 24 bits, its class in the lower 8.
    private let packed: UInt32

    init(row: Int, label: Int, count: Int) {
        self.row = UInt32(row)
        packed = UInt32(count) << 8 | UInt32(label)
    }

    var label: Int { Int(packed & 0xFF) }
    var count: Int32 { Int32(packed >> 8) }
}
