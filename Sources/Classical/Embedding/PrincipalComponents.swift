/// The directions in which samples differ most: the eigenvectors of their covariance with the
/// greatest eigenvalues.
///
/// Of all projections onto as many directions, that onto these keeps most of the variance, and
/// loses least of the squared distance between a sample and what is made of it again.
///
/// Found by subspace iteration: a few directions more than are wanted are multiplied by the
/// covariance, made orthonormal, and turned by the eigenvectors of the covariance among them
/// (Rayleigh-Ritz), until the variances stand still.
///
/// - SeeAlso: Pearson, "On Lines and Planes of Closest Fit to Systems of Points in Space", 1901,
///   <https://doi.org/10.1080/14786440109462720>; Golub and Van Loan, "Matrix Computations", 4th
///   edition 2013, section 8.2.4.
public struct PrincipalComponents: Hashable, Sendable {
    /// The mean of the samples.
    public let mean: [Float]
    /// `[component, column]`: unit vectors, orthogonal, that with the greatest variance first. The
    /// sign of each is such that its entry of greatest size is positive.
    public let directions: [Float]
    /// The variance along each.
    public let variances: [Double]
    /// The variance of all columns together.
    public let totalVariance: Double

    /// How many components.
    public var count: Int { variances.count }

    /// The most components that are looked for.
    public static let countMax = 512

    /// - Parameters:
    ///   - features: at least two rows, finite.
    ///   - count: how many components; no more than columns.
    ///   - threadCount: how many cores it takes; it changes nothing else.
    /// - Throws: ``ClassicalError/setting(name:reason:)``, ``ClassicalError/samples(reason:)`` or
    ///   ``ClassicalError/engine(_:)``.
    /// - Complexity: rows × columns² multiplications, then columns² × count a round.
    public init(
        _ features: FeatureMatrix, count: Int, threadCount: Int
    ) throws(ClassicalError) {
        let width = features.columnCount
        let most = min(width, Self.countMax)
        guard 1...most ~= count else {
            throw .setting(name: "components", reason: "is \(count): it must be from 1 to \(most)")
        }
        guard features.rowCount >= 2 else {
            throw .samples(reason: "\(features.rowCount) samples: at least two can differ")
        }
        guard features.values[...].allAreAtMost(ByteRows.magnitudeMax) else {
            throw .samples(reason: "a sample has a number that is not finite, or above 10¹²")
        }
        let covariance = try Covariance(features, threadCount: threadCount)
        let found = Subspace(
            covariance.values, width: width, count: count, threadCount: threadCount)
        mean = covariance.mean
        variances = found.values.map { max(0, $0) }
        directions = found.vectors.map { Float($0) }
        totalVariance = (0..<width).reduce(0) { $0 + covariance.values[$1 * width + $1] }
    }

    /// Where rows lie along the components.
    ///
    /// - Returns: a row a row, a column a component.
    public func projections(of features: FeatureMatrix) -> FeatureMatrix {
        precondition(features.columnCount == mean.count, "rows of another width")
        var values: [Float] = []
        values.reserveCapacity(features.rowCount * count)
        var centred = mean
        directions.withUnsafeBufferPointer { directions in
            for row in 0..<features.rowCount {
                let start = row * mean.count
                for column in mean.indices {
                    centred[column] = features.values[start + column] - mean[column]
                }
                for component in 0..<count {
                    values.append(
                        FloatRow.product(
                            directions.baseAddress! + component * mean.count, centred,
                            mean.count))
                }
            }
        }
        return FeatureMatrix(columnCount: count, values: values)
    }
}
