import Classical
import Foundation
import Testing

/// Solutions against known ones, a plain solver and the conditions that only a solution fulfils.
@Suite struct SupportVectorFitTests {
    @Test("Two samples: the plane halfway, both coefficients 2 / distance²")
    func twoSamples() throws {
        let samples = LabeledRows(
            features: FeatureMatrix(columnCount: 2, values: [3, 0, 1, 0]), labels: [0, 1])
        let fit = try samples.fitVectors(.init(.linear, penalty: 10), classCount: 2)
        #expect(fit.supportRows == [0, 1])
        #expect(fit.machine.coefficients == [0.5, -0.5])
        #expect(fit.machine.intercepts == [-2])
        #expect(fit.pairs[0].objective == -0.5)
        let decisions = try fit.machine.decisions(
            of: FeatureMatrix(columnCount: 2, values: [3, 7, 2, 0, 1, -5, 0, 0]), threadCount: 1)
        #expect(decisions == [1, 0, -1, -2])
    }

    @Test("Exclusive or by a polynomial of degree 2: all coefficients 1/8")
    func exclusiveOr() throws {
        let samples = LabeledRows(
            features: FeatureMatrix(columnCount: 2, values: [1, 1, -1, -1, 1, -1, -1, 1]),
            labels: [0, 0, 1, 1])
        let settings = SupportVectorMachine.Settings(
            .polynomial(degree: 2, constant: 1), gamma: 1, penalty: 100, tolerance: 1e-6)
        let fit = try samples.fitVectors(settings, classCount: 2)
        // Haykin's example: (x·y + 1)² makes the problem symmetric, with α = 1/8, value −1/4.
        #expect(fit.supportRows == [0, 1, 2, 3])
        for (value, known) in zip(fit.machine.coefficients, [0.125, 0.125, -0.125, -0.125]) {
            #expect(abs(value - Float(known)) < 1e-5)
        }
        #expect(abs(fit.pairs[0].objective + 0.25) < 1e-6)
    }

    @Test("As good as a plain solver", arguments: SupportVectorMachine.Settings.kinds)
    func agreesWithPlainSolver(settings: SupportVectorMachine.Settings) throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let samples = LabeledRows.clusters(count: 45, columnCount: 3, seed: seed).pair(0, 2)
            var sharp = settings
            sharp.tolerance = 1e-5
            let fit = try samples.fitVectors(sharp, classCount: 2)
            var plain = PlainDual(samples, fit.machine.kernel, bound: settings.penalty)
            plain.solve(passCount: 300)
            let scale = max(1, abs(plain.objective))
            #expect(abs(fit.pairs[0].objective - plain.objective) < 1e-4 * scale)
            #expect(fit.pairs[0].isConverged)
        }
    }

    @Test("The optimality conditions hold", arguments: SupportVectorMachine.Settings.kinds)
    func conditionsHold(settings: SupportVectorMachine.Settings) throws {
        let samples = LabeledRows.clusters(count: 900, seed: 5)
        let fit = try samples.fitVectors(settings)
        for (place, pair) in fit.pairs.enumerated() {
            let members = samples.labels.indices.filter {
                samples.labels[$0] == pair.first || samples.labels[$0] == pair.second
            }
            let decisions = try fit.machine.decisions(
                of: samples.features.select(members), threadCount: 2)
            var sum = 0.0
            for (index, row) in members.enumerated() {
                let sign: Double = samples.labels[row] == pair.first ? 1 : -1
                let coefficient = fit.coefficient(ofRow: row, samples.labels[row], against: pair)
                let margin = sign * Double(decisions[index * fit.pairs.count + place])
                sum += coefficient
                // Half the tolerance either side of the intercept, and single precision.
                let slack = settings.tolerance + 1e-4
                #expect(0...settings.penalty ~= coefficient * sign)
                if coefficient * sign < settings.penalty { #expect(margin > 1 - slack) }
                if coefficient != 0 { #expect(margin < 1 + slack) }
            }
            #expect(abs(sum) < 1e-4 * settings.penalty)
        }
    }

    @Test("A cache too small for all rows changes the way, not the answer")
    func smallCache() throws {
        let samples = LabeledRows.noise(count: 600, columnCount: 5, classCount: 2, seed: 2)
        var settings = SupportVectorMachine.Settings(.radial, gamma: 0.05, penalty: 5)
        let roomy = try samples.fitVectors(settings, classCount: 2)
        settings.cacheBytes = 1
        let narrow = try samples.fitVectors(settings, classCount: 2)
        #expect(roomy.pairs[0].supportCount > 128, "more vectors than the small cache has rows")
        #expect(narrow.pairs[0].isConverged)
        let difference = abs(narrow.pairs[0].objective - roomy.pairs[0].objective)
        #expect(difference < 1e-4 * abs(roomy.pairs[0].objective))
    }

    @Test("Steps that run out, and conditions that rounding hides, end the fit and are told")
    func unreachable() throws {
        let samples = LabeledRows.noise(count: 200, columnCount: 4, classCount: 2, seed: 5)
        var settings = SupportVectorMachine.Settings(.linear, penalty: 1e6, tolerance: 1e-6)
        settings.stepCountMax = 5_000
        let fit = try samples.fitVectors(settings, classCount: 2)
        #expect(!fit.pairs[0].isConverged)
        #expect(fit.pairs[0].stepCount <= 5_000)
        // Twice the same sample with either label, among others: no curvature between them.
        var twins = LabeledRows.clusters(count: 40, seed: 1).pair(0, 1)
        twins.features = twins.features.select(Array(twins.labels.indices) + [0, 0, 1, 1])
        twins.labels += [0, 1, 0, 1]
        settings = .init(.radial, penalty: 1e3)
        #expect(try twins.fitVectors(settings, classCount: 2).pairs[0].isConverged)
    }

    @Test func threadsChangeNothing() throws {
        let samples = LabeledRows.clusters(count: 300, seed: 9)
        let one = try samples.fitVectors(threadCount: 1)
        let three = try samples.fitVectors(threadCount: 3)
        #expect(one.machine == three.machine)
        #expect(one.supportRows == three.supportRows)
    }

    @Test("A class that weighs more is missed less")
    func classWeights() throws {
        let samples = LabeledRows.clusters(count: 400, spread: 2, seed: 3).pair(0, 1)
        var settings = SupportVectorMachine.Settings(.linear, penalty: 0.01)
        func missed(_ weights: [Double]) throws -> Int {
            settings.classWeights = weights
            let fit = try samples.fitVectors(settings, classCount: 2)
            let decisions = try fit.machine.decisions(of: samples.features, threadCount: 1)
            return zip(decisions, samples.labels).count { $0 < 0 && $1 == 0 }
        }
        let counts = [try missed([10, 1]), try missed([1, 1]), try missed([1, 10])]
        #expect(counts[0] < counts[1])
        #expect(counts[1] < counts[2])
    }

    @Test func itTellsHowFarItIsAndStopsWhenAsked() throws {
        let samples = LabeledRows.clusters(count: 90, seed: 1)
        let told = Told()
        _ = try SupportVectorMachine.fit(
            samples.features, labels: samples.labels, classCount: 3, threadCount: 2,
            progress: { told.add($0) })
        #expect(told.all.map(\.done).sorted() == [1, 2, 3])
        #expect(told.all.allSatisfy { $0.total == 3 })
        #expect(throws: ClassicalError.stopped) {
            try SupportVectorMachine.fit(
                samples.features, labels: samples.labels, classCount: 3, threadCount: 2,
                shouldStop: { true })
        }
    }
}

extension SupportVectorFit {
    /// The coefficient of a training row in one pair's problem; 0 for one that supports nothing.
    func coefficient(ofRow row: Int, _ label: Int, against pair: Pair) -> Double {
        guard let place = supportRows.firstIndex(of: row) else { return 0 }
        let other = label == pair.first ? pair.second - 1 : pair.first
        return Double(machine.coefficients[other * supportRows.count + place])
    }
}
