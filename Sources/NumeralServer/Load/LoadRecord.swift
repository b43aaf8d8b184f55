public import Foundation

/// What a ``LoadGenerator`` was answered.
///
/// As bytes: integers of 32 bits, little-endian; first how many requests were turned away, then the
/// microseconds of each answer.
public struct LoadRecord: Sendable {
    /// Times that the server said 503.
    public internal(set) var refusedCount = 0
    /// What each answer took from its first request on, in the order of their coming.
    public internal(set) var microseconds: [UInt32] = []

    public init() {}

    /// Reads what ``bytes`` gave.
    public init(_ bytes: Data) throws(LoadError) {
        let size = MemoryLayout<UInt32>.size
        guard bytes.count >= size, bytes.count.isMultiple(of: size) else {
            throw LoadError(description: "the client's record is cut off: run it again")
        }
        let numbers = bytes.withUnsafeBytes { buffer in
            stride(from: 0, to: buffer.count, by: size).map { offset in
                UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            }
        }
        (refusedCount, microseconds) = (Int(numbers[0]), Array(numbers.dropFirst()))
    }

    public var bytes: Data {
        ([UInt32(clamping: refusedCount)] + microseconds).map(\.littleEndian)
            .withUnsafeBytes { Data($0) }
    }

    mutating func add(_ other: LoadRecord) {
        refusedCount += other.refusedCount
        microseconds += other.microseconds
    }
}
