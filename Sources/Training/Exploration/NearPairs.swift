import Classical
import Datasets
import Evaluation
import NumeralCore

/// The pairs of a set that are most alike: glyphs each of which is among the other's nearest, or is
/// the other's nearest of all.
struct NearPairs {
    /// With one label; the nearest first.
    let within: [NearPair]
    /// With two.
    let across: [NearPair]

    init(
        in set: LabeledGlyphs, _ features: FeatureMatrix, neighborCount: Int, threadCount: Int
    ) throws(ClassicalError) {
        let lists = try features.nearestRows(
            count: min(neighborCount, set.count - 1), threadCount: threadCount)
        // A root mean square of bytes, on the scale from paper to ink.
        let scale = 1 / (255 * Double(Glyph.pixelCount).squareRoot())
        var pairs: [[Int]: NearPair] = [:]
        for (row, list) in lists.enumerated() {
            for near in list {
                let (first, second) = (min(row, near.row), max(row, near.row))
                pairs[[first, second]] = NearPair(
                    first: first, second: second, distance: Double(near.distance) * scale)
            }
        }
        let sorted = pairs.values.sorted {
            ($0.distance, $0.first, $0.second) < ($1.distance, $1.first, $1.second)
        }
        within = sorted.filter { set.labels[$0.first] == set.labels[$0.second] }
        across = sorted.filter { set.labels[$0.first] != set.labels[$0.second] }
    }

    /// How many glyphs are the same in every byte as one before them.
    static func copyCount(in set: LabeledGlyphs) -> Int {
        var seen = Set<ArraySlice<UInt8>>()
        return (0..<set.count).count { index in
            let start = index * Glyph.pixelCount
            return !seen.insert(set.glyphs[start..<start + Glyph.pixelCount]).inserted
        }
    }
}
