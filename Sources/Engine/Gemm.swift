internal import CDNNL

/// Square single-precision matrix products: the yardstick that training speed is measured against.
public struct Gemm {
    /// Rows and columns of each matrix.
    public let extent: Int
    public let threadCount: Int
    private let left: Storage
    private let right: Storage
    private let product: Storage

    /// Matrices of `extent` × `extent`, filled with small numbers.
    ///
    /// - Precondition: both arguments are positive.
    public init(extent: Int, threadCount: Int) {
        precondition(extent > 0 && threadCount > 0, "extent and threadCount are at least 1")
        self.extent = extent
        self.threadCount = threadCount
        let byteCount = extent * extent * MemoryLayout<Float>.size
        left = Storage(byteCount: byteCount)
        right = Storage(byteCount: byteCount)
        product = Storage(byteCount: byteCount)
        for storage in [left, right] {
            let floats = storage.bytes.bindMemory(to: Float.self)
            for index in floats.indices { floats[index] = Float(index % 7) * 0.25 - 0.75 }
        }
    }

    /// Multiplies `count` times; the caller holds the watch.
    ///
    /// - Returns: the floating-point operations done, 2 · extent³ a product.
    @discardableResult
    public func multiply(count: Int = 1) throws(DNNLError) -> Int {
        let extent = dnnl_dim_t(extent)
        let pointers = [left, right, product].map {
            $0.bytes.bindMemory(to: Float.self).baseAddress
        }
        let letter = CChar(UInt8(ascii: "N"))
        try Processor.withThreads(threadCount) { () throws(DNNLError) in
            for _ in 0..<count {
                try check(
                    dnnl_sgemm(
                        letter, letter, extent, extent, extent, 1, pointers[0], extent,
                        pointers[1], extent, 0, pointers[2], extent), "dnnl_sgemm")
            }
        }
        return 2 * self.extent * self.extent * self.extent * count
    }
}
