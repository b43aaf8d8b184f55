import Foundation

extension SoftmaxCrossEntropy {
    /// The mean loss of a batch and its gradient by the scores, plainly.
    ///
    /// - Parameters:
    ///   - scores: `[batch, class]`, raw.
    ///   - labels: an index of a class for each sample.
    public func reference(
        scores: Tensor, labels: [Int]
    ) -> (loss: Double, gradient: Tensor) {
        precondition(
            scores.shape.count == 2 && scores.shape[0] == labels.count && scores.shape[1] > 0,
            "\(labels.count) labels do not fit scores \(scores.shape)")
        let classCount = scores.shape[1]
        precondition(labels.allSatisfy((0..<classCount).contains), "a label is not a class")
        precondition(classWeights == nil || classWeights!.count == classCount, "a weight a class")
        let batch = Double(labels.count)
        let spread = Double(labelSmoothing) / Double(classCount)
        var loss = 0.0
        var gradient = Tensor(zeros: scores.shape)
        for (sample, label) in labels.enumerated() {
            let start = sample * classCount
            let share = Double(classWeights?[label] ?? 1) / batch
            let row = scores.scalars[start..<start + classCount]
            // Taking off the greatest score keeps `exp` from overflowing.
            let greatest = row.reduce(-.infinity, max)
            let logarithm = log(row.reduce(0) { $0 + exp($1 - greatest) }) + greatest
            for (index, score) in row.enumerated() {
                let target = spread + (index == label ? 1 - Double(labelSmoothing) : 0)
                loss -= target * (score - logarithm) * share
                gradient.scalars[start + index] = (exp(score - logarithm) - target) * share
            }
        }
        return (loss, gradient)
    }
}
