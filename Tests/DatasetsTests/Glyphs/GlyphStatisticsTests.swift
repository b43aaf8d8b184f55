import Datasets
import Foundation
import NumeralCore
import Testing

@Suite struct GlyphStatisticsTests {
    /// A zero of two full pixels side by side at (3, 5), and a blank seven.
    static let set: LabeledGlyphs = {
        var glyphs = [UInt8](repeating: 0, count: 2 * Glyph.pixelCount)
        glyphs[5 * Glyph.side + 3] = 255
        glyphs[5 * Glyph.side + 4] = 255
        return LabeledGlyphs(name: "two", glyphs: glyphs, labels: [0, 7])
    }()

    @Test("Figures worked out by hand")
    func figures() {
        let statistics = GlyphStatistics(Self.set)
        #expect(statistics.shape == [2, 28, 28])
        let zero = statistics.classes[0].figures
        #expect(zero.count == 1 && zero.blankCount == 0)
        #expect(abs(zero.pixelMean - 510.0 / 784) < 1e-12)
        #expect(abs(zero.inkShare - 2.0 / 784) < 1e-12)
        #expect(zero.inkWidth == 2 && zero.inkHeight == 1)
        #expect(zero.centerX == 4 && zero.centerY == 5.5)
        #expect(statistics.classes[7].figures.blankCount == 1)
        #expect(statistics.total.count == 2 && statistics.total.inkWidth == 2)
        let variance = 2 * 255.0 * 255 / 1_568 - (510.0 / 1_568) * (510.0 / 1_568)
        #expect(abs(statistics.total.pixelDeviation - variance.squareRoot()) < 1e-9)
    }

    @Test func survivesJSON() throws {
        let statistics = GlyphStatistics(Self.set)
        let data = try JSONEncoder().encode(statistics)
        #expect(try JSONDecoder().decode(GlyphStatistics.self, from: data) == statistics)
    }

    /// The figures that everybody normalises MNIST by: 0.1307 and 0.3081.
    @Test(
        "MNIST's own mean and deviation",
        .enabled(if: Fixtures.fullData != nil, Fixtures.fullDataComment))
    func mnist() throws {
        let folder = try #require(Fixtures.fullData)
        let total = GlyphStatistics(try MNIST.load(from: folder, part: .train)).total
        #expect(abs(total.pixelMean / 255 - 0.1307) < 5e-5)
        #expect(abs(total.pixelDeviation / 255 - 0.3081) < 5e-5)
    }

    @Test("A sheet has a row a class, glyphs where they belong")
    func contactSheet() {
        var sheet = ContactSheet()
        (sheet.columnCount, sheet.scale, sheet.gap) = (3, 1, 2)
        let image = sheet.draw(Self.set, seed: 1)
        #expect(image.width == 3 * 30 + 2 && image.height == 2 * 30 + 2)
        #expect(image[2 + 3, 2 + 5] == 255 && image[2 + 4, 2 + 5] == 255)
        #expect(image[2 + 5, 2 + 5] == 0 && image[0, 0] == 40)
        // An empty place keeps the colour of the gaps.
        #expect(image[2 + 30, 2] == 40)
        #expect(sheet.draw(Self.set, seed: 1) == image)
    }
}
