internal import Engine

/// How alike two samples are to a kernel machine: a product in a space that is never built.
///
/// With `x·y` the sum of the products of two rows' numbers:
public enum KernelFunction: Hashable, Sendable {
    /// `x·y`
    case linear
    /// `(gamma · x·y + constant)^degree`
    case polynomial(degree: Int, gamma: Float, constant: Float)
    /// `exp(−gamma · ‖x − y‖²)`
    case radial(gamma: Float)

    /// The scale of distances or products; the linear kernel has none.
    public var gamma: Float? {
        switch self {
        case .linear: nil
        case .polynomial(_, let gamma, _), .radial(let gamma): gamma
        }
    }

    /// No polynomial is steeper.
    public static let degreeMax = 32

    /// The first number that is out of its range, in words, or `nil` when all are sound.
    public var complaint: String? {
        switch self {
        case .linear: return nil
        case .polynomial(let degree, let gamma, let constant):
            guard 1...Self.degreeMax ~= degree else {
                return "degree is \(degree): it must be from 1 to \(Self.degreeMax)"
            }
            // A negative constant is no product in any space: the problem has no one minimum.
            guard constant >= 0, constant.isFinite else {
                return "constant is \(constant): it must be 0 or more"
            }
            return Self.complaint(of: gamma)
        case .radial(let gamma): return Self.complaint(of: gamma)
        }
    }

    static func complaint(of gamma: Float) -> String? {
        gamma > 0 && gamma.isFinite ? nil : "gamma is \(gamma): it must be above 0"
    }

    /// A sample with itself.
    ///
    /// - Parameter square: `x·x`.
    func diagonal(square: Float) -> Float {
        var value: Float = 0
        withUnsafePointer(to: square) { square in
            withUnsafeMutablePointer(to: &value) { value in
                let one = UnsafeBufferPointer(start: square, count: 1)
                apply(
                    to: one, squares: one, square: square.pointee,
                    into: UnsafeMutableBufferPointer(start: value, count: 1))
            }
        }
        return value
    }

    /// Kernel values of one sample with many, out of their products.
    ///
    /// - Parameters:
    ///   - products: `x·y` for each `y`.
    ///   - squares: `y·y` for each.
    ///   - square: `x·x`.
    ///   - values: as many; other memory than the products.
    func apply(
        to products: UnsafeBufferPointer<Float>, squares: UnsafeBufferPointer<Float>,
        square: Float, into values: UnsafeMutableBufferPointer<Float>
    ) {
        switch self {
        case .linear: _ = values.update(fromContentsOf: products)
        case .polynomial(let degree, let gamma, let constant):
            Self.polynomial(
                products, degree: degree, gamma: gamma, constant: constant, into: values)
        case .radial(let gamma):
            SupportVectorLoops.radial(
                products, squares: squares, square: square, gamma: gamma, into: values)
        }
    }

    /// Powers by repeated squaring, all numbers side by side: the compiler vectorises each pass.
    private static func polynomial(
        _ products: UnsafeBufferPointer<Float>, degree: Int, gamma: Float, constant: Float,
        into values: UnsafeMutableBufferPointer<Float>
    ) {
        let count = values.count
        withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { power in
            for index in 0..<count {
                power[index] = gamma * products[index] + constant
                values[index] = 1
            }
            var rest = degree
            while rest > 0 {
                if rest & 1 == 1 {
                    for index in 0..<count { values[index] *= power[index] }
                }
                for index in 0..<count { power[index] *= power[index] }
                rest >>= 1
            }
        }
    }
}
