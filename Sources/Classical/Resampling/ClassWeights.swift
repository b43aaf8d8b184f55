/// How much a sample of each class weighs, for learners that take weights: what resampling does
/// without touching the samples.
public enum ClassWeights {
    /// `n / (classes · count)`: every class weighs as much as any other in all, and the mean weight
    /// of a sample is 1. Only classes that occur are counted; one that does not weighs 1.
    ///
    /// - Parameter counts: how many samples there are, by class.
    /// - SeeAlso: King and Zeng, "Logistic Regression in Rare Events Data", 2001,
    ///   <https://doi.org/10.1093/oxfordjournals.pan.a004868>.
    public static func balanced(counts: [Int]) -> [Double] {
        let total = Double(counts.reduce(0, +))
        let classCount = Double(counts.count { $0 > 0 })
        return counts.map { $0 > 0 ? total / (classCount * Double($0)) : 1 }
    }
}
