/// Known rows that vote for the classes of those that look like them.
public struct NearestNeighbors: Hashable, Sendable {
    /// How neighbours are found and how they vote.
    public let settings: NeighborSettings
    /// How many classes there are.
    public let classCount: Int
    /// What each known row is.
    let labels: [UInt8]
    let rows: ByteRows

    /// How many numbers a row has.
    public var columnCount: Int { rows.columnCount }
    /// How many rows are known.
    public var rowCount: Int { rows.count }

    /// A class is kept in a byte.
    public static let classCountMax = 256
    /// A row's number is kept in 32 bits.
    public static let rowCountMax = Int(Int32.max)

    /// Learns rows: puts each column on 256 even steps, and nothing more.
    ///
    /// - Parameters:
    ///   - features: a row a sample, of numbers up to 10¹² in size.
    ///   - labels: each sample's class, from 0.
    ///   - classCount: how many classes there are, at least two.
    /// - Throws: ``ClassicalError/setting(name:reason:)`` or ``ClassicalError/samples(reason:)``.
    public static func fit(
        _ features: FeatureMatrix, labels: [Int], classCount: Int,
        settings: NeighborSettings = NeighborSettings()
    ) throws(ClassicalError) -> NearestNeighbors {
        if let (name, reason) = settings.complaint(columnCount: features.columnCount) {
            throw .setting(name: name, reason: reason)
        }
        guard 2...classCountMax ~= classCount else {
            throw .samples(
                reason: "\(classCount) classes: neighbours tell 2 to \(classCountMax) apart")
        }
        guard 1...rowCountMax ~= features.rowCount else {
            throw .samples(reason: "\(features.rowCount) samples: at least one is needed")
        }
        guard labels.count == features.rowCount else {
            throw .samples(reason: "\(labels.count) labels for \(features.rowCount) samples")
        }
        if let label = labels.first(where: { !(0..<classCount ~= $0) }) {
            throw .samples(
                reason: "label \(label) is not below the count of classes, \(classCount)")
        }
        guard features.values[...].allAreAtMost(ByteRows.magnitudeMax) else {
            throw .samples(reason: "a sample has a number that is not finite, or above 10¹²")
        }
        return NearestNeighbors(
            settings: settings, classCount: classCount, labels: labels.map { UInt8($0) },
            rows: ByteRows(features))
    }
}

extension ArraySlice<Float> {
    /// Whether no number is larger than this in size, infinite or not a number.
    func allAreAtMost(_ limit: Float) -> Bool {
        var count = 0
        for value in self { count += abs(value) <= limit ? 0 : 1 }
        return count == 0
    }
}
