extension Split {
    /// Divides indices into folds of equal size, each with its share of each class, so that each
    /// index is held out once.
    ///
    /// - Parameters:
    ///   - labels: the class of each member.
    ///   - count: how many folds, at least two; no more than members.
    /// - Returns: the indices that each fold holds out, in rising order.
    /// - SeeAlso: ``stratified(labels:fractions:seed:)``, which tells how rounding goes.
    public static func folds(labels: [UInt8], count: Int, seed: UInt64) -> [[Int]] {
        precondition((2...max(2, labels.count)).contains(count), "\(count) folds")
        return stratified(
            labels: labels, fractions: Array(repeating: 1, count: count), seed: seed)
    }

    /// What a fold does not hold out, in rising order.
    ///
    /// - Parameters:
    ///   - fold: the indices that are held out.
    ///   - count: how many members there are.
    public static func rest(of fold: [Int], count: Int) -> [Int] {
        let taken = Set(fold)
        return (0..<count).filter { !taken.contains($0) }
    }
}
