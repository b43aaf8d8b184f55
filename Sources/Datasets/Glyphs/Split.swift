internal import NumeralCore

/// Dividing a data set into parts that keep its proportions of classes.
public enum Split {
    /// Divides indices so that each part has its share of each class.
    ///
    /// A class of `n` members gives a part of fraction `f` either ⌊n f⌋ or
    /// ⌈n f⌉ of them, and the parts together hold every index once. The
    /// members left after rounding down go to the parts with the largest
    /// remainders over all classes so far, so that the sizes of whole parts
    /// stay right too. Each class is shuffled by the seed; within a part the
    /// indices rise.
    ///
    /// - Parameters:
    ///   - labels: the class of each member.
    ///   - fractions: positive, one a part; made to sum to 1.
    /// - Returns: the indices of each part.
    public static func stratified(
        labels: [UInt8], fractions: [Double], seed: UInt64
    ) -> [[Int]] {
        precondition(!fractions.isEmpty && fractions.allSatisfy { $0 > 0 && $0.isFinite })
        let whole = fractions.reduce(0, +)
        var parts: [[Int]] = Array(repeating: [], count: fractions.count)
        // What each part is owed so far and has not got, over all classes.
        var debts = Array(repeating: 0.0, count: fractions.count)
        for (label, members) in membersByClass(labels) {
            var generator = SplitMix64(seed: seed, path: [UInt64(label)])
            let shuffled = members.shuffled(using: &generator)
            let shares = fractions.map { wholeIfNear(Double(members.count) * $0 / whole) }
            var counts = shares.map { Int($0.rounded(.down)) }
            let left = members.count - counts.reduce(0, +)
            let remainders = shares.indices.map { shares[$0] - Double(counts[$0]) }
            let order = shares.indices
                .filter { remainders[$0] > 0 }
                .sorted { (debts[$0] + remainders[$0], $1) > (debts[$1] + remainders[$1], $0) }
            for part in order.prefix(left) { counts[part] += 1 }
            // Rounding can leave one more than there are remainders: the last part takes it.
            counts[counts.count - 1] += members.count - counts.reduce(0, +)
            var start = 0
            for part in parts.indices {
                parts[part] += shuffled[start..<start + counts[part]]
                start += counts[part]
                debts[part] += shares[part] - Double(counts[part])
            }
        }
        return parts.map { $0.sorted() }
    }

    /// Takes `count` indices out, of each class its share, and returns them and the rest.
    public static func stratified(
        labels: [UInt8], takingOut count: Int, seed: UInt64
    ) -> (taken: [Int], rest: [Int]) {
        precondition((0...labels.count).contains(count))
        guard count > 0 else { return ([], Array(labels.indices)) }
        guard count < labels.count else { return (Array(labels.indices), []) }
        let parts = stratified(
            labels: labels, fractions: [Double(count), Double(labels.count - count)], seed: seed)
        return (parts[0], parts[1])
    }

    /// The nearest whole number where only float rounding keeps a share from it.
    private static func wholeIfNear(_ share: Double) -> Double {
        abs(share - share.rounded()) < 1e-9 * max(share, 1) ? share.rounded() : share
    }

    /// The members of each class that occurs, classes and members in rising order.
    private static func membersByClass(_ labels: [UInt8]) -> [(label: UInt8, members: [Int])] {
        var members: [[Int]] = Array(repeating: [], count: 256)
        for (index, label) in labels.enumerated() { members[Int(label)].append(index) }
        return members.enumerated().compactMap { label, indices in
            indices.isEmpty ? nil : (UInt8(label), indices)
        }
    }
}
