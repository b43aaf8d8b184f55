internal import NumeralCore
internal import Recognition

extension GraphBuilder {
    /// As ``Deskewing``: a shear by the slant of the ink's moments.
    ///
    /// The moments are taken in doubles, as there. A row is shifted by a whole number of pixels and
    /// a share of one: both neighbours of each pixel are fetched from the row with paper around it.
    mutating func deskew(_ ink: GraphValue) -> GraphValue {
        let (middle, slant) = slant(of: ink)
        let rows = constant(
            unique("rows"), shape: [1, 1, Glyph.side, 1], (0..<Glyph.side).map { Float($0) })
        let shift = node("Mul", [slant, node("Sub", [rows, middle])])
        let whole = node("Floor", [shift])
        let share = node("Sub", [shift, whole])

        // No row is shifted further than the glyph is high, and the right neighbour is one more.
        let paper = Int(Float(Glyph.side) * Deskewing.slantMax) + 2
        let padded = node("Pad", [ink, constant([0, 0, 0, paper, 0, 0, 0, paper])])
        let columns = constant(
            unique("columns"), shape: [1, 1, 1, Glyph.side],
            (0..<Glyph.side).map { Float($0 + paper) })
        let place = cast(node("Add", [whole, columns]), to: .int64)
        let next = node("Add", [place, constant([1])])
        let left = node("GatherElements", [padded, place], [.int("axis", 3)])
        let right = node("GatherElements", [padded, next], [.int("axis", 3)])
        let step = node("Mul", [share, node("Sub", [right, left])])
        return node("Add", [left, step])
    }

    /// The row of the centre of ink, and how many pixels to the right each further row lies; each
    /// `[N, 1, 1, 1]`.
    private mutating func slant(of ink: GraphValue) -> (middle: GraphValue, slant: GraphValue) {
        let ink = cast(ink, to: .double)
        let places = (0..<Glyph.side).map { Double($0) }
        let x = constant(unique("x"), shape: [1, 1, 1, Glyph.side], doubles: places)
        let y = constant(unique("y"), shape: [1, 1, Glyph.side, 1], doubles: places)
        let inkY = node("Mul", [ink, y])
        // Paper has no centre; dividing by this little leaves its moments 0.
        let none = double(1e-30)
        let sum = node("Max", [self.sum(ink), none])
        let middleX = node("Div", [self.sum(node("Mul", [ink, x])), sum])
        let middleY = node("Div", [self.sum(inkY), sum])
        let meanXY = node("Div", [self.sum(node("Mul", [inkY, x])), sum])
        let meanYY = node("Div", [self.sum(node("Mul", [inkY, y])), sum])
        let spread = node("Sub", [meanYY, node("Mul", [middleY, middleY])])
        let lean = node("Sub", [meanXY, node("Mul", [middleX, middleY])])

        let least = double(Deskewing.spreadMin)
        let slant = cast(node("Div", [lean, node("Max", [spread, least])]), to: .float)
        let most = Deskewing.slantMax
        let bounded = node("Clip", [slant, constant(-most), constant(most)])
        let known = node("Where", [node("Greater", [spread, least]), bounded, constant(0)])
        return (cast(middleY, to: .float), known)
    }

    /// Over a picture's pixels.
    private mutating func sum(_ value: GraphValue) -> GraphValue {
        node("ReduceSum", [value, constant([1, 2, 3])], [.int("keepdims", 1)])
    }
}
