internal import Engine
internal import Parallel

/// Gradient descent on the hinge loss of all classes at once; see ``LinearMachine``.
struct HingeDescent {
    let columnCount: Int
    let classCount: Int
    let settings: LinearMachine.Settings
    /// `[class, column]`.
    private var weights: [Float]
    private var biases: [Float]
    private var averageWeights: [Float]
    private var averageBiases: [Float]
    private var averagedCount = 0

    /// Samples whose products are made together, and whose gradient is one summand: the sum's order
    /// is fixed whatever the threads.
    private static let chunkRowCount = 2048

    /// A part of the gradient.
    private struct Gradient: Sendable {
        var weights: [Float]
        var biases: [Float]
    }

    init(columnCount: Int, classCount: Int, settings: LinearMachine.Settings) {
        (self.columnCount, self.classCount, self.settings) = (columnCount, classCount, settings)
        weights = [Float](repeating: 0, count: classCount * columnCount)
        biases = [Float](repeating: 0, count: classCount)
        (averageWeights, averageBiases) = (weights, biases)
    }

    /// One step on some samples.
    ///
    /// - Parameter iteration: from 0.
    mutating func step(
        along features: FeatureMatrix, labels: [Int], iteration: Int, threadCount: Int
    ) throws(ClassicalError) {
        let starts = Array(stride(from: 0, to: features.rowCount, by: Self.chunkRowCount))
        let parts = try concurrentMap(starts, threadCount: min(threadCount, starts.count)) {
            [self] start throws(ClassicalError) in
            try gradient(
                of: features, labels: labels,
                rows: start..<min(start + Self.chunkRowCount, features.rowCount))
        }
        let time = Float(iteration)
        let rate =
            settings.shrinksSteps
            ? settings.learningRate / (1 + settings.learningRate * settings.regularization * time)
            : settings.learningRate
        let keep = 1 - rate * settings.regularization
        weights.withUnsafeMutableBufferPointer { weights in
            for index in weights.indices { weights[index] *= keep }
            for part in parts {
                part.weights.withUnsafeBufferPointer { gradient in
                    for index in weights.indices { weights[index] -= rate * gradient[index] }
                }
            }
        }
        for part in parts {
            for index in biases.indices { biases[index] -= rate * part.biases[index] }
        }
        let remaining = settings.iterationCount - iteration
        if Float(remaining) <= settings.averagedShare * Float(settings.iterationCount) {
            average()
        }
    }

    /// What was learnt.
    ///
    /// - Throws: ``ClassicalError/setting(name:reason:)`` when the steps were so long that the
    ///   weights overflowed.
    func machine() throws(ClassicalError) -> LinearMachine {
        let (weights, biases) =
            averagedCount > 0 ? (averageWeights, averageBiases) : (self.weights, self.biases)
        guard weights.allSatisfy(\.isFinite), biases.allSatisfy(\.isFinite) else {
            throw .setting(
                name: "learningRate",
                reason: "is \(settings.learningRate): the weights overflowed, make it smaller")
        }
        return try LinearMachine(
            weights: FeatureMatrix(columnCount: columnCount, values: weights), biases: biases)
    }

    private mutating func average() {
        averagedCount += 1
        let share = 1 / Float(averagedCount)
        averageWeights.withUnsafeMutableBufferPointer { average in
            weights.withUnsafeBufferPointer { weights in
                for index in average.indices {
                    average[index] += share * (weights[index] - average[index])
                }
            }
        }
        for index in biases.indices {
            averageBiases[index] += share * (biases[index] - averageBiases[index])
        }
    }

    /// The hinge's part of the gradient, of the mean over all of the step's samples.
    private func gradient(
        of features: FeatureMatrix, labels: [Int], rows: Range<Int>
    ) throws(ClassicalError) -> Gradient {
        var slopes = [Float](repeating: 0, count: classCount * rows.count)
        var part = Gradient(
            weights: [Float](repeating: 0, count: weights.count),
            biases: [Float](repeating: 0, count: classCount))
        let share = 1 / Float(features.rowCount)
        let result: Result<Void, DNNLError> = features.values.withUnsafeBufferPointer { values in
            let chunk = UnsafeBufferPointer(
                rebasing: values[rows.lowerBound * columnCount..<rows.upperBound * columnCount])
            return slopes.withUnsafeMutableBufferPointer { slopes in
                Result { () throws(DNNLError) in
                    try weights.withUnsafeBufferPointer { weights throws(DNNLError) in
                        try MatrixProduct.rowsByRows(
                            weights, chunk, depth: columnCount, into: slopes, threadCount: 1)
                    }
                    for index in 0..<classCount {
                        for (place, row) in rows.enumerated() {
                            let sign: Float = labels[row] == index ? 1 : -1
                            let margin = sign * (slopes[index * rows.count + place] + biases[index])
                            let slope = margin < 1 ? -sign * share : 0
                            slopes[index * rows.count + place] = slope
                            part.biases[index] += slope
                        }
                    }
                    try part.weights.withUnsafeMutableBufferPointer { weights throws(DNNLError) in
                        try MatrixProduct.rowsByColumns(
                            UnsafeBufferPointer(slopes), chunk, depth: rows.count, into: weights,
                            threadCount: 1)
                    }
                }
            }
        }
        if case .failure(let error) = result { throw .engine(error) }
        return part
    }
}
