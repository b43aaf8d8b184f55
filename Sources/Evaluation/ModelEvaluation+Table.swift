public import NumeralCore

extension ModelEvaluation {
    /// Every answer as CSV: the truth, the probability of each class, and that of none of them.
    ///
    /// Numbers are as short as they can be read back to the same bits.
    ///
    /// - Parameter classes: the columns, in this order.
    public func probabilityTable(classes: [Symbol]) -> String {
        let header = ["truth"] + classes.map(\.description) + ["other"]
        let rows = zip(truths, predictions).map { truth, prediction in
            [truth.description]
                + classes.map { "\(prediction.probability(of: $0))" }
                + ["\(prediction.otherProbability)"]
        }
        return ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
    }
}
