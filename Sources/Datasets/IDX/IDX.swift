/// The header and bytes of an IDX file, the format of MNIST.
///
/// Two zero bytes, an element type, a count of dimensions, then each
/// dimension as a big-endian 32-bit integer, then the elements.
///
/// - SeeAlso: <http://yann.lecun.com/exdb/mnist/>, "The IDX file format".
public struct IDX: Equatable, Sendable {
    /// The most elements that a file may hold: 1 GiB; the largest of MNIST's family
    /// (EMNIST by class) has 0.55.
    public static let elementCountMax = 1 << 30
    /// The most dimensions that a file may have; MNIST's have 3.
    public static let dimensionCountMax = 8
    private static let headerBytesMax = 4 + 4 * dimensionCountMax
    /// The most bytes of a whole file, header and all.
    public static let fileBytesMax = elementCountMax + headerBytesMax

    /// The extents, outermost first: `[60000, 28, 28]` for MNIST's images.
    public let shape: [Int]
    /// One byte an element, row-major.
    public let elements: [UInt8]

    /// Puts elements into a shape.
    ///
    /// - Precondition: within the limits of the format, and as many elements as the shape says.
    public init(shape: [Int], elements: [UInt8]) {
        precondition(shape.count <= Self.dimensionCountMax)
        precondition(shape.allSatisfy { $0 >= 0 && $0 <= Int(UInt32.max) })
        precondition(elements.count <= Self.elementCountMax)
        precondition(shape.reduce(1, *) == elements.count, "\(elements.count) is not \(shape)")
        (self.shape, self.elements) = (shape, elements)
    }

    /// Reads a whole file, gzip or not; the first bytes say which.
    public init(_ file: [UInt8]) throws(IDXError) {
        var bytes = file
        if Gzip.isGzip(file) {
            do throws(GzipError) {
                bytes = try Gzip.inflate(file, limit: Self.fileBytesMax)
            } catch { throw .compression(error) }
        }
        guard bytes.count >= 4 || bytes.contains(where: { $0 != 0 }) else {
            throw .wrongLength(expected: 4, actual: bytes.count)
        }
        guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else {
            throw .notIDX(prefix: Array(bytes.prefix(4)))
        }
        guard bytes[2] == 0x08 else { throw .unsupportedElementType(bytes[2]) }
        shape = try Self.shape(of: bytes)
        let headerCount = 4 + 4 * shape.count
        let expected = headerCount + shape.reduce(1, *)
        guard bytes.count == expected else {
            throw .wrongLength(expected: expected, actual: bytes.count)
        }
        elements = Array(bytes[headerCount...])
    }

    /// The extents that a file says it has, of which only the start is decompressed; `nil` where
    /// that tells nothing: it is no IDX file, or its header comes later.
    static func saidShape(ofFile file: [UInt8]) -> [Int]? {
        let start = Gzip.isGzip(file) ? Gzip.start(of: file) : Array(file.prefix(headerBytesMax))
        guard start.count >= 4, start[0] == 0, start[1] == 0 else { return nil }
        do throws(IDXError) {
            return try shape(of: start)
        } catch {
            // As far as it was multiplied.
            guard case .tooLarge(let shape) = error else { return nil }
            return shape
        }
    }

    /// The file's bytes, not compressed.
    public func encoded() -> [UInt8] {
        var bytes: [UInt8] = [0, 0, 0x08, UInt8(shape.count)]
        bytes.reserveCapacity(4 + 4 * shape.count + elements.count)
        for extent in shape {
            for shift in [24, 16, 8, 0] { bytes.append(UInt8(extent >> shift & 0xFF)) }
        }
        bytes += elements
        return bytes
    }

    /// Reads the extents and multiplies them as it goes, so that none can overflow.
    private static func shape(of bytes: [UInt8]) throws(IDXError) -> [Int] {
        let dimensionCount = Int(bytes[3])
        guard dimensionCount <= dimensionCountMax else { throw .tooManyDimensions(dimensionCount) }
        let headerCount = 4 + 4 * dimensionCount
        guard bytes.count >= headerCount else {
            throw .wrongLength(expected: headerCount, actual: bytes.count)
        }
        var shape: [Int] = []
        var elementCount = 1
        for start in stride(from: 4, to: headerCount, by: 4) {
            let extent = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            shape.append(extent)
            let (product, isOverflow) = elementCount.multipliedReportingOverflow(by: extent)
            guard !isOverflow, product <= elementCountMax else { throw .tooLarge(shape) }
            elementCount = product
        }
        return shape
    }
}
