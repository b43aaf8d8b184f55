import NumeralCore

/// Finds the printed lines of ruled and squared paper that run from left to right.
///
/// A Hough transform of thin dark ridges over straight lines of little slope. Each line is looked
/// at in pieces, and all its pieces on the page must be there, the first and the last ones too: a
/// stroke of the pen ends before the page does. The lines of a sheet are nearly parallel, so the
/// slope that the strongest lines agree on is the only one that counts.
///
/// - SeeAlso: Duda and Hart, "Use of the Hough Transformation to Detect Lines and Curves in
///   Pictures", 1972, <https://doi.org/10.1145/361237.361242>.
struct RuledLines {
    /// The longest side of the copy that lines are looked for on.
    private static let copySideMax = 256
    /// The steepest line: a page's tilt, its lean and an askew hand together, about 25°.
    private static let slopeMax: Float = 0.47
    /// How much slopes of one sheet's lines differ, by perspective.
    private static let slopeSpread: Float = 0.1
    /// How far from a line its paper is looked for, in rows of the copy: thin lines and wide ones.
    private static let distances = [2, 4, 8]
    /// A ridge is cut here, in shares of 255, so that a few strong strokes are not many weak lines.
    private static let ridgeMax: Float = 24
    /// Pieces of a line, each of which must have ink.
    private static let pieceCount = 16
    /// How many pieces may lack it, where a crossing stroke or a shadow's edge hides them; never
    /// the outermost ones.
    private static let missingMax = 3
    /// How much higher a piece's mean ridge is than the whole picture's.
    private static let pieceMin: Float = 2
    private static let lineCountMax = 64

    /// A straight line through the copy: its row in the middle column, and its slope.
    private struct Candidate {
        let row: Int
        let slope: Float
        let score: Float
    }

    let lines: [RuledLine]

    /// - Parameters:
    ///   - ink: 0 is paper.
    ///   - paper: where the page is; `nil` for everywhere.
    init(in ink: GrayImage, on paper: PaperMask? = nil) {
        let factor = max(1, (max(ink.width, ink.height) + Self.copySideMax - 1) / Self.copySideMax)
        let copy = ink.reduced(by: factor)
        guard copy.width >= 3 * Self.pieceCount, copy.height >= 3 * Self.pieceCount else {
            lines = []
            return
        }
        let ridge = Self.ridge(of: copy)
        let found = Self.chosen(
            Self.candidates(ridge, width: copy.width, height: copy.height) { column, row in
                paper?.isPaper(column: column * factor, row: row * factor) ?? true
            })
        lines = found.map { line in
            Self.traced(line, in: ink, factor: factor, copyWidth: copy.width)
        }
    }

    /// How much darker each pixel is than what is above and below it; a line's neighbours have it
    /// too, so that a slightly bent line is straight.
    private static func ridge(of copy: GrayImage) -> [Float] {
        let (width, height) = (copy.width, copy.height)
        var ridge = [Float](repeating: 0, count: width * height)
        copy.pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<height {
                for distance in distances {
                    let above = max(0, row - distance) * width
                    let below = min(height - 1, row + distance) * width
                    // At the picture's edge one side alone says nothing.
                    guard row >= distance, row + distance < height else { continue }
                    for column in 0..<width {
                        let value = Int(pixels[row * width + column])
                        let paper = max(pixels[above + column], pixels[below + column])
                        let height = min(ridgeMax, Float(value - Int(paper)))
                        ridge[row * width + column] = max(ridge[row * width + column], height)
                    }
                }
            }
        }
        return ridge.indices.map { index in
            let (above, below) = (max(0, index - width), min(ridge.count - 1, index + width))
            return max(ridge[index], ridge[above], ridge[below])
        }
    }

    /// Every line that has ink in nearly all its pieces.
    private static func candidates(
        _ ridge: [Float], width: Int, height: Int, isPaper: (Int, Int) -> Bool
    ) -> [Candidate] {
        let slopeCount = Int((slopeMax * Float(width) / 2).rounded(.up))
        let bounds = (0...pieceCount).map { $0 * width / pieceCount }
        let least = ridge.reduce(0, +) / Float(ridge.count) + pieceMin
        var found: [Candidate] = []
        var sums = [Float](repeating: 0, count: pieceCount * height)
        for step in -slopeCount...slopeCount {
            let slope = Float(2 * step) / Float(width)
            for index in sums.indices { sums[index] = 0 }
            sums.withUnsafeMutableBufferPointer { sums in
                ridge.withUnsafeBufferPointer { ridge in
                    for piece in 0..<pieceCount {
                        for column in bounds[piece]..<bounds[piece + 1] {
                            let shift = Int(
                                (slope * (Float(column) + 0.5 - Float(width) / 2)).rounded())
                            // In a wide, low picture a steep line's ends are far above and below.
                            guard abs(shift) < height else { continue }
                            for row in max(0, -shift)..<min(height, height - shift) {
                                sums[piece * height + row] += ridge[(row + shift) * width + column]
                            }
                        }
                    }
                }
            }
            for row in 0..<height {
                if let score = score(sums, row, height, bounds, least, slope, width, isPaper) {
                    found.append(Candidate(row: row, slope: slope, score: score))
                }
            }
        }
        return found
    }

    /// The mean ridge along a line, or `nil` when it is not there all along. Pieces beyond the
    /// picture's upper or lower edge, or the page's, do not count, but half the line must be
    /// inside.
    private static func score(
        _ sums: [Float], _ row: Int, _ height: Int, _ bounds: [Int], _ least: Float,
        _ slope: Float, _ width: Int, _ isPaper: (Int, Int) -> Bool
    ) -> Float? {
        var (missing, inside, total): (Int, Int, Float) = (0, 0, 0)
        var (first, last): (Bool?, Bool) = (nil, false)
        for piece in 0..<pieceCount {
            let middle = Float(bounds[piece] + bounds[piece + 1]) / 2 - Float(width) / 2
            let place = Float(row) + slope * middle
            guard place >= 3, place < Float(height - 3) else { continue }
            let tilt = slope * Float(bounds[piece + 1] - bounds[piece]) / 2
            guard isPaper(bounds[piece], Int(place - tilt)),
                isPaper(bounds[piece + 1], Int(place + tilt))
            else { continue }
            inside += 1
            let mean = sums[piece * height + row] / Float(bounds[piece + 1] - bounds[piece])
            total += mean
            last = mean >= least
            if first == nil { first = last }
            if !last { missing += 1 }
        }
        guard inside >= pieceCount / 2, missing <= missingMax, first == true, last else {
            return nil
        }
        return total / Float(inside)
    }

    /// The strongest lines of the sheet's slope, none twice.
    private static func chosen(_ candidates: [Candidate]) -> [Candidate] {
        guard let strongest = candidates.max(by: { $0.score < $1.score }) else { return [] }
        // The slope that most ink agrees on, in bins as wide as the spread.
        var weights: [Int: Float] = [:]
        for candidate in candidates {
            let bin = Int((candidate.slope / slopeSpread).rounded(.down))
            weights[bin, default: 0] += candidate.score
            weights[bin + 1, default: 0] += candidate.score
        }
        let best = weights.max { ($0.value, -abs($0.key)) < ($1.value, -abs($1.key)) }!
        let slope = Float(best.key) * slopeSpread
        var chosen: [Candidate] = []
        for candidate in candidates.sorted(by: { $0.score > $1.score })
        where abs(candidate.slope - slope) <= slopeSpread
            && candidate.score >= 0.25 * strongest.score
        {
            let isNew = chosen.allSatisfy { abs($0.row - candidate.row) > 3 }
            if isNew { chosen.append(candidate) }
            if chosen.count == lineCountMax { break }
        }
        return chosen
    }

    /// Nodes along a line at which its middle is looked for.
    private static let nodeCount = 16

    /// The line in the picture's own pixels, following it where it bends.
    private static func traced(
        _ line: Candidate, in ink: GrayImage, factor: Int, copyWidth: Int
    ) -> RuledLine {
        let (width, scale) = (ink.width, Float(factor))
        func straight(_ column: Float) -> Float {
            (Float(line.row) + 0.5 + line.slope * (column / scale - Float(copyWidth) / 2)) * scale
                - 0.5
        }
        let search = 5 * factor + 1
        var places: [SIMD2<Float>] = []
        for node in 0..<nodeCount {
            let (first, last) = (node * width / nodeCount, (node + 1) * width / nodeCount)
            // The mean ink at each distance from the straight line, a stroke's counted as a line's.
            var means = [Float](repeating: 0, count: 2 * search + 1)
            for column in first..<last {
                for offset in -search...search {
                    let row = Int((straight(Float(column)) + Float(offset)).rounded())
                    guard row >= 0, row < ink.height else { continue }
                    means[offset + search] += min(64, Float(ink.pixels[row * width + column]))
                }
            }
            let floor = means.min() ?? 0
            let rise = (means.max() ?? 0) - floor
            guard rise > Float(last - first) * 2 else { continue }
            var (weight, sum): (Float, Float) = (0, 0)
            for offset in -search...search {
                let value = max(0, means[offset + search] - floor - rise / 2)
                weight += value
                sum += value * Float(offset)
            }
            if weight > 0 { places.append(SIMD2(Float(first + last) / 2, sum / weight)) }
        }
        let bend = Parabola(through: places, width: Float(width))
        let rows = (0..<width).map { straight(Float($0)) + bend.value(Float($0)) }
        return RuledLine(rows: rows, reach: search)
    }
}
