import Classical
import Foundation
import Testing

@Suite struct ProbabilityTests {
    @Test("A sigmoid that made the labels is found again")
    func sigmoidIsFound() {
        var numbers = SeededNumbers(state: 1)
        let decisions = (0..<20_000).map { _ in Double.random(in: -3...3, using: &numbers) }
        let truth = Sigmoid(slope: -2, offset: 0.5)
        let labels = decisions.map {
            Double.random(in: 0..<1, using: &numbers) < truth.probability(of: $0)
        }
        let fitted = Sigmoid(fittedTo: decisions, areFirst: labels)
        #expect(abs(fitted.slope - truth.slope) < 0.1)
        #expect(abs(fitted.offset - truth.offset) < 0.1)
    }

    @Test("At its minimum the cross-entropy has no slope")
    func gradientVanishes() {
        let decisions = [2.0, 1, 0.5, -0.2, -1, -3, 0.1]
        let labels = [true, true, false, true, false, false, false]
        let fitted = Sigmoid(fittedTo: decisions, areFirst: labels)
        // Platt's targets: (3 + 1) / (3 + 2) and 1 / (4 + 2).
        let targets = labels.map { $0 ? 0.8 : 1.0 / 6 }
        let rests = zip(decisions, targets).map { $1 - fitted.probability(of: $0) }
        #expect(abs(rests.reduce(0, +)) < 1e-4)
        #expect(abs(zip(decisions, rests).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-4)
    }

    @Test("Perfectly parted, one-sided and missing samples stay finite")
    func extremesStayFinite() {
        for (decisions, labels) in [
            ([1e6, 1e6, -1e6], [true, true, false]), ([1, 2, 3], [true, true, true]),
            ([], []), ([0, 0], [true, false]), ([5], [false]),
        ] as [([Double], [Bool])] {
            let fitted = Sigmoid(fittedTo: decisions, areFirst: labels)
            #expect(fitted.slope.isFinite && fitted.offset.isFinite)
            for decision in [-1e300, -1, 0, 1, 1e300] {
                #expect(0...1 ~= fitted.probability(of: decision))
            }
        }
        #expect(Sigmoid(fittedTo: [], areFirst: []).probability(of: 3) == 0.5)
    }

    @Test("Pairs that come of one distribution give it back")
    func consistentPairsAreCoupled() {
        let truth = [0.5, 0.3, 0.15, 0.05]
        var pairs: [Double] = []
        for first in truth.indices {
            for second in first + 1..<truth.count {
                pairs.append(truth[first] / (truth[first] + truth[second]))
            }
        }
        let coupled = PairwiseCoupling.probabilities(pairs: pairs, classCount: truth.count)
        for (value, known) in zip(coupled, truth) { #expect(abs(value - known) < 0.01) }
    }

    @Test("No other distribution is nearer to the pairs, to the stop's accuracy")
    func couplingMinimises() {
        var numbers = SeededNumbers(state: 8)
        for classCount in [2, 3, 5, 10] {
            let pairs = (0..<classCount * (classCount - 1) / 2).map { _ in
                Double.random(in: 0...1, using: &numbers)
            }
            let coupled = PairwiseCoupling.probabilities(pairs: pairs, classCount: classCount)
            #expect(abs(coupled.reduce(0, +) - 1) < 1e-12)
            #expect(coupled.allSatisfy { $0 > 0 })
            let reached = energy(pairs, coupled)
            for _ in 0..<100 {
                var other = coupled.map { $0 * Double.random(in: 0.5...1.5, using: &numbers) }
                let sum = other.reduce(0, +)
                other = other.map { $0 / sum }
                #expect(energy(pairs, other) > reached - 0.005 / Double(classCount))
            }
        }
    }

    private func energy(_ pairs: [Double], _ p: [Double]) -> Double {
        var (sum, pair) = (0.0, 0)
        for first in p.indices {
            for second in first + 1..<p.count {
                let gap = (1 - pairs[pair]) * p[first] - pairs[pair] * p[second]
                sum += gap * gap
                pair += 1
            }
        }
        return sum
    }

    @Test("Certain and contradictory pairs stay finite")
    func certainPairs() {
        for pairs in [[1, 1, 1], [0, 0, 0], [1, 0, 1]] as [[Double]] {
            let coupled = PairwiseCoupling.probabilities(pairs: pairs, classCount: 3)
            #expect(coupled.allSatisfy { $0 > 0 && $0.isFinite })
        }
        #expect(PairwiseCoupling.probabilities(pairs: [1, 1, 1], classCount: 3)[0] > 0.99)
    }

    @Test("Cross-validated sigmoids know what training samples would hide")
    func crossValidation() throws {
        let samples = LabeledRows.clusters(count: 300, spread: 1.6, seed: 2)
        let fresh = LabeledRows.clusters(count: 3000, spread: 1.6, seed: 3)
        var settings = SupportVectorMachine.Settings(.radial, gamma: 0.3, penalty: 100)
        settings.tolerance = 1e-3
        var numbers = SeededNumbers(state: 1)
        let fit = try SupportVectorMachine.fitWithProbabilities(
            samples.features, labels: samples.labels, classCount: 3, settings: settings,
            using: &numbers, threadCount: 2)
        let bare = try samples.fitVectors(settings)
        #expect(fit.supportRows == bare.supportRows)
        let own = try bare.machine.fittingSigmoids(
            to: samples.features, labels: samples.labels, threadCount: 2)
        #expect(try loss(fit.machine, fresh) < loss(own, fresh))
        #expect(throws: ClassicalError.self) {
            try SupportVectorMachine.fitWithProbabilities(
                samples.features, labels: samples.labels, classCount: 3, foldCount: 101,
                using: &numbers, threadCount: 2)
        }
    }

    private func loss(_ machine: SupportVectorMachine, _ samples: LabeledRows) throws -> Float {
        let scores = try machine.scores(of: samples.features, threadCount: 2)
        let sum = samples.labels.enumerated().reduce(Float(0)) { $0 - scores[$1.0 * 3 + $1.1] }
        return sum / Float(samples.labels.count)
    }
}
