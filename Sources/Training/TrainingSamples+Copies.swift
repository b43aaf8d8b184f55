import Foundation
import NumeralCore
import Parallel

extension TrainingSamples {
    /// The samples and distorted copies of each, for what learns from all of them at once.
    ///
    /// A copy depends on the seed, its number and its sample alone.
    ///
    /// - Parameter count: how many copies of each.
    func withCopies(
        _ count: Int, _ augmentation: Augmentation, seed: UInt64, threadCount: Int
    ) -> TrainingSamples {
        guard count > 0 else { return self }
        let parts = (1...count).flatMap { copy in
            stride(from: 0, to: self.count, by: Self.chunkCount).map { (copy, $0) }
        }
        var all = self
        let made = concurrentMap(parts, threadCount: threadCount) { copy, first in
            copies(
                of: first..<min(self.count, first + Self.chunkCount), number: copy, augmentation,
                seed: seed)
        }
        for samples in made { all.append(samples) }
        return all
    }

    /// Glyphs that one thread distorts at a time.
    private static let chunkCount = 1000

    private func copies(
        of indices: Range<Int>, number: Int, _ augmentation: Augmentation, seed: UInt64
    ) -> TrainingSamples {
        var distorter = Distorter(elasticSpacing: augmentation.elasticSpacing)
        var copies: [UInt8] = []
        copies.reserveCapacity(indices.count * Glyph.pixelCount)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: Glyph.pixelCount) { picture in
            for index in indices {
                let start = index * Glyph.pixelCount
                var generator = SplitMix64(
                    seed: seed,
                    path: [SeedStream.distortion.rawValue, UInt64(number), UInt64(index)])
                let distortion = augmentation.distortion(using: &generator)
                glyphs[start..<start + Glyph.pixelCount].withUnsafeBufferPointer {
                    distorter.apply(distortion, to: $0, into: picture)
                }
                copies += picture.map { UInt8((min(1, max(0, $0)) * 255).rounded()) }
            }
        }
        var samples = TrainingSamples()
        samples.append(glyphs: copies, labels: Array(labels[indices]))
        return samples
    }
}
