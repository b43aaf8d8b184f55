extension FeatureMatrix {
    /// `x·x` of each row, summed in double precision.
    var squares: [Float] {
        values.withUnsafeBufferPointer { values in
            (0..<rowCount).map { row in
                var sum = 0.0
                for place in range(ofRow: row) {
                    let value = Double(values[place])
                    sum += value * value
                }
                return Float(sum)
            }
        }
    }

    /// 1 / (columns · variance of all the numbers); 1 if they are all the same.
    ///
    /// The mean squared distance of two samples is near twice the columns times the variance, so
    /// a radial kernel of this scale neither sees all samples as one nor each as alone. It is
    /// scikit-learn's `gamma='scale'`.
    public var scaleGamma: Float {
        var (sum, squareSum) = (0.0, 0.0)
        values.withUnsafeBufferPointer { values in
            for value in values {
                sum += Double(value)
                squareSum += Double(value) * Double(value)
            }
        }
        let count = Double(max(1, values.count))
        let variance = squareSum / count - (sum / count) * (sum / count)
        let gamma = Float(1 / (Double(columnCount) * variance))
        return gamma > 0 && gamma.isFinite ? gamma : 1
    }
}
