import Classical
import Testing

@Suite struct ResamplingTests {
    static let samples = ImbalancedSamples(counts: [60, 9, 25, 6], seed: 3)

    static let targets: [(Resampling, [Int])] = [
        (Resampling(.over), [60, 60, 60, 60]),
        (Resampling(.smote), [60, 60, 60, 60]),
        (Resampling(.under), [6, 6, 6, 6]),
        (Resampling(.over, to: .ratio(0.5)), [60, 30, 30, 30]),
        // 0.11 × 60 = 6.6, so seven keep the ratio; of the others there are enough.
        (Resampling(.smote, to: .ratio(0.11)), [60, 9, 25, 7]),
        (Resampling(.under, to: .ratio(0.5)), [12, 9, 12, 6]),
        // 6 / 0.35 = 17.1: eighteen would break the ratio.
        (Resampling(.under, to: .ratio(0.35)), [17, 9, 17, 6]),
        // 6 / ratio is more than any whole number: all are kept.
        (Resampling(.under, to: .ratio(1e-300)), [60, 9, 25, 6]),
        (Resampling(.under, to: .ratio(.leastNonzeroMagnitude)), [60, 9, 25, 6]),
        (Resampling(.over, to: .counts([nil, 10, 25, nil])), [60, 10, 25, 6]),
        (Resampling(.under, to: .counts([0, nil, 1, 6])), [0, 9, 1, 6]),
    ]

    @Test("As many of each class as wanted; what is kept is kept whole", arguments: targets)
    func counts(resampling: Resampling, wanted: [Int]) throws {
        let resampled = try Self.samples.resampled(resampling)
        #expect(Self.samples.counts(resampled) == wanted)
        #expect(resampling.counts(after: Self.samples.counts) == wanted)
        #expect(resampled.count == wanted.reduce(0, +))
        let features = resampled.features(from: Self.samples.features)
        #expect(features.rowCount == resampled.count)
        for (place, row) in resampled.rows.enumerated() {
            #expect(Array(features.values[features.range(ofRow: place)]) == Self.samples.row(row))
        }
        if resampling.method == .under {
            #expect(Set(resampled.rows).count == resampled.rows.count)
            #expect(resampled.rows == resampled.rows.sorted())
        } else {
            #expect(Array(resampled.rows.prefix(100)) == Array(0..<100))
        }
        #expect(resampling.method == .smote || resampled.mixtures.isEmpty)
    }

    @Test(
        "One seed, the same samples, whatever the threads; another seed, others", arguments: targets
    )
    func determinism(resampling: Resampling, wanted: [Int]) throws {
        let one = try Self.samples.resampled(resampling)
        #expect(try Self.samples.resampled(resampling, threads: 2) == one)
        if one.rows != Array(0..<100) || !one.mixtures.isEmpty {
            #expect(try Self.samples.resampled(resampling, seed: 2) != one)
        }
    }

    @Test(
        "A SMOTE sample lies between a sample and one of its k nearest of the same class",
        arguments: [1, 3, 5])
    func convexity(neighborCount: Int) throws {
        let samples = Self.samples
        let resampled = try samples.resampled(
            Resampling(.smote, neighborCount: neighborCount))
        let made = resampled.features(from: samples.features)
        func squared(_ one: [Float], _ other: [Float]) -> Float {
            zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        for (place, mixture) in resampled.mixtures.enumerated() {
            let (row, neighbor) = (samples.row(mixture.row), samples.row(mixture.neighbor))
            #expect(samples.labels[mixture.row] == samples.labels[mixture.neighbor])
            #expect(mixture.row != mixture.neighbor)
            #expect((0..<1).contains(mixture.share))
            // Whole numbers: distances are exact, and few of the class may be nearer.
            let nearer = samples.rows(of: samples.labels[mixture.row]).count {
                $0 != mixture.row && squared(samples.row($0), row) < squared(neighbor, row)
            }
            #expect(nearer < neighborCount)
            let point = made.values[made.range(ofRow: resampled.rows.count + place)]
            for (value, (one, two)) in zip(point, zip(row, neighbor)) {
                #expect(value == one + mixture.share * (two - one))
                #expect((min(one, two)...max(one, two)).contains(value))
            }
        }
    }

    @Test("Each sample is drawn about equally often, each of its neighbours too")
    func evenness() throws {
        let samples = ImbalancedSamples(counts: [20_010, 10], seed: 8)
        let over = try samples.resampled(Resampling(.over))
        let own = Set(samples.rows(of: 1))
        let draws = Dictionary(grouping: over.rows.dropFirst(20_020)) { $0 }.mapValues(\.count)
        #expect(Set(draws.keys) == own)
        // 20,000 draws of ten: 2,000 ± 42; six deviations either way.
        #expect(draws.values.allSatisfy { (1745...2255).contains($0) }, "\(draws)")
        let smote = try samples.resampled(Resampling(.smote, neighborCount: 2))
        let pairs = Dictionary(grouping: smote.mixtures) { [$0.row, $0.neighbor] }
        #expect(pairs.count == 20)
        // 1,000 ± 31.
        #expect(pairs.values.allSatisfy { (815...1185).contains($0.count) })
        let mean = smote.mixtures.reduce(0.0) { $0 + Double($1.share) } / 20_000
        // 0.5 ± 0.002.
        #expect(abs(mean - 0.5) < 0.0125)
    }

    @Test("Copies of one sample are their own neighbours")
    func copies() throws {
        let features = FeatureMatrix(
            columnCount: 1, values: [Float](repeating: 7, count: 20) + [1, 2, 3])
        let labels = [Int](repeating: 0, count: 20) + [1, 1, 1]
        let resampled = try Resampling(.smote, to: .counts([30, nil]), neighborCount: 4).rows(
            of: features, labels: labels, names: ["a", "b"], threadCount: 1,
            generator: { SeededNumbers(state: UInt64($0)) })
        #expect(resampled.mixtures.count == 10)
        #expect(resampled.mixtures.allSatisfy { $0.row != $0.neighbor && $0.row < 20 })
        #expect(resampled.features(from: features).values.filter { $0 == 7 }.count == 30)
    }

    @Test(arguments: [
        (
            Resampling(.smote), [9, 5, 0],
            "class b has 5 samples: SMOTE with 5 neighbours needs 6; ask for fewer"
        ),
        (Resampling(.smote, neighborCount: 0), [9, 9, 9], "neighbors is 0: it must be from 1 to"),
        (Resampling(.over, to: .ratio(0)), [9, 9, 9], "the ratio is 0.0: it must be above 0"),
        (Resampling(.over, to: .ratio(.nan)), [9, 9, 9], "the ratio is nan"),
        (Resampling(.under, to: .ratio(1.5)), [9, 9, 9], "the ratio is 1.5"),
        (Resampling(.over, to: .counts([9])), [9, 9, 9], "1 counts for 3 classes"),
        (
            Resampling(.over, to: .counts([-1, 9, 9])), [9, 9, 9],
            "a count must be from 0 to 1000000"
        ),
        (
            Resampling(.over, to: .counts([8, nil, nil])), [9, 9, 9],
            "class a has 9 samples: over-sampling cannot leave 8; under-sample it"
        ),
        (
            Resampling(.under, to: .counts([10, nil, nil])), [9, 9, 9],
            "class a has 9 samples: under-sampling cannot leave 10; over-sample it"
        ),
        (
            Resampling(.over, to: .counts([nil, nil, 3])), [9, 9, 0],
            "class c has no sample: there is nothing to make 3 of"
        ),
    ])
    func refusals(resampling: Resampling, counts: [Int], reason: String) throws {
        let complaint = try #require(resampling.complaint(counts: counts, names: ["a", "b", "c"]))
        #expect(complaint.hasPrefix(reason), "\(complaint)")
        let samples = ImbalancedSamples(counts: counts, seed: 1)
        #expect(throws: ClassicalError.self) { try samples.resampled(resampling) }
    }

    @Test("Six samples are enough for five neighbours; an absent class stays absent")
    func limits() throws {
        let samples = ImbalancedSamples(counts: [9, 6, 0], seed: 1)
        #expect(samples.counts(try samples.resampled(Resampling(.smote))) == [9, 9, 0])
        #expect(samples.counts(try samples.resampled(Resampling(.under))) == [6, 6, 0])
    }

    @Test("Balanced weights: each class weighs the same in all, a sample 1 in the mean")
    func weights() {
        let counts = [60, 9, 25, 6]
        let weights = ClassWeights.balanced(counts: counts)
        let sums = zip(weights, counts).map { $0 * Double($1) }
        #expect(sums.allSatisfy { abs($0 - 25) < 1e-12 })
        #expect(weights[0] == 100.0 / 240)
        #expect(ClassWeights.balanced(counts: [3, 0, 1]) == [4.0 / 6, 1, 2])
    }
}
