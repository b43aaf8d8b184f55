import NumeralCore

extension Ink {
    /// A frame around a symbol leaves most of its box free.
    private static let hollowShare = 0.4
    /// It is met in this share of the directions from the middle of what it holds: one side of a
    /// box may be open.
    private static let rayShare = 0.75
    /// Sixteen directions: to the squares around a square of nine.
    private static let rays = (-2...2).flatMap { y in
        (-2...2).filter { max(abs($0), abs(y)) == 2 }.map { SIMD2(Double($0), Double(y)) / 4 }
    }

    /// The parts that are thin outlines with others well inside.
    ///
    /// - Parameter members: the parts that are looked at.
    func outlines(among members: [Int]) -> [Int] {
        members.filter { index in
            let part = parts[index]
            guard Double(part.area) < Self.hollowShare * Double(part.box.width * part.box.height)
            else { return false }
            let inner = members.filter { other in
                other != index && part.box.contains(parts[other].box)
                    && 4 * parts[other].side >= part.side
            }
            guard !inner.isEmpty else { return false }
            let raster = raster(of: index)
            return inner.contains { Self.surrounds(raster, part.box, parts[$0].box) }
        }
    }

    /// Whether ink goes around a box within its own: a piece of a broken stroke lies in its gap.
    private static func surrounds(_ raster: InkRaster, _ box: Box, _ inner: Box) -> Bool {
        let middle = SIMD2(
            Double(inner.x - box.x) + Double(inner.width) / 2,
            Double(inner.y - box.y) + Double(inner.height) / 2)
        let met = rays.count { step in
            var place = middle
            while place.min() >= 0, place.x < Double(box.width), place.y < Double(box.height) {
                if raster.values[Int(place.y) * box.width + Int(place.x)] > 0 { return true }
                place += step
            }
            return false
        }
        return Double(met) >= rayShare * Double(rays.count)
    }
}
