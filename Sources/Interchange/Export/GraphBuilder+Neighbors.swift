internal import Classical

/// Known rows in a graph.
private struct KnownRows {
    /// How many columns.
    let columnCount: Int
    let classCount: Int
    /// `[row, column]`: in steps, as floats.
    let values: GraphValue
    /// `[column]`: what step 0 means, and what a step adds.
    let offsets: GraphValue
    let steps: GraphValue
    /// `[row]`: squared lengths without offsets, and what each row is.
    let squares: GraphValue
    let labels: GraphValue
}

extension GraphBuilder {
    /// As ``NearestNeighbors/scores(of:threadCount:)``: logarithms of smoothed shares of the votes.
    ///
    /// A matrix product finds more of the nearest than vote; their distances are then taken number
    /// by number, since the difference of two large squares would spoil small ones. The second
    /// stage by whole moves does the same with each move.
    ///
    /// - Throws: for tangent distances, which solve equations for each pair of pictures.
    mutating func scores(
        of neighbors: NearestNeighbors, from features: GraphValue, _ prefix: String
    ) throws(ONNXExportError) -> GraphValue {
        let settings = neighbors.settings
        let known = known(neighbors.parts, prefix)
        let count = min(settings.neighborCount, neighbors.rowCount)
        let row = node("Sub", [features, known.offsets])
        guard let refinement = settings.refinement else {
            // So many more that rounding hides none of the nearest.
            let candidates = candidates(min(2 * count + 16, neighbors.rowCount), row, known)
            let distances = squaredDistances(row, candidates, known)
            return votes(of: count, distances, candidates, settings.weighting, known)
        }
        guard case .shifts(let reach) = refinement.distance else {
            throw .unsupportedDistance("tangents")
        }
        let candidates = candidates(
            min(refinement.candidateCount, neighbors.rowCount), row, known)
        let distances = moves(of: features, side: refinement.side, reach: reach).map {
            squaredDistances(node("Sub", [$0, known.offsets]), candidates, known)
        }
        return votes(of: count, node("Min", distances), candidates, settings.weighting, known)
    }

    /// Puts the rows into the file: bytes, as the model file has them.
    private mutating func known(_ parts: NearestNeighbors.Parts, _ prefix: String) -> KnownRows {
        let (rowCount, width) = (parts.labels.count, parts.columnCount)
        let bytes = constant("\(prefix)rows", shape: [rowCount, width], bytes: parts.bytes)
        let squares = (0..<rowCount).map { row in
            (0..<width).reduce(0.0) { sum, column in
                let value = Double(parts.steps[column]) * Double(parts.bytes[row * width + column])
                return sum + value * value
            }
        }
        return KnownRows(
            columnCount: width, classCount: parts.classCount, values: cast(bytes, to: .float),
            offsets: constant("\(prefix)offsets", shape: [width], parts.offsets),
            steps: constant("\(prefix)steps", shape: [width], parts.steps),
            squares: constant("\(prefix)squares", shape: [rowCount], squares.map { Float($0) }),
            labels: cast(
                constant("\(prefix)labels", shape: [rowCount], bytes: parts.labels), to: .int64))
    }

    /// The places of so many of the nearest, `[N, candidate]`, in the order of the rows: of equal
    /// ones the first is then the first row.
    private mutating func candidates(
        _ count: Int, _ row: GraphValue, _ known: KnownRows
    ) -> GraphValue {
        let turned = node("Transpose", [known.values], [.ints("perm", [1, 0])])
        let products = node("MatMul", [node("Mul", [row, known.steps]), turned])
        // The square of the row itself changes no order.
        let distances = node("Sub", [known.squares, multiply(products, 2)])
        let places = nodes(
            "TopK", [distances, constant([count])], [.int("axis", 1), .int("largest", 0)],
            outputs: [nil, nil])[1]
        return nodes(
            "TopK", [places, constant([count])], [.int("axis", 1), .int("largest", 0)],
            outputs: [nil, nil])[0]
    }

    /// `Σ (row − step · known)²` of each candidate, `[N, candidate]`.
    private mutating func squaredDistances(
        _ row: GraphValue, _ candidates: GraphValue, _ known: KnownRows
    ) -> GraphValue {
        let rows = node("Gather", [known.values, candidates], [.int("axis", 0)])
        let values = node("Mul", [rows, known.steps])
        let difference = node("Sub", [reshape(row, to: [1, known.columnCount]), values])
        return node(
            "ReduceSumSquare", [difference], [.ints("axes", [2]), .int("keepdims", 0)])
    }

    /// The pictures moved by whole pixels, `[N, column]` each; what moves in is 0.
    private mutating func moves(of features: GraphValue, side: Int, reach: Int) -> [GraphValue] {
        let picture = reshape(features, to: [1, side, side])
        let padded = node(
            "Pad", [picture, constant([0, 0, reach, reach, 0, 0, reach, reach])])
        return (0...2 * reach).flatMap { down in
            (0...2 * reach).map { across in
                let part = node(
                    "Slice",
                    [
                        padded, constant([down, across]),
                        constant([down + side, across + side]), constant([2, 3]),
                    ])
                return reshape(part, to: [side * side])
            }
        }
    }

    /// Of the candidates so many vote that are nearest.
    private mutating func votes(
        of count: Int, _ squaredDistances: GraphValue, _ candidates: GraphValue,
        _ weighting: NeighborSettings.Weighting, _ known: KnownRows
    ) -> GraphValue {
        let least = nodes(
            "TopK", [squaredDistances, constant([count])],
            [.int("axis", 1), .int("largest", 0)], outputs: [nil, nil])
        let places = node("GatherElements", [candidates, least[1]], [.int("axis", 1)])
        let distances = node("Sqrt", [least[0]])
        let weights: GraphValue
        switch weighting {
        case .equal: weights = node("Add", [multiply(distances, 0), constant(1)])
        case .inverseDistance:
            let nearest = node("ReduceMin", [distances], [.ints("axes", [1])])
            let isApart = node("Greater", [distances, constant(0)])
            let divisor = node("Where", [isApart, distances, constant(1)])
            weights = node("Where", [isApart, node("Div", [nearest, divisor]), constant(1)])
        }
        let labels = node("Gather", [known.labels, places], [.int("axis", 0)])
        let classes = node(
            "OneHot",
            [
                labels, constant([known.classCount]),
                constant(unique("none"), shape: [2], [0, 1]),
            ])
        let parts = node("Mul", [classes, node("Unsqueeze", [weights, constant([2])])])
        let sums = node("ReduceSum", [parts, constant([1])], [.int("keepdims", 0)])
        let whole = node("ReduceSum", [weights, constant([1])], [.int("keepdims", 1)])
        return node(
            "Log", [node("Div", [add(sums, 1 / Float(known.classCount)), add(whole, 1)])])
    }
}
