import NeuralNet
import TestSupport
import Testing

/// The checker itself: right passes, wrong is caught, kinks are counted.
@Suite struct GradientCheckTests {
    /// `y = x²`, with a backward that is right up to `fault`.
    struct Square: ReferenceLayer {
        var fault = 1.0
        var parameters: [Tensor] = []
        func forward(_ input: Tensor) -> (output: Tensor, tape: Tensor) {
            (Tensor(shape: input.shape, scalars: input.scalars.map { $0 * $0 }), input)
        }
        func backward(
            _ outputGradient: Tensor, _ tape: Tensor
        ) -> (input: Tensor, parameters: [Tensor]) {
            let scalars = zip(outputGradient.scalars, tape.scalars).map { fault * $0 * 2 * $1 }
            return (Tensor(shape: tape.shape, scalars: scalars), [])
        }
    }

    @Test func acceptsTheRightGradient() {
        let check = GradientCheck(Square(), input: .scattered([2, 5]))
        #expect(check.passes, "\(check)")
        #expect(check.comparedCount == 10)
    }

    @Test(arguments: [0.999, -1, 0, .nan])
    func catchesTheWrongGradient(fault: Double) {
        #expect(!GradientCheck(Square(fault: fault), input: .scattered([2, 5])).passes)
    }

    @Test func catchesATransposedWeight() {
        let weight = Tensor.scattered([3, 3])
        let layer = ReferenceDense(weight: weight, bias: nil)
        var check = GradientCheck()
        let input = Tensor.scattered([1, 3], seed: 1)
        // The gradient by input of output 0 is row 0; column 0 is the classic mistake.
        let column = Tensor(shape: [1, 3], scalars: [0, 3, 6].map { weight.scalars[$0] })
        check.compare("input", at: input, gradient: column) { layer.forward($0).output.scalars[0] }
        #expect(!check.passes)
    }

    @Test func countsKinksAndDoesNotPassOnThemAlone() {
        let check = GradientCheck(ReferenceReLU(), input: Tensor(zeros: [1, 4]))
        #expect(check.skippedCount == 4)
        #expect(check.mismatches.isEmpty)
        #expect(!check.passes)
    }
}
