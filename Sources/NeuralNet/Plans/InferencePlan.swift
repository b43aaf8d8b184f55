internal import Engine
internal import Synchronization

/// A network with its weights, compiled to answer.
///
/// Many threads may call a plan at once: they share its weights and operations, and each call
/// borrows working memory from a pool. A server does best with `threadCount` 1 and a caller a core;
/// the width is set inside each call, whatever the thread's own is.
///
/// Batch norm is folded into the weights before it and dropout does nothing. With a `batchCount` of
/// 1 a sample's scores are the same bytes alone and among others. With more they are so but for
/// rounding: a processor without AVX-512 sums a sample's products in another order at another place
/// of the batch.
public final class InferencePlan: Sendable {
    public let network: Network
    public let batchCount: Int
    public let threadCount: Int
    /// The scores of a sample.
    public let classCount: Int
    /// The floats of a sample.
    public let sampleCount: Int

    private let program: InferenceProgram
    private let idle = Mutex<[InferenceLane]>([])

    /// - Parameters:
    ///   - batchCount: how many samples go through the network together. 1 is the quickest for a
    ///     single picture and nearly so for many; a plan with more always computes whole batches.
    /// - Throws: what is wrong with the network, the weights or a setting, or oneDNN's refusal.
    public init(
        _ network: Network, weights: Weights, batchCount: Int = 1, threadCount: Int = 1
    ) throws(PlanError) {
        let shapes: [[Int]]
        do { shapes = try network.shapes() } catch { throw .network(error) }
        let ordered: Weights
        do { ordered = try weights.validated(for: network) } catch { throw .weights(error) }
        try PlanLimits.check(
            network, batchCount: batchCount, threadCount: threadCount, shapes: shapes)
        self.network = network
        self.batchCount = batchCount
        self.threadCount = threadCount
        sampleCount = network.input.reduce(1, *)
        // A network that has shapes has at least one.
        classCount = shapes.last!.reduce(1, *)
        let folded = FoldedLayer.fold(network, ordered, shapes: shapes)
        program = try engine { () throws(DNNLError) in
            try Processor.withThreads(threadCount) { () throws(DNNLError) in
                try InferenceProgram(
                    input: network.input, layers: folded, batchCount: batchCount,
                    threadCount: threadCount)
            }
        }
    }

    /// The raw scores of any number of samples: [n, …input] in, [n, class] out, row-major.
    ///
    /// NaN in a sample gives NaN in its scores and in no other's.
    ///
    /// - Throws: ``PlanError/wrongInputCount(_:sampleCount:)`` when `inputs` is no whole number of
    ///   samples.
    public func scores(_ inputs: [Float]) throws(PlanError) -> [Float] {
        guard inputs.count % sampleCount == 0 else {
            throw .wrongInputCount(inputs.count, sampleCount: sampleCount)
        }
        let count = inputs.count / sampleCount
        guard count > 0 else { return [] }
        return try engine { () throws(DNNLError) in
            try Processor.withThreads(threadCount) { () throws(DNNLError) in
                let lane = try borrowLane()
                defer { giveBack(lane) }
                return try scores(inputs, count: count, on: lane)
            }
        }
    }

    private func scores(
        _ inputs: [Float], count: Int, on lane: InferenceLane
    ) throws(DNNLError) -> [Float] {
        var scores: [Float] = []
        scores.reserveCapacity(count * classCount)
        for first in stride(from: 0, to: count, by: batchCount) {
            let part = min(batchCount, count - first)
            let range = first * sampleCount..<(first + part) * sampleCount
            _ = lane.inputs.update(fromContentsOf: inputs[range])
            // The rest of a last batch is zeros: what stood there may be another caller's picture.
            lane.inputs[range.count...].update(repeating: 0)
            try lane.run()
            scores.append(contentsOf: lane.scores[..<(part * classCount)])
        }
        return scores
    }

    private func borrowLane() throws(DNNLError) -> InferenceLane {
        if let lane = idle.withLock({ $0.popLast() }) { return lane }
        return try InferenceLane(program)
    }

    private func giveBack(_ lane: InferenceLane) {
        idle.withLock { lanes in
            if lanes.count < PlanLimits.idleLaneCountMax { lanes.append(lane) }
        }
    }
}
