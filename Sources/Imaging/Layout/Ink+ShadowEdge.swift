import NumeralCore

extension Ink {
    /// Paper is looked at so many pixels beside a part.
    private static let margin = 3
    /// A stroke's paper is, on its darker side, lighter than the ink by at least this share of what
    /// it is on the other side.
    private static let stepShare = 0.5
    /// A part that is crossed so often with darker paper on one side is a shadow's edge.
    private static let darkShare = 0.33
    /// Parts are looked at from this share of the page's longer side on.
    private static let lengthShare = 8

    /// Whether a part is the edge of a shadow, which taking the shadow out left: as the camera saw
    /// it, paper is lighter than ink on both sides of a stroke, and on one side of an edge.
    func isShadowEdge(_ index: Int) -> Bool {
        guard let light, Self.lengthShare * parts[index].side >= max(width, height) else {
            return false
        }
        let box = parts[index].box
        let raster = raster(of: index)
        var (crossed, dark) = (0, 0)
        /// Looks at the ink of a row or a column of the box.
        func cross(_ count: Int, _ place: (Int) -> (x: Int, y: Int)) {
            func isPart(_ step: Int) -> Bool {
                guard step >= 0, step < count else { return false }
                let (x, y) = place(step)
                return raster.values[(y - box.y) * box.width + x - box.x] > 0
            }
            func paper(_ step: Int) -> Int? {
                let (x, y) = place(step)
                guard x >= 0, x < width, y >= 0, y < height, table[Int(page[x, y])] == 0 else {
                    return nil
                }
                return Int(light[x, y])
            }
            var step = 0
            while step < count {
                guard isPart(step) else {
                    step += 1
                    continue
                }
                let start = step
                var sum = 0
                while isPart(step) {
                    let (x, y) = place(step)
                    sum += Int(light[x, y])
                    step += 1
                }
                guard let before = paper(start - 1 - Self.margin),
                    let after = paper(step + Self.margin)
                else { continue }
                let ink = sum / (step - start)
                crossed += 1
                let (least, most) = (min(before, after) - ink, max(before, after) - ink)
                if Double(least) < Self.stepShare * Double(most) { dark += 1 }
            }
        }
        for row in box.y..<box.y + box.height { cross(box.width) { (box.x + $0, row) } }
        for column in box.x..<box.x + box.width { cross(box.height) { (column, box.y + $0) } }
        return crossed > 0 && Double(dark) > Self.darkShare * Double(crossed)
    }
}
