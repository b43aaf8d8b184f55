internal import CKernels

/// The hand-written loops of CKernels, over memories. `threadCount` never changes a result.
package enum Kernels {
    /// One step of Adam or AdamW on every float of a parameter; see `NumeralAdam` for the settings.
    package struct Adam: Sendable {
        var settings: NumeralAdam

        /// - Parameters:
        ///   - step: from 1.
        ///   - gradientDecay: L2; this times the weight joins the gradient.
        ///   - weightDecay: decoupled; this times the learning rate of the weight goes.
        package init(
            learningRate: Float, step: Int, meanDecay: Float, squareDecay: Float, epsilon: Float,
            gradientDecay: Float, weightDecay: Float
        ) {
            settings = NumeralAdam(
                rate: Float(Double(learningRate) / (1 - Self.power(meanDecay, step))),
                rootCorrection: Float(1 / (1 - Self.power(squareDecay, step)).squareRoot()),
                meanDecay: meanDecay, squareDecay: squareDecay, epsilon: epsilon,
                gradientDecay: gradientDecay, weightKeep: 1 - learningRate * weightDecay)
        }

        /// By repeated squaring in double: the same on every machine, unlike a library's `pow`.
        private static func power(_ base: Float, _ exponent: Int) -> Double {
            var (result, square, rest) = (1.0, Double(base), exponent)
            while rest > 0 {
                if rest & 1 == 1 { result *= square }
                square *= square
                rest >>= 1
            }
            return result
        }
    }

    /// - Precondition: the four memories have the same size.
    package static func step(
        _ weights: Memory, along gradient: Memory, mean: Memory, square: Memory, _ adam: Adam,
        threadCount: Int
    ) {
        let count = sharedCount(weights, gradient, mean, square)
        withUnsafePointer(to: adam.settings) {
            numeral_adam(
                weights.floats.baseAddress, gradient.floats.baseAddress, mean.floats.baseAddress,
                square.floats.baseAddress, count, $0, Int32(threadCount))
        }
    }

    /// One step of gradient descent with momentum.
    package struct SGD: Sendable {
        var settings: NumeralSGD

        package init(learningRate: Float, momentum: Float, nesterov: Bool, weightDecay: Float) {
            settings = NumeralSGD(
                rate: learningRate, momentum: momentum, decay: weightDecay,
                nesterov: nesterov ? 1 : 0)
        }
    }

    /// - Precondition: the three memories have the same size.
    package static func step(
        _ weights: Memory, along gradient: Memory, velocity: Memory, _ sgd: SGD, threadCount: Int
    ) {
        let count = sharedCount(weights, gradient, velocity)
        withUnsafePointer(to: sgd.settings) {
            numeral_sgd(
                weights.floats.baseAddress, gradient.floats.baseAddress,
                velocity.floats.baseAddress, count, $0, Int32(threadCount))
        }
    }

    /// `average += (1 − decay) · (weights − average)`
    ///
    /// - Precondition: both memories have the same size.
    package static func average(
        _ average: Memory, towards weights: Memory, decay: Float, threadCount: Int
    ) {
        let count = sharedCount(average, weights)
        numeral_average(
            average.floats.baseAddress, weights.floats.baseAddress, count, decay,
            Int32(threadCount))
    }

    /// Zeroes a share of the elements, of either type, and scales up the rest.
    ///
    /// Which ones is a pure function of the seed and the element's place in memory: the backward
    /// pass is the same call on the gradient, in the same layout.
    ///
    /// - Precondition: both memories have the same size and type; `rate` is at least 0 and below 1.
    package static func dropout(
        _ output: Memory, from input: Memory, seed: UInt64, rate: Float, threadCount: Int
    ) {
        precondition(rate >= 0 && rate < 1, "a dropout rate is at least 0 and below 1")
        if output.layout.elementType == .bfloat16 {
            precondition(output.bfloats.count == input.bfloats.count, "the sizes differ")
            return numeral_dropout_bfloat(
                output.bfloats.baseAddress, input.bfloats.baseAddress, output.bfloats.count, seed,
                rate, Int32(threadCount))
        }
        let count = sharedCount(output, input)
        numeral_dropout(
            output.floats.baseAddress, input.floats.baseAddress, count, seed, rate,
            Int32(threadCount))
    }

    /// Softmax cross-entropy of plain [row, class] scores, and the gradient of its mean.
    ///
    /// - Returns: the mean loss, and how many rows have their label's score on top.
    /// - Parameter weights: how much a row of each class weighs; `nil` is 1 each.
    /// - Precondition: every label is a class; the memories and labels agree in their extents.
    package static func softmaxCrossEntropy(
        scores: Memory, labels: UnsafeBufferPointer<Int32>, gradient: Memory, smoothing: Float,
        weights: [Float]? = nil
    ) -> (loss: Double, correctCount: Int) {
        let (rows, classes) = (scores.layout.shape[0], scores.layout.shape[1])
        precondition(labels.count == rows && gradient.layout == scores.layout)
        precondition(labels.allSatisfy { $0 >= 0 && $0 < classes }, "a label is not a class")
        precondition(weights == nil || weights!.count == classes, "a weight a class")
        var correct = 0
        func loss(_ weights: UnsafePointer<Float>?) -> Double {
            numeral_softmax_cross_entropy(
                scores.floats.baseAddress, labels.baseAddress, gradient.floats.baseAddress, rows,
                classes, smoothing, weights, &correct)
        }
        let loss = weights.map { $0.withUnsafeBufferPointer { loss($0.baseAddress) } } ?? loss(nil)
        return (loss / Double(rows), correct)
    }

    private static func sharedCount(_ memories: Memory...) -> Int {
        let count = memories[0].floats.count
        precondition(memories.allSatisfy { $0.floats.count == count }, "the sizes differ")
        return count
    }
}
