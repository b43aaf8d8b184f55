import NumeralCore
import PictureSupport
import Testing

extension Fixtures {
    /// The glyph of a file that is known to hold ink.
    static func glyph(_ name: String) throws -> Glyph {
        let glyph = glyph(of: try picture(name))
        return try #require(glyph, "\(name) was taken for blank")
    }

    /// The whole way from light to a glyph; `nil` when blank.
    static func glyph(of picture: GrayImage) -> Glyph? {
        let seen = SeenInk(picture)
        return seen.isBlank ? nil : seen.glyph
    }
}

extension Glyph {
    /// The mean difference, of 255, over the pixels where either has ink.
    func difference(from other: Glyph) -> Double {
        let pairs = zip(ink, other.ink).filter { $0.0 > 0 || $0.1 > 0 }
        let sum = pairs.reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        return Double(sum) / Double(max(1, pairs.count))
    }
}

extension Glyph {
    /// The smallest difference when the glyph may be moved by a pixel: a hair's breadth decides
    /// which pixel the centre of mass falls into.
    func shapeDifference(from other: Glyph) -> Double {
        let moves = (-1...1).flatMap { x in (-1...1).map { y in (x, y) } }
        return moves.map { x, y in
            var moved = [UInt8](repeating: 0, count: Glyph.pixelCount)
            for row in 1..<27 {
                for column in 1..<27 { moved[(row + y) * 28 + column + x] = ink[row * 28 + column] }
            }
            return Glyph(ink: moved).difference(from: other)
        }.min()!
    }
}

extension GrayImage {
    /// This picture on a larger one of paper.
    func placed(x: Int, y: Int, width: Int, height: Int, paper: UInt8) -> GrayImage {
        var page = GrayImage(width: width, height: height, filledWith: paper)
        for row in 0..<self.height {
            for column in 0..<self.width { page[x + column, y + row] = self[column, row] }
        }
        return page
    }

    var turnedNegative: GrayImage {
        GrayImage(width: width, height: height, pixels: pixels.map { 255 - $0 })
    }

    /// Each pixel repeated `factor` times both ways.
    func repeated(_ factor: Int) -> GrayImage {
        var large = GrayImage(width: width * factor, height: height * factor)
        for row in 0..<large.height {
            for column in 0..<large.width {
                large[column, row] = self[column / factor, row / factor]
            }
        }
        return large
    }
}
