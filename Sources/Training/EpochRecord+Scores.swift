import Recognition

extension EpochRecord.Scores {
    /// Measures raw scores against labels.
    ///
    /// - Parameters:
    ///   - scores: `[count, score]`, row-major, before softmax; those after the classes' are left
    ///     out.
    ///   - labels: the right class of each; at least one.
    init(scores: [Float], labels: [UInt8], classCount: Int) {
        precondition(!labels.isEmpty && scores.count % labels.count == 0)
        let scoreCount = scores.count / labels.count
        var (loss, correctCount) = (0.0, 0)
        for (row, label) in labels.enumerated() {
            let values = scores[row * scoreCount..<row * scoreCount + classCount]
            guard let largest = values.max() else { continue }
            loss -= SoftmaxSum(values).logShare(of: values[values.startIndex + Int(label)])
            // The first of equals wins, as it does in the reader.
            if values.firstIndex(of: largest) == values.startIndex + Int(label) {
                correctCount += 1
            }
        }
        self.init(
            loss: loss / Double(labels.count), accuracy: Double(correctCount) / Double(labels.count)
        )
    }
}
