import NumeralCore
import Testing

@Suite struct PredictionTests {
    @Test func ordersByProbabilityThenClass() {
        let prediction = Prediction(
            classes: [.one, .two, .three, .four], probabilities: [0.2, 0.3, 0.2, 0.3])
        #expect(prediction.candidates.map(\.symbol) == [.two, .four, .one, .three])
        #expect(prediction.best.probability == 0.3)
        #expect(prediction.probability(of: .three) == 0.2)
        #expect(prediction.probability(of: .nine) == 0)
    }

    @Test("What is not a distribution is refused", arguments: [[0.5, 0.4], [1.5, -0.5], [0, 0]])
    func refusesNonsense(probabilities: [Float]) async {
        let (first, second) = (probabilities[0], probabilities[1])
        await #expect(processExitsWith: .failure) {
            [first = first as Float, second = second as Float] in
            _ = Prediction(classes: [.one, .two], probabilities: [first, second])
        }
    }
}

@Suite struct SymbolTests {
    @Test func digitsRoundTrip() {
        for value in 0...9 { #expect(Symbol(digit: value)?.digit == value) }
        #expect(Symbol(digit: 10) == nil)
        #expect(Symbol(digit: -1) == nil)
        #expect(Symbol.plus.digit == nil)
        #expect(Symbol.digits.map(\.description).joined() == "0123456789")
    }
}
