import Engine
import Testing

/// The loops of CKernels against the formulas in double. 100,003 floats: enough for two threads to
/// share, and no whole number of vectors.
@Suite struct KernelTests {
    private static let count = 100_003

    private static func memory(_ seed: Int, positive: Bool = false) throws -> Memory {
        let memory = try Memory(.plain([count]))
        for index in 0..<count {
            let value = Float((index &* 7919 &+ seed &* 104_729) % 2003) / 1001 - 1
            memory.floats[index] = positive ? abs(value) : value
        }
        return memory
    }

    @Test(arguments: [1, 2])
    func adamFollowsTheFormula(threadCount: Int) throws {
        let (weights, gradient) = (try Self.memory(1), try Self.memory(2))
        let (mean, square) = (try Self.memory(3), try Self.memory(4, positive: true))
        let before = [weights, gradient, mean, square].map { Array($0.floats) }
        let adam = Kernels.Adam(
            learningRate: 1e-2, step: 3, meanDecay: 0.9, squareDecay: 0.99, epsilon: 1e-4,
            gradientDecay: 0.1, weightDecay: 0.2)
        Kernels.step(
            weights, along: gradient, mean: mean, square: square, adam, threadCount: threadCount)
        for index in stride(from: 0, to: Self.count, by: 977) {
            let (w, m, s) = (
                Double(before[0][index]), Double(before[2][index]), Double(before[3][index])
            )
            let g = Double(before[1][index]) + 0.1 * w
            let newMean = 0.9 * m + 0.1 * g
            let newSquare = 0.99 * s + 0.01 * g * g
            let root = (newSquare / (1 - 0.99 * 0.99 * 0.99)).squareRoot()
            let moved = w * (1 - 1e-2 * 0.2) - 1e-2 * newMean / (1 - 0.729) / (root + 1e-4)
            #expect(abs(Double(mean.floats[index]) - newMean) < 1e-6)
            #expect(abs(Double(square.floats[index]) - newSquare) < 1e-6)
            #expect(abs(Double(weights.floats[index]) - moved) < 1e-5)
        }
    }

    @Test(arguments: [false, true])
    func descentFollowsTheFormula(nesterov: Bool) throws {
        let (weights, gradient, velocity) = (
            try Self.memory(1), try Self.memory(2), try Self.memory(3)
        )
        let before = [weights, gradient, velocity].map { Array($0.floats) }
        let sgd = Kernels.SGD(
            learningRate: 0.1, momentum: 0.9, nesterov: nesterov, weightDecay: 0.01)
        Kernels.step(weights, along: gradient, velocity: velocity, sgd, threadCount: 2)
        for index in stride(from: 0, to: Self.count, by: 977) {
            let g = before[1][index] + 0.01 * before[0][index]
            let v = 0.9 * before[2][index] + g
            let moved = before[0][index] - 0.1 * (nesterov ? g + 0.9 * v : v)
            #expect(abs(velocity.floats[index] - v) < 1e-6)
            #expect(abs(weights.floats[index] - moved) < 1e-6)
        }
    }

    @Test func dropoutKeepsItsShareAndItsMask() throws {
        for rate in [0.1, 0.5, 0.9] as [Float] {
            let ones = try Memory(.plain([Self.count]))
            ones.floats.update(repeating: 1)
            let outputs = try [(1, 1), (1, 2), (2, 2)].map { (seed: UInt64, threadCount: Int) in
                let output = try Memory(ones.layout)
                Kernels.dropout(
                    output, from: ones, seed: seed, rate: rate, threadCount: threadCount)
                return Array(output.floats)
            }
            let kept = outputs[0].filter { $0 != 0 }
            #expect(kept.allSatisfy { abs($0 - 1 / (1 - rate)) < 1e-5 })
            // Five deviations of a binomial count.
            let deviation = (Float(Self.count) * rate * (1 - rate)).squareRoot()
            #expect(abs(Float(kept.count) - Float(Self.count) * (1 - rate)) < 5 * deviation)
            #expect(outputs[0] == outputs[1], "the thread count must not matter")
            // Two seeds agree no more often than chance.
            let agreeing = zip(outputs[0], outputs[2]).filter { ($0 == 0) == ($1 == 0) }.count
            let chance = rate * rate + (1 - rate) * (1 - rate)
            #expect(abs(Float(agreeing) / Float(Self.count) - chance) < 0.01)
        }
    }

    @Test(
        "bfloat16: the floats' mask, each number to half a unit in its 8th bit", arguments: [1, 2])
    func dropoutOfBFloats(threadCount: Int) throws {
        let input = try Memory(.plain([Self.count], storing: .bfloat16))
        let output = try Memory(input.layout)
        let mask = try Memory(.plain([Self.count]))
        for index in 0..<Self.count {
            let sign: UInt16 = index % 3 == 0 ? 0x8000 : 0
            input.bfloats[index] = UInt16(index % 0x7F80) | sign
        }
        mask.floats.update(repeating: 1)
        let rate: Float = 0.3
        Kernels.dropout(output, from: input, seed: 5, rate: rate, threadCount: threadCount)
        Kernels.dropout(mask, from: mask, seed: 5, rate: rate, threadCount: 1)
        func widened(_ bits: UInt16) -> Float { Float(bitPattern: UInt32(bits) << 16) }
        for index in 0..<Self.count where input.bfloats[index] & 0x7FFF < 0x7F00 {
            let expected = widened(input.bfloats[index]) * mask.floats[index]
            let error: Float = abs(widened(output.bfloats[index]) - expected)
            let bound: Float = max(abs(expected) / 256, Float.leastNormalMagnitude / 128)
            #expect(error <= bound)
        }
        input.bfloats.update(repeating: 0x7FC0)
        Kernels.dropout(output, from: input, seed: 5, rate: rate, threadCount: threadCount)
        #expect(output.bfloats.allSatisfy { widened($0).isNaN })
    }

    @Test("Two rows, by hand")
    func crossEntropyMatchesHandComputation() throws {
        let scores = try Memory(.plain([2, 3]))
        let gradient = try Memory(.plain([2, 3]))
        // Softmax 1/4, 1/4, 1/2 and 1/3 each.
        _ = scores.floats.update(fromContentsOf: [0, 0, 0.693_147_2, 5, 5, 5])
        let labels: [Int32] = [2, 1]
        let result = labels.withUnsafeBufferPointer {
            Kernels.softmaxCrossEntropy(
                scores: scores, labels: $0, gradient: gradient, smoothing: 0)
        }
        #expect(abs(result.loss - (0.693_147_2 + 1.098_612_3) / 2) < 1e-6)
        #expect(result.correctCount == 1)
        let expected: [Float] = [0.125, 0.125, -0.25, 1 / 6, -1 / 3, 1 / 6]
        #expect(zip(gradient.floats, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test("A row weighs as much as its label")
    func crossEntropyTakesWeights() throws {
        let (scores, gradient) = (try Memory(.plain([2, 3])), try Memory(.plain([2, 3])))
        _ = scores.floats.update(fromContentsOf: [0, 0, 0.693_147_2, 5, 5, 5])
        let result = ([2, 1] as [Int32]).withUnsafeBufferPointer {
            Kernels.softmaxCrossEntropy(
                scores: scores, labels: $0, gradient: gradient, smoothing: 0, weights: [9, 3, 2])
        }
        #expect(abs(result.loss - (2 * 0.693_147_2 + 3 * 1.098_612_3) / 2) < 1e-6)
        let expected: [Float] = [0.25, 0.25, -0.5, 0.5, -1, 0.5]
        #expect(zip(gradient.floats, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test func hugeScoresStayFinite() throws {
        let (scores, gradient) = (try Memory(.plain([1, 3])), try Memory(.plain([1, 3])))
        _ = scores.floats.update(fromContentsOf: [1e30, -1e30, 3])
        let result = ([0] as [Int32]).withUnsafeBufferPointer {
            Kernels.softmaxCrossEntropy(
                scores: scores, labels: $0, gradient: gradient, smoothing: 0)
        }
        #expect(result.loss == 0 && gradient.floats.allSatisfy { $0.isFinite })
    }

    @Test func averagesMoveByTheirShare() throws {
        let (average, weights) = (try Self.memory(1), try Self.memory(2))
        let before = Array(average.floats)
        Kernels.average(average, towards: weights, decay: 0.75, threadCount: 2)
        for index in stride(from: 0, to: Self.count, by: 977) {
            let expected = 0.75 * before[index] + 0.25 * weights.floats[index]
            #expect(abs(average.floats[index] - expected) < 1e-6)
        }
    }
}
