import NumeralCore

extension Ink {
    /// Paper is looked at so many pixels beside a part.
    private static let margin = 3
    /// A stroke's paper is, on its darker side, lighter than the ink by at least this share of what
    /// it is on the other side.
    private static let stepShare = 0.5
    /// A part that is crossed so often with darker paper on one side is a shadow's edge.
    private static let darkShare = 0.33
    /// Parts are looked at from one in this of the page's longer side on.
    private static let lengthShare = 8

    /// Whether all of a candidate may be the edge of a shadow, which taking the shadow out left.
    public func isShadowEdge(_ candidate: InkLayout.Candidate) -> Bool {
        candidate.isKept.indices.allSatisfy { !candidate.isKept[$0] || isShadowEdge($0) }
    }

    /// Whether a part may be the edge of a shadow: as the camera saw it, paper is lighter than ink
    /// on both sides of a stroke, and on one side of an edge.
    private func isShadowEdge(_ index: Int) -> Bool {
        guard let light, Self.lengthShare * parts[index].side >= max(width, height) else {
            return false
        }
        let box = parts[index].box
        let raster = raster(of: index)
        let across = (0..<box.height).flatMap { row in
            Self.spans(box.width) { raster.values[row * box.width + $0] > 0 }.compactMap { span in
                isDarkOnOneSide(span, of: light) { (box.x + $0, box.y + row) }
            }
        }
        let down = (0..<box.width).flatMap { column in
            Self.spans(box.height) { raster.values[$0 * box.width + column] > 0 }.compactMap {
                span in
                isDarkOnOneSide(span, of: light) { (box.x + column, box.y + $0) }
            }
        }
        let sides = across + down
        return Double(sides.count { $0 }) > Self.darkShare * Double(sides.count)
    }

    /// The places along a line of so many where something is, each as long as it goes on.
    private static func spans(_ count: Int, _ isThere: (Int) -> Bool) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        for place in 0..<count where isThere(place) {
            let start = spans.last?.upperBound == place ? spans.removeLast().lowerBound : place
            spans.append(start..<place + 1)
        }
        return spans
    }

    /// Whether paper is hardly lighter than the ink of a span on one of its ends; `nil` where there
    /// is no paper to look at.
    ///
    /// - Parameter pixel: of a place along the span's line.
    private func isDarkOnOneSide(
        _ span: Range<Int>, of light: GrayImage, _ pixel: (Int) -> (x: Int, y: Int)
    ) -> Bool? {
        func paper(_ place: Int) -> Int? {
            let (x, y) = pixel(place)
            guard x >= 0, x < width, y >= 0, y < height, table[Int(page[x, y])] == 0 else {
                return nil
            }
            return Int(light[x, y])
        }
        guard let before = paper(span.lowerBound - 1 - Self.margin),
            let after = paper(span.upperBound + Self.margin)
        else { return nil }
        let sum = span.reduce(0) { sum, place in
            let (x, y) = pixel(place)
            return sum + Int(light[x, y])
        }
        let ink = sum / span.count
        let (least, most) = (min(before, after) - ink, max(before, after) - ink)
        return Double(least) < Self.stepShare * Double(most)
    }
}
