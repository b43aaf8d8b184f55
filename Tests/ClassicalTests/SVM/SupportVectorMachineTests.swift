import Classical
import Foundation
import Testing

/// What a machine answers, and of what it cannot be made.
@Suite struct SupportVectorMachineTests {
    static let samples = LabeledRows.clusters(count: 240, columnCount: 37, seed: 4)

    @Test("Alone, in any batch, on any threads: the same bits")
    func rowsDoNotSeeEachOther() throws {
        for settings in SupportVectorMachine.Settings.kinds {
            let fit = try Self.samples.fitVectors(settings)
            let machine = try fit.machine.fittingSigmoids(
                to: Self.samples.features, labels: Self.samples.labels, threadCount: 1)
            let all = try machine.scores(of: Self.samples.features, threadCount: 3)
            for range in [0..<1, 5..<6, 239..<240, 0..<2, 3..<19, 10..<27, 7..<40, 100..<165] {
                let part = try machine.scores(
                    of: Self.samples.features.select(Array(range)), threadCount: 1)
                #expect(part == Array(all[range.lowerBound * 3..<range.upperBound * 3]))
            }
        }
    }

    @Test("Decisions are the sum over the support vectors")
    func decisionsByHand() throws {
        for settings in SupportVectorMachine.Settings.kinds {
            let machine = try Self.samples.fitVectors(settings).machine
            let decisions = try machine.decisions(of: Self.samples.features, threadCount: 2)
            let vectors = (0..<machine.supportVectors.rowCount).map {
                machine.supportVectors.values[machine.supportVectors.range(ofRow: $0)]
                    .map(Double.init)
            }
            let classes = machine.classCounts.enumerated().flatMap {
                [Int](repeating: $0.offset, count: $0.element)
            }
            for row in [0, 1, 100] {
                let x = Self.samples.features.values[Self.samples.features.range(ofRow: row)]
                    .map(Double.init)
                for (first, second) in [(0, 1), (0, 2), (1, 2)] {
                    let pair = SupportVectorMachine.pairIndex(first, second, classCount: 3)
                    var sum = Double(machine.intercepts[pair])
                    for (index, vector) in vectors.enumerated()
                    where classes[index] == first || classes[index] == second {
                        let other = classes[index] == first ? second - 1 : first
                        sum +=
                            Double(machine.coefficients[other * vectors.count + index])
                            * PlainDual.value(machine.kernel, x, vector)
                    }
                    #expect(abs(Double(decisions[row * 3 + pair]) - sum) < 2e-4)
                }
            }
        }
    }

    @Test func votesRankAndProbabilitiesSumToOne() throws {
        let machine = try Self.samples.fitVectors().machine
        let votes = try machine.scores(of: Self.samples.features, threadCount: 1)
        #expect(Self.samples.accuracy(votes) > 0.9)
        #expect(votes.allSatisfy { -0.34...2.34 ~= $0 })
        let sure = try machine.fittingSigmoids(
            to: Self.samples.features, labels: Self.samples.labels, threadCount: 1)
        let logarithms = try sure.scores(of: Self.samples.features, threadCount: 1)
        #expect(Self.samples.accuracy(logarithms) > 0.9)
        for row in 0..<240 {
            let sum = logarithms[row * 3..<row * 3 + 3].reduce(0) { $0 + exp(Double($1)) }
            #expect(abs(sum - 1) < 1e-5)
        }
    }

    @Test("Strange samples are refused", arguments: [Float.nan, .infinity, -.infinity])
    func refusesNumbers(strange: Float) throws {
        let machine = try Self.samples.fitVectors().machine
        var values = [Float](repeating: 0, count: 37)
        values[3] = strange
        #expect(throws: ClassicalError.self) {
            try machine.scores(
                of: FeatureMatrix(columnCount: 37, values: values), threadCount: 1)
        }
        #expect(throws: ClassicalError.self) {
            try machine.scores(
                of: FeatureMatrix(columnCount: 36, values: Array(values.dropLast())), threadCount: 1
            )
        }
    }

    @Test("Numbers as large as they can be give answers or a refusal, never a NaN")
    func hugeNumbers() throws {
        let huge = FeatureMatrix(
            columnCount: 37,
            values: [Float](repeating: .greatestFiniteMagnitude, count: 37))
        for settings in SupportVectorMachine.Settings.kinds {
            let machine = try Self.samples.fitVectors(settings).machine
            guard let scores = try? machine.scores(of: huge, threadCount: 1) else { continue }
            #expect(scores.allSatisfy { $0.isFinite })
        }
    }

    @Test func noRowsNoAnswers() throws {
        let machine = try Self.samples.fitVectors().machine
        let none = FeatureMatrix(columnCount: 37, values: [])
        #expect(try machine.scores(of: none, threadCount: 2).isEmpty)
    }

    @Test("A machine can be taken apart and put together again")
    func partsMakeTheSame() throws {
        let machine = try Self.samples.fitVectors().machine.fittingSigmoids(
            to: Self.samples.features, labels: Self.samples.labels, threadCount: 1)
        let again = try SupportVectorMachine(
            kernel: machine.kernel, supportVectors: machine.supportVectors,
            classCounts: machine.classCounts, coefficients: machine.coefficients,
            intercepts: machine.intercepts, sigmoids: machine.sigmoids)
        #expect(again == machine)
    }

    @Test("Damaged parts are refused", arguments: 0..<DamagedParts.all.count)
    func refusesParts(index: Int) {
        let error = #expect(throws: ClassicalError.self) { try DamagedParts.all[index].make() }
        guard case .parts = error else {
            Issue.record("\(String(describing: error)) does not speak of parts")
            return
        }
    }

    @Test func soundPartsAreTaken() throws { _ = try DamagedParts().make() }
}
