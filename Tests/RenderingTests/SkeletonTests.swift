import NumeralCore
import Rendering
import Testing

@Suite struct SkeletonTests {
    /// How many separate areas of paper there are: one and the loops.
    static func paperAreaCount(_ image: GrayImage) -> Int {
        // A margin, so that the outside is one area.
        let (width, height) = (image.width + 2, image.height + 2)
        var isOpen = (0..<width * height).map { index in
            let (column, row) = (index % width - 1, index / width - 1)
            guard (0..<image.width).contains(column), (0..<image.height).contains(row) else {
                return true
            }
            return image[column, row] < 128
        }
        var count = 0
        for start in isOpen.indices where isOpen[start] {
            count += 1
            var open = [start]
            isOpen[start] = false
            while let place = open.popLast() {
                let column = place % width
                for next in [
                    column > 0 ? place - 1 : -1, column + 1 < width ? place + 1 : -1,
                    place - width, place + width,
                ] where isOpen.indices.contains(next) && isOpen[next] {
                    isOpen[next] = false
                    open.append(next)
                }
            }
        }
        return count
    }

    @Test("A thin pen leaves a line where the bar's middle was", arguments: [1.0, 2, 6])
    func barBecomesALine(pen: Double) throws {
        let skeleton = try #require(GlyphSkeleton(Strokes.bar))
        let drawn = skeleton.drawn(side: 100, penWidth: pen)
        #expect(drawn.height == 100 && abs(drawn.width - Int(pen)) <= 1)
        let mass = drawn.pixels.reduce(0) { $0 + Double($1) } / 255
        // A line of 100 with round ends.
        #expect(abs(mass - 100 * pen) < 0.12 * 100 * pen)
    }

    @Test("A loop stays one loop, at any width and turn that leaves it room")
    func keepsLoops() throws {
        let skeleton = try #require(GlyphSkeleton(Strokes.ring))
        for (pen, degrees) in [(1.0, 0.0), (5, 15), (20, -15), (30, 0)] {
            let drawn = skeleton.drawn(side: 120, penWidth: pen, degrees: degrees)
            #expect(Self.paperAreaCount(drawn) >= 2, "\(pen)")
            #expect(max(drawn.width, drawn.height) == 120)
        }
        let bar = try #require(GlyphSkeleton(Strokes.bar)).drawn(side: 120, penWidth: 20)
        #expect(bar.pixels[60 * bar.width + bar.width / 2] == 255)
    }

    @Test("A loop is drawn as it is; a loop that is a blot is not")
    func tellsWhatKeepsItsShape() throws {
        let zero = glyph { column, row in
            let (x, y) = (2 * column - 27, 2 * row - 27)
            return (121...289).contains(x * x + y * y)
        }
        #expect(try #require(GlyphSkeleton(zero)).keepsShape(of: zero))
        // A 6: a thin stroke down, and a loop of 9 × 9 pixels full of ink.
        let blot = glyph { column, row in
            (9..<11).contains(column) && (4..<24).contains(row)
                || (9..<18).contains(column) && (15..<24).contains(row)
        }
        #expect(!(try #require(GlyphSkeleton(blot)).keepsShape(of: blot)))
        // Another glyph's lines.
        #expect(!(try #require(GlyphSkeleton(Strokes.bar)).keepsShape(of: zero)))
    }

    @Test("Strokes of any width have the same middle")
    func doesNotDependOnWidth() throws {
        func cross(_ half: Int) -> Glyph {
            glyph { column, row in
                let (x, y) = (abs(2 * column - 27), abs(2 * row - 27))
                return (x < half && y < 21) || (y < half && x < 21)
            }
        }
        let images = try [2, 4, 6].map {
            try #require(GlyphSkeleton(cross($0))).drawn(side: 60, penWidth: 6)
        }
        for image in images {
            let difference = zip(image.pixels, images[0].pixels).count {
                abs(Int($0) - Int($1)) > 128
            }
            #expect(image.width == 60 && image.height == 60)
            #expect(difference < 90)
        }
    }

    @Test("Without ink there is no skeleton")
    func smallest() {
        #expect(GlyphSkeleton(Strokes.paper) == nil)
    }
}
