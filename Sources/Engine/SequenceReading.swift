/// How a sample in memory is read step by step: which of its scalars make up each step.
///
/// Step `t` is `group · groupStride + t · stepStride + feature · featureStride` for each group and
/// each feature in turn.
package struct SequenceReading: Sendable, Hashable {
    package var stepCount: Int
    package var stepStride: Int
    /// Groups lie apart in a sample and next to each other in a step: channels.
    package var groupCount: Int
    package var groupStride: Int
    package var featureCount: Int
    package var featureStride: Int

    /// The rows of a picture from top to bottom: step `t` is [channel, column] of row `t`.
    package static func rows(of picture: [Int]) -> SequenceReading {
        SequenceReading(
            stepCount: picture[1], stepStride: picture[2], groupCount: picture[0],
            groupStride: picture[1] * picture[2], featureCount: picture[2], featureStride: 1)
    }

    /// The columns from left to right: step `t` is [channel, row] of column `t`.
    package static func columns(of picture: [Int]) -> SequenceReading {
        SequenceReading(
            stepCount: picture[2], stepStride: 1, groupCount: picture[0],
            groupStride: picture[1] * picture[2], featureCount: picture[1],
            featureStride: picture[2])
    }

    /// The scalars of one step.
    package var inputCount: Int { groupCount * featureCount }

    private var sampleCount: Int { groupCount * groupStride }

    /// Copies samples, one after the other in `source`, to [step, sample, input].
    func gather(
        _ source: UnsafePointer<Float>, samples: Range<Int>, into steps: UnsafeMutablePointer<Float>
    ) {
        forEachRun(samples) { place, step in
            for feature in 0..<featureCount {
                steps[step + feature] = source[place + feature * featureStride]
            }
        }
    }

    /// Adds [step, sample, input] to the samples that it was gathered from.
    func scatter(
        _ steps: UnsafePointer<Float>, samples: Range<Int>, onto source: UnsafeMutablePointer<Float>
    ) {
        forEachRun(samples) { place, step in
            for feature in 0..<featureCount {
                source[place + feature * featureStride] += steps[step + feature]
            }
        }
    }

    /// Visits the features of one group of one sample at one step: where they start in the source
    /// and among the steps.
    private func forEachRun(_ samples: Range<Int>, _ body: (_ place: Int, _ step: Int) -> Void) {
        for step in 0..<stepCount {
            for (index, sample) in samples.enumerated() {
                for group in 0..<groupCount {
                    let place = sample * sampleCount + group * groupStride + step * stepStride
                    let row = step * samples.count + index
                    body(place, row * inputCount + group * featureCount)
                }
            }
        }
    }
}
