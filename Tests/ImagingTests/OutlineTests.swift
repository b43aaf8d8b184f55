import Foundation
import Imaging
import NumeralCore
import Testing

/// Rings and boxes around a symbol, and strokes that are broken.
@Suite struct OutlineTests {
    /// A page with a pen along each curve.
    ///
    /// - Parameter curves: places of the pen's middle, as they follow each other.
    private static func page(_ curves: [[(x: Double, y: Double)]]) -> GrayImage {
        var page = GrayImage(width: 240, height: 240, filledWith: 255)
        for place in curves.joined() {
            for y in Int(place.y) - 3...Int(place.y) + 3 {
                for x in Int(place.x) - 3...Int(place.x) + 3 { page[x, y] = 0 }
            }
        }
        return page
    }

    /// A piece of a ring around the page's middle, in degrees.
    private static func arc(_ radius: Double, _ degrees: Range<Int>) -> [(x: Double, y: Double)] {
        degrees.map { degree in
            let angle = Double(degree) / 180 * .pi
            return (x: 120 + radius * cos(angle), y: 120 + radius * sin(angle))
        }
    }

    private static func candidates(_ curves: [[(x: Double, y: Double)]]) throws
        -> [InkLayout.Candidate]
    {
        let ink = try #require(InkHypotheses(of: page(curves)).first { _ in true })
        #expect(ink.parts.count == curves.count)
        return InkLayout(ink).candidates
    }

    @Test(
        "What lies within a ring is looked at first, and all of it together too",
        arguments: [0..<360, 0..<290])
    func ring(degrees: Range<Int>) throws {
        let stroke = (90..<150).map { (x: 120.0, y: Double($0)) }
        let found = try Self.candidates([Self.arc(100, degrees), stroke])
        #expect(found.first?.isEnclosed == true && found.first.map { $0.box.width < 10 } == true)
        #expect(found.contains { !$0.isEnclosed && $0.box.width > 190 })
    }

    @Test("A piece in the gap of a broken ring lies within nothing")
    func gap() throws {
        let found = try Self.candidates([Self.arc(100, 25..<300), Self.arc(90, 322..<363)])
        #expect(!found.isEmpty && found.allSatisfy { !$0.isEnclosed && $0.box.width > 190 })
    }
}
