/// The steps that numbers are rounded to, for each column.
struct ByteGrid {
    /// The least number of each column.
    private(set) var offsets: [Float]
    /// How far the steps of each column are apart; 0 where it is constant.
    private(set) var steps: [Float]

    /// Steps that pixels are usually on: whole numbers, or bytes scaled to 0...1. A column that is
    /// on them keeps its numbers as they are, even if it does not reach from black to white.
    private static let usualSteps: [Float] = [1, 1 / 255]
    /// How far from a step a number may be, by rounding.
    private static let tolerance: Float = 1e-3

    init(_ features: FeatureMatrix) {
        let columnCount = features.columnCount
        var lows = Array(features.values.prefix(columnCount))
        var highs = lows
        Self.forEachRow(features) { column, value in
            lows[column] = min(lows[column], value)
            highs[column] = max(highs[column], value)
        }
        offsets = lows
        steps = zip(lows, highs).map { ($1 - $0) / 255 }
        for step in Self.usualSteps.reversed() {
            var fits = zip(lows, highs).map { $1 > $0 && ($1 - $0) / step < 255.5 }
            Self.forEachRow(features) { column, value in
                guard fits[column] else { return }
                let place = (value - lows[column]) / step
                fits[column] = abs(place - place.rounded()) < Self.tolerance
            }
            for column in 0..<columnCount where fits[column] { steps[column] = step }
        }
    }

    @inline(__always)
    private static func forEachRow(
        _ features: FeatureMatrix, _ body: (_ column: Int, _ value: Float) -> Void
    ) {
        for row in 0..<features.rowCount {
            let start = row * features.columnCount
            for column in 0..<features.columnCount { body(column, features.values[start + column]) }
        }
    }
}
