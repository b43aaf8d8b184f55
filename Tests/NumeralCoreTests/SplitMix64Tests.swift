import NumeralCore
import Testing

@Suite struct SplitMix64Tests {
    @Test("The published sequence of seed 1234567")
    func matchesReference() {
        var generator = SplitMix64(seed: 1_234_567)
        #expect(generator.next() == 6_457_827_717_110_365_317)
        #expect(generator.next() == 3_203_168_211_198_807_973)
        #expect(generator.next() == 9_817_491_932_198_370_423)
    }

    @Test func pathsDiffer() {
        let paths: [[UInt64]] = [[], [0], [1], [0, 0], [0, 1], [1, 0]]
        #expect(Set(paths.map { SplitMix64(seed: 5, path: $0) }).count == paths.count)
    }

    @Test func unitStaysBelowOne() {
        var generator = SplitMix64(seed: 1)
        for _ in 0..<10_000 { #expect((0..<1).contains(generator.nextUnit())) }
    }
}
