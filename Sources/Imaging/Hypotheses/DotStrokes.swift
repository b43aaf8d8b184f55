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

    /// The dots' middles, in the page's pixels.
    let centres: [SIMD2<Double>]
    /// Which are neighbours.
    let links: [(Int, Int)]
    /// The dots' middle radius.
    let radius: Double

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
        centres = parts.map(\.centre)
        let all = Self.neighbours(centres)
        let middle = all.map(\.length).sorted()[all.count / 2]
        links = all.filter { $0.length <= Self.reach * middle }.map { ($0.one, $0.other) }
        guard 2 * Double(links.count) <= Self.degreeMax * Double(centres.count) else { return nil }
        radius = (Double(dots.map(\.area).sorted()[dots.count / 2]) / .pi).squareRoot()
    }

    private static func neighbours(
        _ centres: [SIMD2<Double>]
    ) -> [(one: Int, other: Int, length: Double)] {
        var found: [(one: Int, other: Int, length: Double)] = []
        for one in centres.indices {
            for other in centres.indices where other > one {
                let length = centres[one].distance(to: centres[other])
                let isBetween = centres.indices.contains { third in
                    centres[third].distance(to: centres[one]) < length
                        && centres[third].distance(to: centres[other]) < length
                }
                if !isBetween { found.append((one, other, length)) }
            }
        }
        return found
    }

    /// Draws the links into ink, as broad as the dots.
    func draw(into image: inout GrayImage) {
        for (one, other) in links { drawLink(centres[one], centres[other], into: &image) }
    }

    private func drawLink(
        _ start: SIMD2<Double>, _ end: SIMD2<Double>, into image: inout GrayImage
    ) {
        let way = end - start
        let (least, most) = (pointwiseMin(start, end) - radius, pointwiseMax(start, end) + radius)
        let squared = max((way * way).sum(), .leastNormalMagnitude)
        for row in max(0, Int(least.y))...min(image.height - 1, Int(most.y)) {
            for column in max(0, Int(least.x))...min(image.width - 1, Int(most.x)) {
                let pixel = SIMD2(Double(column), Double(row))
                let along = min(1, max(0, ((pixel - start) * way).sum() / squared))
                if pixel.distance(to: start + along * way) <= radius { image[column, row] = 255 }
            }
        }
    }
}

extension SIMD2<Double> {
    fileprivate func distance(to other: Self) -> Double {
        ((self - other) * (self - other)).sum().squareRoot()
    }
}

extension PageView {
    /// Ink whose dots are linked to strokes, if it is a symbol of dots.
    func linkedInk(of ink: Ink) -> Ink? {
        guard let strokes = DotStrokes(ink) else { return nil }
        var image = ink.image
        strokes.draw(into: &image)
        return Ink(
            image, table: (0...255).map { $0 }, source: .joined, place: place,
            paperIsLight: ink.paperIsLight, contrast: ink.contrast, isEven: ink.isEven)
    }
}
