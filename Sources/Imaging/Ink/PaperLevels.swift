/// What the levels of a picture say of its paper and its ink, if its paper is even.
///
/// Everything is told from how often each level occurs. The paper is the level that most of the
/// paper's side holds; ink is what lies farthest from it; what is nearer than half of that, and
/// more frequent than a stroke's soft edge can be, is the paper's own: noise, JPEG's ringing,
/// printed lines, a checkerboard.
struct PaperLevels {
    /// Whether the paper is the lighter one of the two.
    let isLight: Bool
    /// The paper's light, 0 to 255.
    let level: Int
    /// The deviation of the paper's light from its level.
    let noise: Float
    /// The share of all pixels on the paper's side of the middle.
    let paperShare: Double
    /// How far full ink lies from the paper.
    let peak: Int
    /// What lies no farther from the paper than this is paper.
    let floor: Int
    /// Whether the paper's own levels reach so far into the ink's that a floor cannot part them.
    let isShaded: Bool

    /// Levels from paper to full ink are looked at in so many bands.
    private static let bandCount = 16
    /// Bands below this one may be paper: those nearer to it than about half of the ink.
    private static let paperBandCount = 7
    /// Bands that only strokes and their edges fill.
    private static let edgeBands = 8..<14
    /// How many times more frequent than a stroke's edge the paper's own levels are.
    private static let paperRatio = 4.0
    /// Ink whose peak is less, of 255, is stretched to 255.
    private static let peakFull = 230

    init(_ histogram: Histogram, isLight: Bool) {
        self.isLight = isLight
        let darkMax = histogram.middle
        let side = isLight ? min(255, darkMax + 1)...255 : 0...darkMax
        let total = histogram.total
        let mode = histogram.mode(in: side)
        let sideCount = histogram.count(in: side)
        paperShare = Double(sideCount) / Double(max(1, total))
        // An even paper holds one level; noise spreads it, and then the middle of the levels around
        // the fullest place says more.
        level =
            4 * histogram.counts[mode] >= sideCount
            ? mode : histogram.quantile(0.5, in: histogram.fullest(in: side))
        var spread = [Int](repeating: 0, count: 256)
        for value in side { spread[abs(value - level)] += histogram.counts[value] }
        noise = Self.deviation(spread, total: sideCount)
        var distances = [Int](repeating: 0, count: 256)
        for value in 0...255 {
            let distance = isLight ? level - value : value - level
            if distance > 0 { distances[distance] += histogram.counts[value] }
        }
        var (peak, above) = (255, distances[255])
        let wanted = max(1, total / Histogram.pixelsPerExtreme)
        while peak > 0, above < wanted {
            peak -= 1
            above += distances[peak]
        }
        self.peak = peak
        (floor, isShaded) = Self.floor(distances, peak: peak)
    }

    /// The deviation of normal noise a quarter of which lies as near to its level as a quarter of
    /// the counts do: a quarter, since paper may have two levels, as a checkerboard has.
    private static func deviation(_ distances: [Int], total: Int) -> Float {
        let wanted = Float(total) / 4
        var below: Float = 0
        for (distance, count) in distances.enumerated() {
            let next = below + Float(count)
            if next >= wanted, count > 0 {
                // A pixel's value stands for all within half a level of it, on both sides.
                let start = distance == 0 ? 0 : Float(distance) - 0.5
                let width: Float = distance == 0 ? 0.5 : 1
                let place = start + width * (wanted - below) / Float(count)
                return distance == 0 && 5 * count >= 2 * total ? 0 : place / 0.3186
            }
            below = next
        }
        return 0
    }

    private static func floor(_ distances: [Int], peak: Int) -> (floor: Int, isShaded: Bool) {
        guard peak >= bandCount else { return (0, false) }
        var bands = [Int](repeating: 0, count: bandCount)
        for distance in 1...peak {
            bands[min(bandCount - 1, distance * bandCount / (peak + 1))] += distances[distance]
        }
        let edge =
            Double(bands[edgeBands].reduce(0, +)) / Double(edgeBands.count)
        // Three deviations of a count, so that a small picture's chance is no paper.
        let most = paperRatio * edge + 3 * edge.squareRoot() + 3
        guard let last = (0..<paperBandCount).last(where: { Double(bands[$0]) > most }) else {
            return (0, false)
        }
        return ((last + 1) * (peak + 1) / bandCount, last == paperBandCount - 1)
    }

    /// From light to ink, where only what is farther than a floor from the paper is ink.
    ///
    /// From half of the peak on ink is kept as it is; below it falls to nothing at the floor, so
    /// that strokes keep their width.
    ///
    /// - Parameter floor: at most half of the peak.
    func table(floor: Int) -> [UInt8] {
        // A page of one level holds no ink.
        guard peak > 0 else { return [UInt8](repeating: 0, count: 256) }
        let half = (peak + 1) / 2
        return (0...255).map { value in
            let distance = isLight ? level - value : value - level
            guard distance > floor else { return 0 }
            var ink = distance
            if distance < half { ink = max(1, (distance - floor) * half / (half - floor)) }
            if peak < Self.peakFull { ink = (ink * 255 + peak / 2) / peak }
            return UInt8(min(255, ink))
        }
    }
}
