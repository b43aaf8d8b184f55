/// Votes of one kernel machine for each pair of classes, and how sure each vote is.
///
/// For classes `a` before `b` the machine's decision on a sample `x` is
///
/// `d(a, b) = Σ over support vectors s of a or b: coefficient(s, other class) · k(s, x) +
/// intercept`
///
/// and it votes for `a` when that is above 0, for `b` otherwise. Pairs are in the order (0, 1),
/// (0, 2), …, (1, 2), …
public struct SupportVectorMachine: Hashable, Sendable {
    public let kernel: KernelFunction
    /// Those of class 0 first, then those of class 1, …; each once, whatever pairs it supports.
    public let supportVectors: FeatureMatrix
    /// How many of them are of each class.
    public let classCounts: [Int]
    /// `[class − 1, support vector]`, row-major, as LIBSVM keeps them: row `r` of a vector of class
    /// `c` is its coefficient against class `r`, or against class `r + 1` if `r` is `c` or more.
    public let coefficients: [Float]
    /// One a pair.
    public let intercepts: [Float]
    /// One a pair, if they were fitted.
    public let sigmoids: [Sigmoid]?

    /// `x·x` of each support vector.
    let squares: [Float]

    /// There may be no more classes.
    public static let classCountMax = 1000

    /// How many classes there are.
    public var classCount: Int { classCounts.count }
    /// How many pairs of classes there are.
    public var pairCount: Int { intercepts.count }

    /// A machine of parts that may come from a damaged file.
    ///
    /// - Throws: ``ClassicalError/parts(reason:)`` unless the counts fit each other and every
    /// number
    ///   is finite and in its range.
    public init(
        kernel: KernelFunction, supportVectors: FeatureMatrix, classCounts: [Int],
        coefficients: [Float], intercepts: [Float], sigmoids: [Sigmoid]? = nil
    ) throws(ClassicalError) {
        if let complaint = kernel.complaint { throw .parts(reason: "the kernel's \(complaint)") }
        guard 2...Self.classCountMax ~= classCounts.count else {
            throw .parts(
                reason: "there are \(classCounts.count) classes, not 2 to \(Self.classCountMax)")
        }
        var rest = supportVectors.rowCount
        for count in classCounts {
            guard 0...rest ~= count else {
                throw .parts(reason: "the classes' support vectors are not \(rest) more")
            }
            rest -= count
        }
        guard rest == 0 else { throw .parts(reason: "\(rest) support vectors have no class") }
        let (classCount, count) = (classCounts.count, supportVectors.rowCount)
        guard coefficients.count == (classCount - 1) * count else {
            throw .parts(
                reason: "\(coefficients.count) coefficients for \(count) support vectors")
        }
        let pairCount = classCount * (classCount - 1) / 2
        guard intercepts.count == pairCount else {
            throw .parts(reason: "\(intercepts.count) intercepts for \(pairCount) pairs")
        }
        if let sigmoids {
            guard sigmoids.count == pairCount else {
                throw .parts(reason: "\(sigmoids.count) sigmoids for \(pairCount) pairs")
            }
            guard sigmoids.allSatisfy({ $0.slope.isFinite && $0.offset.isFinite }) else {
                throw .parts(reason: "a sigmoid is not finite")
            }
        }
        for numbers in [supportVectors.values, coefficients, intercepts]
        where !numbers.allSatisfy(\.isFinite) {
            throw .parts(reason: "a support vector, coefficient or intercept is not finite")
        }
        squares = supportVectors.squares
        (self.kernel, self.supportVectors, self.classCounts) = (kernel, supportVectors, classCounts)
        (self.coefficients, self.intercepts, self.sigmoids) = (coefficients, intercepts, sigmoids)
    }

    /// Which pair two classes are.
    ///
    /// - Precondition: `first` is before `second`.
    public static func pairIndex(_ first: Int, _ second: Int, classCount: Int) -> Int {
        precondition(0 <= first && first < second && second < classCount)
        return first * (2 * classCount - first - 1) / 2 + (second - first - 1)
    }
}
