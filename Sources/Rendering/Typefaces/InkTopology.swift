package import NumeralCore

/// How many pieces of ink a picture has, and how many holes: its Euler number is the difference.
///
/// Ink is half of full ink or more. Pieces join at corners, paper does not, as in
/// Rosenfeld, "Connectivity in Digital Pictures", 1970, <https://doi.org/10.1145/321556.321570>.
package struct InkTopology: Hashable {
    /// Pieces of ink of at least `pixelsMin` pixels.
    package private(set) var partCount = 0
    /// Pieces of paper, of at least `pixelsMin` pixels, that ink surrounds.
    package private(set) var holeCount = 0

    /// Walks over a picture once: linear in its pixels.
    ///
    /// - Parameter pixelsMin: smaller pieces are specks.
    package init(_ image: GrayImage, pixelsMin: Int) {
        // A frame of paper, so that all outer paper is one piece.
        let (width, height) = (image.width + 2, image.height + 2)
        var isInk = [Bool](repeating: false, count: width * height)
        for row in 0..<image.height {
            for column in 0..<image.width where image[column, row] >= 128 {
                isInk[(row + 1) * width + column + 1] = true
            }
        }
        let straight = [-1, 1, -width, width]
        let diagonal = [-width - 1, -width + 1, width - 1, width + 1]
        var isSeen = [Bool](repeating: false, count: width * height)
        var stack: [Int] = []
        for start in isInk.indices where !isSeen[start] {
            let kind = isInk[start]
            let steps = kind ? straight + diagonal : straight
            stack.append(start)
            isSeen[start] = true
            var size = 0
            while let place = stack.popLast() {
                size += 1
                for step in steps {
                    let next = place + step
                    guard isInk.indices.contains(next), isInk[next] == kind, !isSeen[next],
                        abs(next % width - place % width) <= 1
                    else { continue }
                    isSeen[next] = true
                    stack.append(next)
                }
            }
            guard size >= pixelsMin, start != 0 else { continue }
            if kind { partCount += 1 } else { holeCount += 1 }
        }
    }
}
