extension InkRaster {
    /// The share of each side of its box that a block's ink covers.
    private static let coverMin: Float = 0.9
    /// The mean stroke of a solid disc or square is half as wide as it is; a pen that wide closes
    /// every shape.
    private static let blobShare: Float = 0.42
    /// A stroke that is as straight is narrower than this share of its length.
    private static let aspectMin: Float = 0.3

    /// Whether the ink is one solid blob, or goes straight along all four sides of its box: a block
    /// of ink, a tile, or a frame.
    func isBlock(strokeWidth: Float) -> Bool {
        let (short, long) = (Float(min(width, height)), Float(max(width, height)))
        guard short >= Self.aspectMin * long else { return false }
        if strokeWidth >= Self.blobShare * long { return true }
        // Soft edges and corners are narrower than this.
        let inset = max(1, min(width, height) / 16)
        guard width > 2 * inset, height > 2 * inset else { return false }
        func cover(_ count: Int, _ index: (Int) -> Int) -> Float {
            Float((inset..<count - inset).count { values[index($0)] >= 0.5 })
                / Float(count - 2 * inset)
        }
        let sides = [
            cover(width) { inset * width + $0 }, cover(width) { (height - 1 - inset) * width + $0 },
            cover(height) { $0 * width + inset }, cover(height) { $0 * width + width - 1 - inset },
        ]
        return sides.allSatisfy { $0 >= Self.coverMin }
    }
}
