extension ForestSettings {
    /// More trees than this take more memory than they can be worth.
    public static let treeCountMax = 10_000
    /// No tree of ``rowCountMax`` samples can be deeper.
    public static let depthLimit = 1 << 24
    /// A tree counts its samples in 24 bits.
    public static let rowCountMax = 1 << 24
    /// A tree keeps a sample's class in a byte.
    public static let classCountMax = 256
    /// Far above what any weight can mean.
    public static let classWeightMax = 1e6

    /// The first setting that is out of its range, in its own words, or `nil` when all are sound.
    ///
    /// - Parameters:
    ///   - columnCount: how many columns the samples have.
    ///   - classCount: how many classes there are.
    public func complaint(columnCount: Int, classCount: Int) -> (name: String, reason: String)? {
        func outside(_ range: ClosedRange<Int>, _ value: Int) -> String? {
            range ~= value
                ? nil : "is \(value): it must be from \(range.lowerBound) to \(range.upperBound)"
        }
        let whole: [(String, Int?, ClosedRange<Int>)] = [
            ("treeCount", treeCount, 1...Self.treeCountMax),
            ("candidateCount", candidateCount, 1...columnCount),
            ("depthMax", depthMax, 1...Self.depthLimit),
            ("leafCountMin", leafCountMin, 1...Self.rowCountMax),
        ]
        for case (let name, let value?, let range) in whole {
            if let reason = outside(range, value) { return (name, reason) }
        }
        if let classWeights {
            guard classWeights.count == classCount else {
                return (
                    "classWeights", "has \(classWeights.count) weights for \(classCount) classes"
                )
            }
            for weight in classWeights where !(weight > 0 && weight <= Self.classWeightMax) {
                let most = Int(Self.classWeightMax)
                return ("classWeights", "has \(weight): each must be above 0 and at most \(most)")
            }
        }
        if isOutOfBagMeasured && !isBootstrapped {
            return ("isOutOfBagMeasured", "needs isBootstrapped: else every tree sees every sample")
        }
        return nil
    }
}
