import NumeralCore
import PictureFiles

/// Takes the printed lines of ruled and squared paper out of a page's ink.
///
/// Ink on a printed line lets through the product of what both let through, so the line is divided
/// out, like a shadow: where the pen crosses it, the pen's own ink is left. How dark the line is,
/// is told by what most of it, piece by piece, looks like.
enum RulingRemoval {
    /// Pieces that a line's darkness is told of.
    private static let pieceCount = 6
    /// The share of a piece that is no darker than the line: the pen covers less than the rest.
    private static let lineShare = 0.4
    /// Ink up to this many times the line's is the line itself, unevenly printed.
    private static let unevenness: Float = 1.5

    /// The same ink without lines across, nor down.
    ///
    /// - Parameters:
    ///   - paper: where lines are; `nil` for everywhere.
    ///   - noise: the deviation of the ink's noise.
    static func removed(from ink: GrayImage, on paper: PaperMask?, noise: Float) -> GrayImage {
        let across = RuledLines(in: ink, on: paper).lines
        let standing = paper?.transposed
        let down = RuledLines(in: ink.transposed, on: standing).lines
        var result = ink
        for line in across { remove(line, from: &result, on: paper, noise: noise) }
        guard !down.isEmpty else { return result }
        result = result.transposed
        for line in down { remove(line, from: &result, on: standing, noise: noise) }
        return result.transposed
    }

    private static func remove(
        _ line: RuledLine, from ink: inout GrayImage, on paper: PaperMask?, noise: Float
    ) {
        let (width, height) = (ink.width, ink.height)
        let profiles = profiles(of: line, in: ink, on: paper)
        let count = 2 * line.reach + 1
        for column in 0..<width {
            // Between the middles of two pieces.
            let place = (Float(column) + 0.5) * Float(pieceCount) / Float(width) - 0.5
            let first = max(0, min(pieceCount - 1, Int(place.rounded(.down))))
            let next = min(pieceCount - 1, first + 1)
            let share = max(0, min(1, place - Float(first)))
            let middle = line.rows[column]
            let top = Int((middle - Float(line.reach)).rounded(.up))
            let bottom = Int((middle + Float(line.reach)).rounded(.down))
            guard bottom >= 0, top < height else { continue }
            for row in max(0, top)...min(height - 1, bottom) {
                let offset = Float(row) - middle + Float(line.reach)
                let low = max(0, min(count - 2, Int(offset)))
                let part = offset - Float(low)
                func level(_ piece: Int) -> Float {
                    let start = piece * count + low
                    return profiles[start] + (profiles[start + 1] - profiles[start]) * part
                }
                let printed = level(first) + (level(next) - level(first)) * share
                guard printed > 0 else { continue }
                let value = Float(ink.pixels[row * width + column])
                let pen =
                    value <= unevenness * printed + 3 * noise
                    ? 0 : 255 - 255 * (255 - value) / max(1, 255 - printed)
                ink.pixels[row * width + column] = UInt8(max(0, min(255, pen + 0.5)))
            }
        }
    }

    /// How dark the line is at each distance from its middle, a piece after the other.
    ///
    /// A piece with less than half of its width on paper is taken for its nearest neighbour.
    private static func profiles(
        of line: RuledLine, in ink: GrayImage, on paper: PaperMask?
    ) -> [Float] {
        let count = 2 * line.reach + 1
        var pieces: [[Float]?] = []
        for piece in 0..<pieceCount {
            let columns = piece * ink.width / pieceCount..<(piece + 1) * ink.width / pieceCount
            let onPaper = columns.filter { column in
                paper?.isPaper(column: column, row: Int(line.rows[column].rounded())) ?? true
            }
            guard 2 * onPaper.count >= columns.count else {
                pieces.append(nil)
                continue
            }
            var levels = (0..<count).map { place -> Float in
                var histogram = Histogram()
                for column in onPaper {
                    let row = Int((line.rows[column] + Float(place - line.reach)).rounded())
                    if row >= 0, row < ink.height {
                        histogram.counts[Int(ink.pixels[row * ink.width + column])] += 1
                    }
                }
                return Float(histogram.quantile(lineShare))
            }
            // What lies on both sides is no line's.
            let beside = max(levels[0], levels[count - 1])
            for index in levels.indices { levels[index] = max(0, levels[index] - beside) }
            pieces.append(levels)
        }
        let known = limited(pieces)
        return pieces.indices.flatMap { piece in
            let nearest = known.keys.min { (abs($0 - piece), $0) < (abs($1 - piece), $1) }
            return nearest.flatMap { known[$0] } ?? Array(repeating: 0, count: count)
        }
    }

    /// No piece is much darker than most are: there a stroke runs along the line.
    private static func limited(_ pieces: [[Float]?]) -> [Int: [Float]] {
        var known: [Int: [Float]] = [:]
        for case (let piece, let profile?) in pieces.enumerated() { known[piece] = profile }
        let peaks = known.values.map { $0.max() ?? 0 }.sorted()
        guard let least = peaks.first else { return [:] }
        let usual = unevenness * (peaks.count > 1 ? peaks[1] : least)
        return known.mapValues { profile in
            let peak = profile.max() ?? 0
            return peak > usual && peak > 0 ? profile.map { $0 * usual / peak } : profile
        }
    }
}

extension GrayImage {
    /// Rows and columns exchanged.
    var transposed: GrayImage {
        let turned = Orientation.transposed.apply(pixels, width: width, height: height)
        return GrayImage(width: turned.width, height: turned.height, pixels: turned.pixels)
    }
}
