extension NearestNeighbors {
    /// Known rows taken apart into plain numbers, as a file holds them.
    public struct Parts: Hashable, Sendable {
        /// How many numbers a row has.
        public var columnCount: Int
        /// How many classes there are.
        public var classCount: Int
        /// Each row's class.
        public var labels: [UInt8]
        /// `[row, column]`: each number in steps of its column.
        public var bytes: [UInt8]
        /// What byte 0 means, for each column.
        public var offsets: [Float]
        /// What one step adds, for each column.
        public var steps: [Float]

        public init(
            columnCount: Int, classCount: Int, labels: [UInt8], bytes: [UInt8], offsets: [Float],
            steps: [Float]
        ) {
            (self.columnCount, self.classCount) = (columnCount, classCount)
            (self.labels, self.bytes) = (labels, bytes)
            (self.offsets, self.steps) = (offsets, steps)
        }
    }

    /// The rows as plain numbers; ``init(_:settings:)`` makes the same neighbours of them.
    public var parts: Parts {
        Parts(
            columnCount: columnCount, classCount: classCount, labels: labels, bytes: rows.bytes,
            offsets: rows.offsets, steps: rows.steps)
    }

    /// Makes neighbours of their parts, which may be foreign: everything is checked.
    ///
    /// - Throws: ``ClassicalError/parts(reason:)``, or ``ClassicalError/setting(name:reason:)``.
    public init(_ parts: Parts, settings: NeighborSettings) throws(ClassicalError) {
        guard 1...Int(Int32.max) ~= parts.columnCount, 2...Self.classCountMax ~= parts.classCount
        else {
            throw .parts(
                reason: "\(parts.columnCount) columns and \(parts.classCount) classes are no rows")
        }
        if let (name, reason) = settings.complaint(columnCount: parts.columnCount) {
            throw .setting(name: name, reason: reason)
        }
        // Both factors have 31 bits: the product fits.
        guard 1...Self.rowCountMax ~= parts.labels.count,
            parts.labels.count * parts.columnCount == parts.bytes.count,
            parts.offsets.count == parts.columnCount, parts.steps.count == parts.columnCount
        else { throw .parts(reason: "the counts of the rows' numbers do not fit each other") }
        guard parts.labels.allSatisfy({ Int($0) < parts.classCount }) else {
            throw .parts(reason: "a row is of a class that there is not")
        }
        guard parts.offsets[...].allAreAtMost(ByteRows.magnitudeMax),
            parts.steps[...].allAreAtMost(ByteRows.magnitudeMax),
            parts.steps.allSatisfy({ $0 >= 0 })
        else { throw .parts(reason: "the steps of a column are not sound") }
        self.init(
            settings: settings, classCount: parts.classCount, labels: parts.labels,
            rows: ByteRows(
                columnCount: parts.columnCount, offsets: parts.offsets, steps: parts.steps,
                bytes: parts.bytes))
    }
}
