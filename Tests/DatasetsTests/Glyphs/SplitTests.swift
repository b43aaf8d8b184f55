import Datasets
import NumeralCore
import Testing

@Suite struct SplitTests {
    /// Labels of random counts of random classes.
    static func labels(seed: UInt64) -> [UInt8] {
        var generator = SplitMix64(seed: seed)
        let classCount = Int.random(in: 1...12, using: &generator)
        let count = Int.random(in: 0...400, using: &generator)
        return (0..<count).map { _ in
            // The square makes some classes rare.
            let at = generator.nextUnit()
            return UInt8(Float(classCount) * at * at)
        }
    }

    static func fractions(seed: UInt64) -> [Double] {
        var generator = SplitMix64(seed: seed, path: [1])
        return (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            Double(generator.next(in: 0.05...1))
        }
    }

    @Test("Disjoint, complete, each class in proportion", arguments: 0..<100 as Range<UInt64>)
    func laws(seed: UInt64) {
        let labels = Self.labels(seed: seed)
        let fractions = Self.fractions(seed: seed)
        let parts = Split.stratified(labels: labels, fractions: fractions, seed: seed)
        #expect(parts.count == fractions.count)
        #expect(parts.flatMap(\.self).sorted() == Array(labels.indices))
        #expect(parts.allSatisfy { $0 == $0.sorted() })
        let whole = fractions.reduce(0, +)
        for (part, fraction) in zip(parts, fractions) {
            for label in Set(labels) {
                let share = Double(labels.count { $0 == label }) * fraction / whole
                let got = Double(part.count { labels[$0] == label })
                #expect(abs(got - share) < 1 + 1e-6)
            }
            #expect(abs(Double(part.count) - Double(labels.count) * fraction / whole) < 2)
        }
    }

    @Test func sameSeedSameParts() {
        let labels = Self.labels(seed: 3)
        func parts(_ seed: UInt64) -> [[Int]] {
            Split.stratified(labels: labels, fractions: [0.5, 0.5], seed: seed)
        }
        #expect(parts(7) == parts(7))
        #expect(parts(7) != parts(8))
    }

    @Test("As many are taken out as are asked for", arguments: [0, 1, 10, 5_000, 54_321, 60_000])
    func takingOut(count: Int) {
        // MNIST's own counts of classes.
        let counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
        let labels = counts.indices.flatMap { Array(repeating: UInt8($0), count: counts[$0]) }
        let (taken, rest) = Split.stratified(labels: labels, takingOut: count, seed: 5)
        #expect(taken.count == count)
        #expect((taken + rest).sorted() == Array(labels.indices))
    }
}
