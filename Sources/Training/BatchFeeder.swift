import Foundation
import NumeralCore
import Recognition

/// Makes batches ahead of the training thread, on a thread of its own.
///
/// Which glyphs stand in a batch and how each is distorted follows from the
/// seed, the epoch and the glyph alone, so neither the pace of the two threads
/// nor where a run was resumed changes a bit.
final class BatchFeeder: @unchecked Sendable {
    // Sendable: `condition` guards `filled`, `isStopped` and which slots are whose. The
    // feeding thread writes only to a slot that is free, the training thread reads only
    // the one it was handed, and a slot is never both.

    /// A batch: `[batch, feature]` preprocessed inputs, and labels.
    struct Batch {
        let inputs: UnsafeMutableBufferPointer<Float>
        let labels: UnsafeMutableBufferPointer<Int32>
    }

    /// Batches that may wait: enough to ride out a hiccup, small beside the caches.
    static let slotCount = 4

    private let recipe: Recipe
    private let data: TrainingSamples
    private let preprocessing: Preprocessing
    private let slots: [Batch]
    private let condition = NSCondition()
    /// Batches made and not yet given back; the oldest may be in use.
    private var filledCount = 0
    private var isStopped = false

    /// Prepares to feed the training samples.
    ///
    /// - Parameter preprocessing: the recipe's, fitted.
    init(recipe: Recipe, data: TrainingSamples, preprocessing: Preprocessing) {
        precondition(data.count >= recipe.batchSize)
        self.recipe = recipe
        self.data = data
        self.preprocessing = preprocessing
        slots = (0..<Self.slotCount).map { _ in
            Batch(
                inputs: .allocate(capacity: recipe.batchSize * preprocessing.featureCount),
                labels: .allocate(capacity: recipe.batchSize))
        }
        for slot in slots {
            slot.inputs.initialize(repeating: 0)
            slot.labels.initialize(repeating: 0)
        }
    }

    deinit {
        for slot in slots {
            slot.inputs.deallocate()
            slot.labels.deallocate()
        }
    }

    /// Full batches in an epoch.
    static func stepsPerEpoch(_ count: Int, _ recipe: Recipe) -> Int { count / recipe.batchSize }

    /// Starts making batches from a place in the run until its end or ``stop()``.
    func start(epoch: Int, step: Int) {
        let thread = Thread { self.feed(epoch: epoch, step: step) }
        thread.name = "numeral-batches"
        thread.start()
    }

    /// Hands out the next batch; the slot is free again when `body` returns.
    ///
    /// - Parameter index: which batch since the start, from 0.
    func withBatch<Value>(_ index: Int, _ body: (Batch) -> Value) -> Value {
        condition.lock()
        while filledCount == 0 { condition.wait() }
        condition.unlock()
        let value = body(slots[index % Self.slotCount])
        condition.lock()
        filledCount -= 1
        condition.signal()
        condition.unlock()
        return value
    }

    /// Ends the feeding thread soon.
    func stop() {
        condition.lock()
        isStopped = true
        condition.signal()
        condition.unlock()
    }

    private func feed(epoch first: Int, step: Int) {
        var index = 0
        var distorter = Distorter(elasticSpacing: recipe.augmentation.elasticSpacing)
        let stepCount = Self.stepsPerEpoch(data.count, recipe)
        for epoch in first..<max(first, recipe.epochCount) {
            let order = order(of: epoch)
            for step in (epoch == first ? step : 0)..<stepCount {
                condition.lock()
                while filledCount == Self.slotCount && !isStopped { condition.wait() }
                let isStopped = isStopped
                condition.unlock()
                if isStopped { return }
                let start = step * recipe.batchSize
                fill(
                    slots[index % Self.slotCount], with: order[start..<start + recipe.batchSize],
                    epoch: epoch, &distorter)
                condition.lock()
                filledCount += 1
                condition.signal()
                condition.unlock()
                index += 1
            }
        }
    }

    /// The glyphs' indices in the order of an epoch.
    private func order(of epoch: Int) -> [Int] {
        var generator = SplitMix64(
            seed: recipe.seed, path: [SeedStream.order.rawValue, UInt64(epoch)])
        return Array(0..<data.count).shuffled(using: &generator)
    }

    private func fill(
        _ batch: Batch, with indices: ArraySlice<Int>, epoch: Int, _ distorter: inout Distorter
    ) {
        let (pixelCount, featureCount) = (Glyph.pixelCount, preprocessing.featureCount)
        data.glyphs.withUnsafeBufferPointer { glyphs in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: pixelCount) { picture in
                for (row, index) in indices.enumerated() {
                    let start = index * pixelCount
                    let ink = UnsafeBufferPointer(rebasing: glyphs[start..<start + pixelCount])
                    let place = row * featureCount..<(row + 1) * featureCount
                    var generator = SplitMix64(
                        seed: recipe.seed,
                        path: [SeedStream.distortion.rawValue, UInt64(epoch), UInt64(index)])
                    distorter.apply(
                        recipe.augmentation.distortion(using: &generator), to: ink, into: picture)
                    preprocessing.apply(
                        to: picture,
                        into: UnsafeMutableBufferPointer(rebasing: batch.inputs[place]))
                    batch.labels[row] = Int32(data.labels[index])
                }
            }
        }
    }
}
