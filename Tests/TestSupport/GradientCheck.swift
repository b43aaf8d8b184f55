public import NeuralNet

/// What comparing gradients with finite differences found.
///
/// Kinks: where a rectifier or a maximum switches within a step, the differences to the two
/// sides disagree and no gradient can match; such points are skipped and counted, so that a
/// test can refuse to pass by skipping.
public struct GradientCheck: Sendable {
    /// Points whose gradient was compared.
    public private(set) var comparedCount = 0
    /// Points at a kink.
    public private(set) var skippedCount = 0
    /// Compared gradients that are not 0; a check of nothing but zeros shows nothing.
    public private(set) var nonzeroCount = 0
    /// What does not match, in words.
    public private(set) var mismatches: [String] = []

    /// Half the distance of a central difference. Doubles: rounding is about 1e-16 / 1e-5.
    public static let step = 1e-5
    /// The error allowed, relative to the greatest of 1, the gradient and the difference.
    public static let tolerance = 1e-6
    /// The disagreement of the two one-sided differences above which a point is a kink.
    /// Smooth functions of the tests' size disagree by step × second derivative, ≤ 1e-3.
    public static let kinkThreshold = 1e-2
    /// The share of points that may lie at kinks.
    public static let skippedShareMax = 0.1

    /// Whether all is well: everything compared matches, something not zero
    /// was compared, and little was skipped.
    public var passes: Bool {
        let total = comparedCount + skippedCount
        return mismatches.isEmpty && nonzeroCount > 0
            && Double(skippedCount) <= Self.skippedShareMax * Double(total)
    }

    public init() {}

    /// Compares the gradient of `function` at `point` with differences, one coordinate at a time.
    public mutating func compare(
        _ name: String, at point: Tensor, gradient: Tensor, _ function: (Tensor) -> Double
    ) {
        guard gradient.shape == point.shape else {
            mismatches.append("\(name): gradient is \(gradient.shape), not \(point.shape)")
            return
        }
        let middle = function(point)
        for i in point.scalars.indices {
            var (up, down) = (point, point)
            up.scalars[i] += Self.step
            down.scalars[i] -= Self.step
            let above = (function(up) - middle) / Self.step
            let below = (middle - function(down)) / Self.step
            let scale = max(1, abs(above), abs(below))
            guard abs(above - below) <= Self.kinkThreshold * scale else {
                skippedCount += 1
                continue
            }
            comparedCount += 1
            let analytic = gradient.scalars[i]
            if analytic != 0 { nonzeroCount += 1 }
            let numeric = (above + below) / 2
            // Written so that a NaN is a mismatch.
            guard abs(analytic - numeric) <= Self.tolerance * max(scale, abs(analytic)) else {
                mismatches.append("\(name)[\(i)]: gradient \(analytic), difference \(numeric)")
                continue
            }
        }
    }
}

extension GradientCheck {
    /// Compares a layer's gradients, by input and by each parameter.
    ///
    /// The function is the sum of the outputs, each times a fixed uneven weight, so that a
    /// swapped row or column cannot cancel out.
    public init<L: ReferenceLayer>(_ layer: L, input: Tensor) {
        self.init()
        func outputWeight(_ i: Int) -> Double { Double(i * 5 % 7) - 2.5 }
        func value(_ layer: L, _ input: Tensor) -> Double {
            layer.forward(input).output.scalars.enumerated()
                .reduce(0) { $0 + outputWeight($1.offset) * $1.element }
        }
        let (output, tape) = layer.forward(input)
        let seed = Tensor(
            shape: output.shape, scalars: output.scalars.indices.map(outputWeight))
        let gradients = layer.backward(seed, tape)
        compare("input", at: input, gradient: gradients.input) { value(layer, $0) }
        guard gradients.parameters.count == layer.parameters.count else {
            mismatches.append("\(gradients.parameters.count) parameter gradients")
            return
        }
        for (p, gradient) in gradients.parameters.enumerated() {
            compare("parameter \(p)", at: layer.parameters[p], gradient: gradient) { parameter in
                var moved = layer
                moved.parameters[p] = parameter
                return value(moved, input)
            }
        }
    }
}

extension GradientCheck: CustomStringConvertible {
    public var description: String {
        """
        \(comparedCount) compared (\(nonzeroCount) not zero), \(skippedCount) skipped, \
        \(mismatches.count) wrong: \(mismatches.prefix(5).joined(separator: "; "))
        """
    }
}
