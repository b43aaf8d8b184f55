/// Which labels are probably wrong, by probabilities that each sample was given by a model that did
/// not see it.
///
/// A class's threshold is the mean probability of that class over the samples labelled with it. A
/// sample counts for the class of greatest probability among those that reach their thresholds; one
/// that counts for another class than its label's is suspect, those with the least margin,
/// p(label) − p(class), first.
///
/// - SeeAlso: Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset
///   Labels", 2021, <https://doi.org/10.1613/jair.1.12125>.
public struct ConfidentLearning: Hashable, Sendable {
    /// A sample whose label is probably wrong.
    public struct Suspect: Hashable, Sendable, Codable {
        /// Which sample.
        public let index: Int
        /// The class that it is labelled with, and that which it counts for.
        public let label: Int
        public let likely: Int
        /// How probable each is.
        public let labelProbability: Double
        public let likelyProbability: Double
        /// Below 0, or 0 where both are as probable: the least is the most suspect.
        public var margin: Double { labelProbability - likelyProbability }
    }

    /// The mean probability of each class over its samples; 1 for a class without samples.
    public let thresholds: [Double]
    /// `[label][class]`: how many samples with that label count for that class. Samples that reach
    /// no threshold count nowhere.
    public let joint: [[Int]]
    /// Samples that count for another class than their label's; the most suspect first.
    public let suspects: [Suspect]
    /// Samples that do not, but to which another class than their label's is the most probable: the
    /// plain disagreements, of which a good model has more for being wrong than for a wrong label.
    public let doubts: [Suspect]

    /// - Parameters:
    ///   - probabilities: for each sample one a class.
    ///   - labels: each sample's class, from 0.
    public init(probabilities: [[Double]], labels: [Int], classCount: Int) {
        precondition(probabilities.count == labels.count)
        precondition(probabilities.allSatisfy { $0.count == classCount })
        precondition(labels.allSatisfy { 0..<classCount ~= $0 })
        var sums = [Double](repeating: 0, count: classCount)
        var counts = [Int](repeating: 0, count: classCount)
        for (row, label) in zip(probabilities, labels) {
            sums[label] += row[label]
            counts[label] += 1
        }
        let thresholds = zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : 1 }
        var joint = Array(repeating: [Int](repeating: 0, count: classCount), count: classCount)
        var (suspects, doubts): ([Suspect], [Suspect]) = ([], [])
        for (index, (row, label)) in zip(probabilities, labels).enumerated() {
            func best(_ classes: some Sequence<Int>) -> Int? {
                classes.max { (row[$0], $1) < (row[$1], $0) }
            }
            func suspect(_ likely: Int) -> Suspect {
                Suspect(
                    index: index, label: label, likely: likely, labelProbability: row[label],
                    likelyProbability: row[likely])
            }
            let likely = best(row.indices.filter { row[$0] >= thresholds[$0] })
            if let likely {
                joint[label][likely] += 1
                if likely != label { suspects.append(suspect(likely)) }
            }
            if likely == nil || likely == label, let top = best(row.indices), top != label {
                doubts.append(suspect(top))
            }
        }
        (self.thresholds, self.joint) = (thresholds, joint)
        self.suspects = suspects.sorted { ($0.margin, $0.index) < ($1.margin, $1.index) }
        self.doubts = doubts.sorted { ($0.margin, $0.index) < ($1.margin, $1.index) }
    }
}
