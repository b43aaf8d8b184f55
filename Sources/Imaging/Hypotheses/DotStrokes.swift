import NumeralCore

/// Dots along the strokes of a symbol, each linked to its neighbours.
///
/// Two dots are neighbours if no third one is nearer to both of them: the relative neighbourhood
/// graph (Toussaint 1980), which follows a dotted curve and closes its loops. Along strokes a dot
/// has two neighbours; printed dots and confetti have more, and are no strokes.
struct DotStrokes {
    /// So many dots are strokes at least, and are looked at, each with each, at most.
    private static let counts = 6...160
    /// A dot's side, by the middle one's.
    private static let sides = 0.5...2.0
    /// At most so many times longer than wide is a dot.
    private static let lengthMax = 1.8
    /// Dots are at least so much of all ink.
    private static let massShare = 0.8
    /// How many neighbours a dot of a stroke has on average at most; of dots by lot it is 2.56.
    private static let degreeMax = 2.4
    /// A link is at most so many times longer than the middle one's: what is farther is another
    /// symbol.
    private static let reach = 2.5

    /// From the middle of one dot to its neighbour's, in the page's pixels.
    private let links: [LineSegment<Double>]
    /// The dots' middle radius.
    private let radius: Double

    /// The dots of a page of ink, or `nil` where it is no dotted symbol.
    init?(_ ink: Ink) {
        let parts = ink.parts.filter { $0.peak >= 128 }
        guard Self.counts.contains(parts.count) else { return nil }
        let side = Double(parts.map(\.side).sorted()[parts.count / 2])
        let dots = parts.filter {
            let extents = $0.extents
            return Self.sides.contains(Double($0.side) / side)
                && extents.length <= Self.lengthMax * extents.width
        }
        let mass = (dots: dots.reduce(0) { $0 + $1.mass }, all: parts.reduce(0) { $0 + $1.mass })
        guard side >= 3, Self.counts.contains(dots.count),
            Double(mass.dots) >= Self.massShare * Double(mass.all)
        else { return nil }
        // Dots that run together link the others too.
        let all = Self.neighbours(parts.map(\.centre))
        let middle = all.map(\.length).sorted()[all.count / 2]
        links = all.filter { $0.length <= Self.reach * middle }
        guard 2 * Double(links.count) <= Self.degreeMax * Double(parts.count) else { return nil }
        radius = (Double(dots.map(\.area).sorted()[dots.count / 2]) / .pi).squareRoot()
    }

    private static func neighbours(_ centres: [SIMD2<Double>]) -> [LineSegment<Double>] {
        centres.indices.flatMap { index in
            let one = centres[index]
            return centres[(index + 1)...].compactMap { other in
                let link = LineSegment(from: one, to: other)
                let isBetween = centres.contains {
                    LineSegment(from: one, to: $0).length < link.length
                        && LineSegment(from: other, to: $0).length < link.length
                }
                return isBetween ? nil : link
            }
        }
    }

    /// Draws the links into ink, as broad as the dots.
    func draw(into image: inout GrayImage) {
        for link in links { draw(link, into: &image) }
    }

    private func draw(_ link: LineSegment<Double>, into image: inout GrayImage) {
        let least = pointwiseMin(link.start, link.end) - radius
        let most = pointwiseMax(link.start, link.end) + radius
        for row in max(0, Int(least.y))...min(image.height - 1, Int(most.y)) {
            for column in max(0, Int(least.x))...min(image.width - 1, Int(most.x)) {
                let pixel = SIMD2(Double(column), Double(row))
                if link.distance(of: pixel) <= radius { image[column, row] = 255 }
            }
        }
    }
}

extension Ink {
    /// The same with its dots linked to strokes, if it is a symbol of dots.
    var linked: Ink? {
        guard let strokes = DotStrokes(self) else { return nil }
        var image = image
        strokes.draw(into: &image)
        return Ink(
            image, table: (0...255).map { $0 }, source: .joined, place: place,
            paperIsLight: paperIsLight, contrast: contrast, isEven: isEven)
    }
}
