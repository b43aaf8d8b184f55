internal import CDNNL

/// Single-precision matrix products of any shape, on rows as they lie in memory.
public enum MatrixProduct {
    /// `product[i, j] = Σ_k left[i, k] · right[j, k]`: each row of one with each row of the other.
    ///
    /// - Parameters:
    ///   - left: `[left row, depth]`, row-major.
    ///   - right: `[right row, depth]`, row-major.
    ///   - product: where `[left row, right row]` is written, row-major.
    ///   - threadCount: how many cores it takes; sums may be rounded otherwise by another number.
    /// - Precondition: the counts fit each other.
    public static func rowsByRows(
        _ left: UnsafeBufferPointer<Float>, _ right: UnsafeBufferPointer<Float>, depth: Int,
        into product: UnsafeMutableBufferPointer<Float>, threadCount: Int
    ) throws(DNNLError) {
        try multiply(left, right, product, depth, isRightTransposed: true, threadCount)
    }

    /// `product[i, j] = Σ_k left[i, k] · right[k, j]`: the product of two matrices.
    ///
    /// - Parameters:
    ///   - left: `[row, depth]`, row-major.
    ///   - right: `[depth, column]`, row-major.
    ///   - product: where `[row, column]` is written, row-major.
    ///   - threadCount: how many cores it takes; sums may be rounded otherwise by another number.
    /// - Precondition: the counts fit each other.
    public static func rowsByColumns(
        _ left: UnsafeBufferPointer<Float>, _ right: UnsafeBufferPointer<Float>, depth: Int,
        into product: UnsafeMutableBufferPointer<Float>, threadCount: Int
    ) throws(DNNLError) {
        try multiply(left, right, product, depth, isRightTransposed: false, threadCount)
    }

    private static func multiply(
        _ left: UnsafeBufferPointer<Float>, _ right: UnsafeBufferPointer<Float>,
        _ product: UnsafeMutableBufferPointer<Float>, _ depth: Int, isRightTransposed: Bool,
        _ threadCount: Int
    ) throws(DNNLError) {
        precondition(depth > 0 && left.count % depth == 0 && right.count % depth == 0)
        let (rowCount, columnCount) = (left.count / depth, right.count / depth)
        precondition(product.count == rowCount * columnCount, "the product has another size")
        guard rowCount > 0, columnCount > 0 else { return }
        let plain = CChar(UInt8(ascii: "N"))
        let transposed = CChar(UInt8(ascii: "T"))
        try Processor.withThreads(threadCount) { () throws(DNNLError) in
            try check(
                dnnl_sgemm(
                    plain, isRightTransposed ? transposed : plain, dnnl_dim_t(rowCount),
                    dnnl_dim_t(columnCount), dnnl_dim_t(depth), 1, left.baseAddress,
                    dnnl_dim_t(depth), right.baseAddress,
                    dnnl_dim_t(isRightTransposed ? depth : columnCount), 0, product.baseAddress,
                    dnnl_dim_t(columnCount)), "dnnl_sgemm")
        }
    }
}
