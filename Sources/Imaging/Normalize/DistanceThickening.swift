extension InkRaster {
    /// Every stroke grown by a radius, with soft edges, 0 outside.
    ///
    /// The distance to the nearest ink is exact (two passes of lower envelopes
    /// of parabolas, linear time), so strokes grow equally in all directions.
    ///
    /// - SeeAlso: Felzenszwalb and Huttenlocher, "Distance Transforms of
    ///   Sampled Functions", 2012, <https://doi.org/10.4086/toc.2012.v008a019>.
    func thickened(by radius: Float, inkMin: Float) -> InkRaster {
        let far = Float(4 * (width * width + height * height))
        var squares = values.map { $0 >= inkMin ? Float(0) : far }
        var line = [Float](repeating: 0, count: max(width, height))
        for column in 0..<width {
            for row in 0..<height { line[row] = squares[row * width + column] }
            let nearest = Self.squaredDistances(line[..<height])
            for row in 0..<height { squares[row * width + column] = nearest[row] }
        }
        for row in 0..<height {
            let nearest = Self.squaredDistances(squares[row * width..<(row + 1) * width])
            squares.replaceSubrange(row * width..<(row + 1) * width, with: nearest)
        }
        // A pixel of ink reaches half a pixel from its middle.
        return InkRaster(
            width: width, height: height,
            values: squares.map { max(0, min(1, radius + 1 - $0.squareRoot())) })
    }

    /// For each place the smallest (distance to another place)² + that place's value.
    private static func squaredDistances(_ line: ArraySlice<Float>) -> [Float] {
        let count = line.count
        let first = line.startIndex
        func height(_ place: Int) -> Float { line[first + place] + Float(place * place) }
        var places = [Int](repeating: 0, count: count)
        var starts = [Float](repeating: 0, count: count + 1)
        var last = 0
        starts[0] = -.infinity
        starts[1] = .infinity
        for place in 1..<max(1, count) {
            var crossing: Float
            while true {
                let other = places[last]
                crossing = (height(place) - height(other)) / Float(2 * (place - other))
                // starts[0] is -infinity, so this ends at 0 at the latest.
                guard crossing <= starts[last] else { break }
                last -= 1
            }
            last += 1
            places[last] = place
            starts[last] = crossing
            starts[last + 1] = .infinity
        }
        var piece = 0
        return (0..<count).map { place in
            while starts[piece + 1] < Float(place) { piece += 1 }
            let distance = Float(place - places[piece])
            return distance * distance + line[first + places[piece]]
        }
    }
}
