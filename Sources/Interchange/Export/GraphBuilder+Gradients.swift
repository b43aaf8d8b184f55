internal import NumeralCore
internal import Recognition

extension GraphBuilder {
    /// As ``OrientedGradients``: `[N, feature]`.
    ///
    /// A vote for the two nearest of some directions is a hat over each direction, round the
    /// circle; a vote for the nearest cells is a product with a matrix from each side.
    mutating func histograms(of ink: GraphValue, by gradients: OrientedGradients) -> GraphValue {
        let dx = difference(ink, kernel: [1, 3], padding: [0, 1])
        let dy = difference(ink, kernel: [3, 1], padding: [1, 0])
        let squares = node("Add", [node("Mul", [dx, dx]), node("Mul", [dy, dy])])
        let votes = node(
            "Mul",
            [node("Sqrt", [squares]), directionShares(of: dx, dy, by: gradients)])

        let cells = gradients.cellsASide
        var shares = [Float](repeating: 0, count: cells * Glyph.side)
        for pixel in 0..<Glyph.side {
            let (cell, share) = gradients.place(pixel)
            if cell >= 0 { shares[cell * Glyph.side + pixel] += 1 - share }
            if cell + 1 < cells { shares[(cell + 1) * Glyph.side + pixel] += share }
        }
        let rows = constant(unique("cellShares"), shape: [cells, Glyph.side], shares)
        let columns = node("Transpose", [rows], [.ints("perm", [1, 0])])
        let summed = node("MatMul", [node("MatMul", [rows, votes]), columns])
        return blocks(of: summed, by: gradients)
    }

    /// A neighbour less the one before, beyond the edge 0.
    private mutating func difference(
        _ ink: GraphValue, kernel: [Int], padding: [Int]
    ) -> GraphValue {
        let weight = constant(unique("difference"), shape: [1, 1] + kernel, [-1, 0, 1])
        return node("Conv", [ink, weight], Self.window(kernel, [1, 1], padding))
    }

    /// The share of each direction in a gradient, `[N, direction, 28, 28]`.
    private mutating func directionShares(
        of dx: GraphValue, _ dy: GraphValue, by gradients: OrientedGradients
    ) -> GraphValue {
        let count = Float(gradients.orientationCount)
        let isUpright = node("Equal", [dx, constant(0)])
        let slope = node("Div", [dy, node("Where", [isUpright, constant(1), dx])])
        let half = node(
            "Where", [node("Less", [dx, constant(0)]), constant(.pi), constant(0)])
        // ONNX has no arctangent of two numbers: half a turn more where the gradient points left.
        let angle = node(
            "Where",
            [
                isUpright, multiply(node("Sign", [dy]), .pi / 2),
                node("Add", [node("Atan", [slope]), half]),
            ])
        let turn: Float = gradients.isSigned ? 2 * .pi : .pi
        let direction = multiply(angle, count / turn)
        let turns = node("Floor", [divide(direction, count)])
        let place = node("Sub", [direction, multiply(turns, count)])

        let directions = constant(
            unique("directions"), shape: [1, gradients.orientationCount, 1, 1],
            (0..<gradients.orientationCount).map { Float($0) })
        let distance = node("Abs", [node("Sub", [place, directions])])
        let around = node("Min", [distance, node("Sub", [constant(count), distance])])
        return node("Relu", [node("Sub", [constant(1), around])])
    }

    /// Overlapping blocks of cells `[N, direction, cell, cell]`, brought to length 1 twice.
    private mutating func blocks(
        of cells: GraphValue, by gradients: OrientedGradients
    ) -> GraphValue {
        let last = node("Transpose", [cells], [.ints("perm", [0, 2, 3, 1])])
        let (side, count) = (OrientedGradients.blockSide, gradients.blocksASide)
        let parts = (0..<side * side).map { place in
            let start = [place / side, place % side]
            return node(
                "Slice",
                [last, constant(start), constant(start.map { $0 + count }), constant([1, 2])])
        }
        let blocks = node("Concat", parts, [.int("axis", 3)])
        let cut = node("Min", [normalize(blocks), constant(OrientedGradients.shareMax)])
        return reshape(normalize(cut), to: [gradients.featureCount])
    }

    private mutating func normalize(_ blocks: GraphValue) -> GraphValue {
        let squares = node("ReduceSumSquare", [blocks], [.ints("axes", [3]), .int("keepdims", 1)])
        let least = OrientedGradients.lengthMin * OrientedGradients.lengthMin
        return node("Div", [blocks, node("Sqrt", [add(squares, least)])])
    }
}
