internal import NumeralCore

/// Which way round the digits of a set lie, told from their pixels and labels.
///
/// EMNIST's files hold columns where MNIST's hold rows. What a transposition changes in a glyph is
/// the difference `d` of each block of 4 × 4 pixels above the diagonal and its mirror image below.
/// With the mean differences `w` of MNIST's training digits of the glyph's class
/// (``differences``), and `b` the glyph's blocks,
///
/// `likeness = Σ w · d / (scale · √Σ b²)`
///
/// is 1 on the mean over MNIST, and −1 over MNIST transposed. Over other sets it is 0.5 (Semeion)
/// to 1.16 (HWD 1000), and what lies between shows digits that are turned or mirrored otherwise.
///
/// - SeeAlso: Cohen and others, "EMNIST", 2017, <https://arxiv.org/abs/1702.05373>.
package enum Orientation {
    /// As MNIST's; or as EMNIST's.
    case upright, transposed

    /// A mean likeness beyond this, either way, tells. Half of the least that a set was seen to
    /// have; means of 20 random glyphs of any set were never below −0.05.
    private static let likenessMin = 0.25
    /// And so many standard errors from 0, so that few strange glyphs tell nothing.
    private static let errorsMin = 4.0
    /// Fewer digits tell nothing.
    private static let countMin = 20
    /// Of fewer classes one hand's slant decides: that of 0 and 4 is seen to be negative.
    private static let classCountMin = 5
    /// So many are looked at, spread over the set: more would not change the answer.
    private static let countMax = 2000

    /// - Returns: `nil` where it cannot be told.
    static func of(_ set: LabeledGlyphs) -> Orientation? {
        let step = max(1, set.count / countMax)
        var likenesses: [Double] = []
        var seen: Set<Int> = []
        for index in stride(from: 0, to: set.count, by: step) {
            guard let digit = set.classes[Int(set.labels[index])].digit else { continue }
            let start = index * Glyph.pixelCount
            guard let likeness = likeness(set.glyphs[start..<start + Glyph.pixelCount], digit)
            else { continue }
            seen.insert(digit)
            likenesses.append(likeness)
        }
        guard likenesses.count >= countMin, seen.count >= classCountMin else { return nil }
        let count = Double(likenesses.count)
        let mean = likenesses.reduce(0, +) / count
        let variance = likenesses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        guard abs(mean) >= likenessMin, abs(mean) >= errorsMin * (variance / count).squareRoot()
        else { return nil }
        return mean > 0 ? .upright : .transposed
    }

    /// Of one glyph; `nil` without ink.
    private static func likeness(_ ink: ArraySlice<UInt8>, _ digit: Int) -> Double? {
        let side = Glyph.side / blockSide
        var blocks = [Double](repeating: 0, count: side * side)
        for (pixel, value) in ink.enumerated() where value > 0 {
            let (row, column) = (pixel / Glyph.side / blockSide, pixel % Glyph.side / blockSide)
            blocks[row * side + column] += Double(value)
        }
        let length = blocks.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 0 else { return nil }
        var (sum, place) = (0.0, 0)
        for row in 0..<side {
            for column in row + 1..<side {
                let difference = blocks[row * side + column] - blocks[column * side + row]
                sum += Double(differences[digit][place]) * difference
                place += 1
            }
        }
        return sum / (scale * length)
    }

    /// In pixels.
    package static let blockSide = 4
    /// The mean over MNIST's training digits of what is divided by it.
    package static let scale = 87.568
    /// By digit, for each block above the diagonal, row by row: how much more of 255 it has than
    /// its mirror image below, on the mean over MNIST's training digits, rounded.
    package static let differences: [[Int]] = [
        [0, 0, 1, 1, 0, 0, 16, 52, 31, -13, 0, -9, 10, -40, -2, 15, -26, 0, -7, 1, 0],
        [0, 0, 0, 0, 0, 0, 4, 63, 72, 7, 0, 108, 45, -64, -4, -128, -101, -5, -15, -1, 0],
        [0, 4, 10, 5, -1, 0, 66, 128, 53, -26, 0, 12, -23, -78, -1, -50, -64, 1, -12, 8, 3],
        [0, 0, 1, -1, -2, 0, 72, 132, 82, -33, -4, 27, 103, -98, -16, 92, -121, -17, -61, -4, 0],
        [0, 0, 0, 0, 0, 0, 6, -25, 16, 32, 2, -106, 33, 23, -4, 35, -43, -12, -42, -9, -1],
        [0, 0, 0, 1, 0, 0, 22, 67, 66, 27, 8, -8, 29, -72, -4, 18, -111, -17, -54, -4, 0],
        [0, 5, 20, 24, 5, 0, 24, 81, 42, 6, 0, -38, -131, -50, 0, -16, -48, 4, 3, 2, 0],
        [0, -4, -1, 0, 0, 0, -28, 14, 27, 6, -5, 102, 152, 7, -39, 37, -93, -50, -27, -14, -1],
        [0, 0, 0, 0, 0, 0, 25, 107, 101, 16, 1, 15, 11, -56, -12, -18, -121, -23, -65, -6, 0],
        [0, 0, 0, 0, 0, 0, -1, 32, 45, 5, -1, -24, 82, 9, -19, 56, -72, -36, -52, -22, -3],
    ]
}
