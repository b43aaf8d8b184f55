import NeuralNet
import Testing

@Suite struct ScheduleTests {
    static func rates(_ schedule: Schedule, _ stepCount: Int) -> [Float] {
        (0..<stepCount).map { schedule.rate(base: 2, step: $0, stepCount: stepCount) }
    }

    static func isRising(_ rates: some Sequence<Float>) -> Bool {
        zip(rates, rates.dropFirst()).allSatisfy { $0 <= $1 }
    }

    @Test func constantStays() {
        #expect(Set(Self.rates(.constant, 50)) == [2])
    }

    @Test("A tenth of 100 steps is 10, although Float's 0.1 is a little more")
    func stepsDrop() {
        let rates = Self.rates(.step(every: 0.1, factor: 0.5), 100)
        #expect(rates[9] == 2 && rates[10] == 1 && rates[19] == 1 && rates[20] == 0.5)
        #expect(rates[99] == 2 * 0x1p-9)
    }

    @Test func cosineEnds() {
        let rates = Self.rates(.cosine(final: 0.25), 101)
        #expect(rates[0] == 2 && abs(rates[100] - 0.5) < 1e-6)
        #expect(abs(rates[50] - 1.25) < 1e-6)
        #expect(Self.isRising(rates.reversed()))
        let toZero = Self.rates(.cosine(), 10)
        #expect(toZero[9] == 0 && toZero[8] > 0)
    }

    @Test func cosineWarmsUp() {
        let rates = Self.rates(.cosine(warmup: 0.1), 100)
        #expect(rates[0] > 0)
        #expect(rates[10] == 2 && rates[9] < 2 && rates[11] < 2)
        #expect(Self.isRising(rates[...10]))
        #expect(Self.isRising(rates[10...].reversed()))
        // A straight line.
        #expect(abs((rates[5] - rates[4]) - (rates[1] - rates[0])) < 1e-6)
    }

    @Test("PyTorch's OneCycleLR: the peak at 0.3 · 100 − 1, the ends at 2/25 and 2/25/10⁴")
    func oneCycle() {
        let rates = Self.rates(.oneCycle(), 100)
        #expect(abs(rates[0] - 0.08) < 1e-6)
        #expect(rates[29] == 2)
        #expect(abs(rates[99] - 8e-6) < 1e-9)
        #expect(Self.isRising(rates[...29]))
        #expect(Self.isRising(rates[29...].reversed()))
    }

    @Test(
        "Every rate of every run is finite and within the base", arguments: [0, 1, 2, 3, 7],
        [
            Schedule.constant, .step(every: 1), .step(every: 1e-9), .cosine(warmup: 0.99),
            .cosine(), .oneCycle(), .oneCycle(peak: 0.01), .oneCycle(peak: 0.99),
        ])
    func shortRuns(stepCount: Int, schedule: Schedule) {
        for step in 0...stepCount + 1 {
            let rate = schedule.rate(base: 2, step: step, stepCount: stepCount)
            #expect(rate >= 0 && rate <= 2, "step \(step)")
        }
    }

    @Test(arguments: [
        Schedule.step(every: 0), .step(every: 1.1), .step(every: .nan),
        .step(every: 0.5, factor: 0),
        .cosine(warmup: 1), .cosine(final: -0.1), .oneCycle(peak: 0), .oneCycle(peak: 1),
        .oneCycle(startDivisor: 0), .oneCycle(finalDivisor: .infinity),
    ])
    func refusesSettings(schedule: Schedule) {
        #expect(throws: SettingError.self) { try schedule.check() }
    }
}
