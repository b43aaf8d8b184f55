internal import CKernels

/// The loops of support vector machines that Swift does not vectorise, over plain rows.
package enum SupportVectorLoops {
    /// `values[i] = exp(−gamma · max(0, square + squares[i] − 2 · products[i]))`
    ///
    /// - Precondition: the counts agree.
    package static func radial(
        _ products: UnsafeBufferPointer<Float>, squares: UnsafeBufferPointer<Float>,
        square: Float, gamma: Float, into values: UnsafeMutableBufferPointer<Float>
    ) {
        precondition(products.count == squares.count && products.count == values.count)
        guard products.count > 0 else { return }
        numeral_radial(
            values.baseAddress, products.baseAddress, squares.baseAddress, products.count, square,
            gamma)
    }

    /// `values[i] −= Σ scale · row[i]`, over rows that are each as long as the values.
    ///
    /// - Precondition: there is a scale for each row.
    package static func subtract(
        _ rows: [UnsafePointer<Float>?], times scales: [Double],
        from values: UnsafeMutableBufferPointer<Double>
    ) {
        precondition(rows.count == scales.count)
        numeral_subtract_rows(values.baseAddress, rows, scales, rows.count, values.count)
    }

    /// Where sequential minimal optimisation stands.
    package struct Top: Sendable {
        /// The place of the largest error among the coefficients that may be raised.
        package var raised: Int
        /// That error.
        package var high: Double
        /// The smallest error among the coefficients that may be lowered.
        package var low: Double
    }

    /// `errors[i] −= step · (first[i] − second[i])`, and then where that leads.
    ///
    /// - Parameters:
    ///   - raises: 0 where a coefficient may be raised, −∞ where not.
    ///   - lowers: the same for lowering.
    /// - Precondition: there are a multiple of 8 errors, and as many of all others.
    package static func move(
        _ errors: UnsafeMutableBufferPointer<Double>, along first: UnsafePointer<Float>,
        minus second: UnsafePointer<Float>, by step: Double,
        raises: UnsafeMutableBufferPointer<Double>, lowers: UnsafeMutableBufferPointer<Double>
    ) -> Top {
        precondition(errors.count % 8 == 0)
        precondition(raises.count == errors.count && lowers.count == errors.count)
        var top = NumeralPairTop()
        numeral_pair_move(
            errors.baseAddress, first, second, step, raises.baseAddress, lowers.baseAddress,
            errors.count, &top)
        return Top(raised: Int(top.raised), high: top.high, low: top.low)
    }

    /// Among the coefficients that may be lowered, the one that gains most together with `raised`.
    ///
    /// The gain is `(high − error)² / (own + diagonal − 2 · row)`, to second order; see Fan, Chen
    /// and Lin, "Working Set Selection Using Second Order Information for Training Support Vector
    /// Machines", 2005, <https://www.jmlr.org/papers/v6/fan05a.html>.
    ///
    /// - Precondition: there are a multiple of 8 errors, and as many of all others.
    package static func partner(
        of errors: UnsafeMutableBufferPointer<Double>, row: UnsafePointer<Float>,
        diagonal: UnsafeMutableBufferPointer<Float>,
        lowers: UnsafeMutableBufferPointer<Double>, high: Double, own: Double, curvatureMin: Double
    ) -> Int {
        precondition(errors.count % 8 == 0)
        precondition(diagonal.count == errors.count && lowers.count == errors.count)
        return numeral_pair_partner(
            errors.baseAddress, row, diagonal.baseAddress, lowers.baseAddress, errors.count, high,
            own, curvatureMin)
    }
}
