extension Resampling {
    /// Draws what is left out, repeated or made.
    ///
    /// A class that is to shrink keeps as many samples as wanted, each equally likely. One that is
    /// to grow keeps all, and to them come repeats, each sample equally likely each time; by SMOTE
    /// instead `x + u (y − x)`, `x` being drawn from the class, `y` from the nearest of the same
    /// class to `x` (``FeatureMatrix/nearestRows(count:threadCount:)``), `u` evenly from 0 to 1.
    ///
    /// - Parameters:
    ///   - features: a row a sample.
    ///   - labels: each sample's class, from 0.
    ///   - names: what each class is called; as many as there are classes.
    ///   - threadCount: how many cores the search for neighbours takes; it changes no sample.
    ///   - generator: the source of chance of a class, by its number.
    /// - Throws: ``ClassicalError/samples(reason:)`` with ``complaint(counts:names:)``.
    /// - Complexity: of SMOTE, for a class of n samples, n² · columns multiplications.
    public func rows(
        of features: FeatureMatrix, labels: [Int], names: [String], threadCount: Int,
        generator: (Int) -> some RandomNumberGenerator
    ) throws(ClassicalError) -> ResampledRows {
        precondition(labels.count == features.rowCount, "a label a row")
        var members = [[Int]](repeating: [], count: names.count)
        for (row, label) in labels.enumerated() { members[label].append(row) }
        let counts = members.map(\.count)
        if let complaint = complaint(counts: counts, names: names) {
            throw .samples(reason: complaint)
        }
        var (kept, repeats): ([Int], [Int]) = ([], [])
        var mixtures: [ResampledRows.Mixture] = []
        for (label, wanted) in self.counts(after: counts).enumerated() {
            var generator = generator(label)
            let own = members[label]
            let missing = wanted - own.count
            switch method {
            case .under: kept += Self.drawn(wanted, of: own, using: &generator)
            case .over:
                kept += own
                for _ in 0..<missing { repeats.append(own[generator.index(below: own.count)]) }
            case .smote:
                kept += own
                guard missing > 0 else { continue }
                mixtures += try mixed(
                    missing, of: own, features, threadCount: threadCount, using: &generator)
            }
        }
        return ResampledRows(rows: kept.sorted() + repeats, mixtures: mixtures)
    }

    /// Some of the members, each set of as many equally likely: the first steps of a shuffle.
    private static func drawn(
        _ count: Int, of members: [Int], using generator: inout some RandomNumberGenerator
    ) -> ArraySlice<Int> {
        var members = members
        for place in 0..<count {
            members.swapAt(place, place + generator.index(below: members.count - place))
        }
        return members.prefix(count)
    }

    private func mixed(
        _ count: Int, of members: [Int], _ features: FeatureMatrix, threadCount: Int,
        using generator: inout some RandomNumberGenerator
    ) throws(ClassicalError) -> [ResampledRows.Mixture] {
        let nearest = try features.select(members).nearestRows(
            count: neighborCount, threadCount: threadCount)
        return (0..<count).map { _ in
            let row = generator.index(below: members.count)
            let neighbor = nearest[row][generator.index(below: neighborCount)]
            return ResampledRows.Mixture(
                row: members[row], neighbor: members[neighbor.row],
                // 24 random bits: a float holds each of them exactly.
                share: Float(generator.next() >> 40) * 0x1p-24)
        }
    }
}
