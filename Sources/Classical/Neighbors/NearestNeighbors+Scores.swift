internal import Foundation
internal import Parallel

extension NearestNeighbors {
    /// How likely each class is: the logarithm of its smoothed share of the neighbours' votes.
    ///
    /// `ln((Σ weight + 1 / classes) / (Σ all weights + 1))`: as if one neighbour more, at the
    /// nearest one's distance, found every class equally likely. Without it a class that no
    /// neighbour is of would score −∞. A row's scores do not depend on the other rows or on the
    /// threads.
    ///
    /// - Parameter threadCount: how many cores it takes.
    /// - Returns: `[row, class]`, finite, their exponentials summing to 1 in each row.
    /// - Throws: ``ClassicalError/samples(reason:)`` if the rows have another width, or numbers
    ///   that are not finite or above 10¹² in size; ``ClassicalError/engine(_:)``.
    /// - Complexity: rows × known rows × columns multiplications, and for each candidate of the
    ///   second stage some ten (shifts) to two hundred (tangents) × columns.
    public func scores(
        of features: FeatureMatrix, threadCount: Int
    ) throws(ClassicalError) -> [Float] {
        let share = 1 / Float(classCount)
        return try neighbors(of: features, threadCount: threadCount).flatMap { nearest in
            var votes = [Float](repeating: share, count: classCount)
            var whole: Float = 1
            for neighbor in nearest {
                let weight = weight(of: neighbor, nearest: nearest[0])
                votes[Int(labels[neighbor.row])] += weight
                whole += weight
            }
            return votes.map { log($0 / whole) }
        }
    }

    /// The known rows that vote for each row, nearest first, of equals the first.
    ///
    /// - Parameter threadCount: how many cores it takes.
    /// - Returns: for each row ``NeighborSettings/neighborCount`` of them, or as many as there are;
    ///   their distances are those of the second stage if there is one.
    /// - Throws: as ``scores(of:threadCount:)``.
    public func neighbors(
        of features: FeatureMatrix, threadCount: Int
    ) throws(ClassicalError) -> [[NearestRow]] {
        guard features.columnCount == columnCount else {
            throw .samples(
                reason: "rows have \(features.columnCount) numbers; the known ones \(columnCount)")
        }
        guard features.values[...].allAreAtMost(ByteRows.magnitudeMax) else {
            throw .samples(reason: "a row has a number that is not finite, or above 10¹²")
        }
        let count = min(settings.neighborCount, rowCount)
        guard let refinement = settings.refinement else {
            return try rows.nearest(
                to: features, nearestCount: count, threadCount: threadCount)
        }
        let candidates = try rows.nearest(
            to: features, nearestCount: min(refinement.candidateCount, rowCount),
            threadCount: threadCount)
        return concurrentMap(Array(0..<features.rowCount), threadCount: threadCount) { row in
            let picture = Array(features.values[features.range(ofRow: row)])
            return refine(candidates[row], of: picture, by: refinement, count: count)
        }
    }

    private func weight(of neighbor: NearestRow, nearest: NearestRow) -> Float {
        switch settings.weighting {
        case .equal: 1
        // A row at distance 0 from itself: 0 / 0.
        case .inverseDistance:
            neighbor.distance > 0 ? nearest.distance / neighbor.distance : 1
        }
    }

    /// Candidates ordered by the second distance.
    private func refine(
        _ candidates: [NearestRow], of picture: [Float],
        by refinement: NeighborSettings.Refinement, count: Int
    ) -> [NearestRow] {
        let distance = refinement.measured(from: picture)
        var known = [Float](repeating: 0, count: columnCount)
        let measured = candidates.map { candidate in
            rows.values(ofRow: candidate.row, into: &known)
            return NearestRow(
                row: candidate.row, distance: distance.squared(to: known).squareRoot())
        }
        return Array(
            measured.sorted { ($0.distance, $0.row) < ($1.distance, $1.row) }.prefix(count))
    }
}

extension NeighborSettings.Refinement {
    /// The distance from one picture.
    func measured(from picture: [Float]) -> any PictureDistance {
        switch distance {
        case .shifts(let reach): ShiftDistance(picture, side: side, reach: reach)
        case .tangents(let isTwoSided):
            TangentDistance(picture, side: side, isTwoSided: isTwoSided)
        }
    }
}
