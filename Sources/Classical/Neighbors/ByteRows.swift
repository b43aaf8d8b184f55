/// Rows of numbers in a byte each: what a search keeps of the samples that it compares with.
///
/// A column's numbers are put on 256 even steps from its least to its greatest, or on those that
/// they are on already, such as bytes of pixels. A model of MNIST takes 47 MB then, not 188. All
/// distances are taken to these rows.
public struct ByteRows: Hashable, Sendable {
    /// How many columns.
    let columnCount: Int
    /// What byte 0 means, for each column.
    let offsets: [Float]
    /// What a step of one byte adds, for each column; 0 where a column is constant.
    let steps: [Float]
    /// `[row, column]`.
    let bytes: [UInt8]
    /// For each row the sum of the squares of its numbers, offsets taken off.
    let squaredNorms: [Float]

    /// How many rows.
    var count: Int { squaredNorms.count }

    /// Greater numbers could overflow when they are squared and added up.
    static let magnitudeMax: Float = 1e12

    /// - Precondition: the counts fit each other, and all numbers are sound.
    init(columnCount: Int, offsets: [Float], steps: [Float], bytes: [UInt8]) {
        precondition(offsets.count == columnCount && steps.count == columnCount)
        precondition(bytes.count % columnCount == 0)
        (self.columnCount, self.offsets, self.steps) = (columnCount, offsets, steps)
        self.bytes = bytes
        let rows = 0..<bytes.count / columnCount
        let origin = [Float](repeating: 0, count: columnCount)
        squaredNorms = [Float](unsafeUninitializedCapacity: rows.count) { norms, count in
            let norms = UnsafeMutableBufferPointer(rebasing: norms[..<rows.count])
            Self.squaredDistances(from: origin, steps: steps, bytes, rows, into: norms)
            count = rows.count
        }
    }

    /// Bytes that are compared as they are.
    ///
    /// - Parameter bytes: `[row, column]`.
    /// - Precondition: rows are whole, and have a column.
    public init(columnCount: Int, bytes: [UInt8]) {
        precondition(columnCount > 0)
        self.init(
            columnCount: columnCount, offsets: Array(repeating: 0, count: columnCount),
            steps: Array(repeating: 1, count: columnCount), bytes: bytes)
    }

    /// Puts numbers on steps.
    ///
    /// - Precondition: all are at most ``magnitudeMax`` in size.
    init(_ features: FeatureMatrix) {
        let columnCount = features.columnCount
        let grid = ByteGrid(features)
        let inverses = grid.steps.map { $0 > 0 && (1 / $0).isFinite ? 1 / $0 : 0 }
        let bytes = [UInt8](unsafeUninitializedCapacity: features.values.count) { bytes, count in
            for row in 0..<features.rowCount {
                for column in 0..<columnCount {
                    let value = features.values[row * columnCount + column]
                    let step = ((value - grid.offsets[column]) * inverses[column]).rounded()
                    bytes[row * columnCount + column] = UInt8(min(max(step, 0), 255))
                }
            }
            count = features.values.count
        }
        self.init(
            columnCount: columnCount, offsets: grid.offsets, steps: grid.steps, bytes: bytes)
    }

    /// A row's numbers.
    func values(ofRow row: Int, into values: inout [Float]) {
        for column in 0..<columnCount {
            values[column] =
                offsets[column] + steps[column] * Float(bytes[row * columnCount + column])
        }
    }
}
