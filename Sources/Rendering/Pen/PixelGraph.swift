/// The pixels of a thin line and which of them are neighbours.
struct PixelGraph {
    /// Where the pixels are, at first their middles.
    private(set) var places: [SIMD2<Double>]
    private var neighbors: [[Int]]

    /// Joins pixels that share a side, and those that share a corner when no third joins them.
    init(_ isInk: [Bool], side: Int) {
        let pixels = isInk.indices.filter { isInk[$0] }
        var numbers: [Int: Int] = [:]
        for (number, pixel) in pixels.enumerated() { numbers[pixel] = number }
        places = pixels.map { SIMD2(Double($0 % side) + 0.5, Double($0 / side) + 0.5) }
        neighbors = pixels.map { pixel in
            let straight = [-side, 1, side, -1].filter { isInk[pixel + $0] }
            let diagonal = [(-side, 1), (side, 1), (side, -1), (-side, -1)].filter { down, right in
                isInk[pixel + down + right] && !isInk[pixel + down] && !isInk[pixel + right]
            }
            return (straight + diagonal.map { $0.0 + $0.1 }).compactMap { numbers[pixel + $0] }
        }
    }

    /// Each pair of neighbours once; a pixel without any is paired with itself.
    var lines: [(Int, Int)] {
        places.indices.flatMap { place in
            neighbors[place].isEmpty
                ? [(place, place)]
                : neighbors[place].filter { $0 > place }.map { (place, $0) }
        }
    }

    /// Takes away branches of so many pixels at most that go from an end to a crossing.
    mutating func prune(upTo lengthMax: Int) {
        var doomed: Set<Int> = []
        for end in places.indices where neighbors[end].count == 1 {
            var path = [end]
            var next = neighbors[end][0]
            while neighbors[next].count == 2, path.count <= lengthMax {
                let onward = neighbors[next].first { $0 != path[path.count - 1] }
                path.append(next)
                guard let onward else { break }
                next = onward
            }
            if neighbors[next].count > 2, path.count <= lengthMax { doomed.formUnion(path) }
        }
        let kept = places.indices.filter { !doomed.contains($0) }
        guard !doomed.isEmpty, !kept.isEmpty else { return }
        var numbers: [Int: Int] = [:]
        for (number, place) in kept.enumerated() { numbers[place] = number }
        neighbors = kept.map { neighbors[$0].compactMap { numbers[$0] } }
        places = kept.map { places[$0] }
    }

    /// Moves each place that has two neighbours halfway to their mean, so many times.
    mutating func smooth(_ count: Int) {
        for _ in 0..<count {
            places = places.indices.map { place in
                guard neighbors[place].count == 2 else { return places[place] }
                let mean = (places[neighbors[place][0]] + places[neighbors[place][1]]) / 2
                return (places[place] + mean) / 2
            }
        }
    }
}
