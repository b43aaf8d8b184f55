internal import Foundation
internal import NumeralCore

extension SplitMix64 {
    /// A number of the standard normal distribution.
    ///
    /// - SeeAlso: Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958,
    ///   <https://doi.org/10.1214/aoms/1177706645>.
    mutating func nextNormal() -> Double {
        // One minus a number below 1 is never 0, whose logarithm there is none.
        let radius = (-2 * log(1 - Double(nextUnit()))).squareRoot()
        return radius * cos(2 * .pi * Double(nextUnit()))
    }

    /// A count of the Poisson distribution, by multiplying until the product falls below e^−mean.
    ///
    /// - Parameter mean: some tens at most: the draws grow with it.
    /// - SeeAlso: Knuth, "The Art of Computer Programming", volume 2, section 3.4.1.
    mutating func nextPoisson(mean: Double) -> Int {
        let bound = exp(-mean)
        var (count, product) = (0, Double(nextUnit()))
        while product > bound {
            count += 1
            product *= Double(nextUnit())
        }
        return count
    }

    /// One of the two directions.
    mutating func nextSign() -> Double { Bool.random(using: &self) ? 1 : -1 }
}
