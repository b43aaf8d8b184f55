import Imaging
import NumeralCore
import Testing

/// What taking a shadow out leaves of its edge, and strokes beside it.
@Suite struct ShadowEdgeTests {
    /// A page whose right part lies in a hard shadow that is darkest along most of its
    /// edge.
    ///
    /// - Parameters:
    ///   - stroke: the columns of a stroke down the page.
    ///   - light: the share that the shadow leaves.
    private static func page(stroke: Range<Int>? = nil, light left: Float = 0.55) -> GrayImage {
        var generator = SplitMix64(seed: 3)
        var page = GrayImage(width: 320, height: 240)
        for row in 0..<page.height {
            let edge = 200 + (row - page.height / 2) / 4
            for column in 0..<page.width {
                let isDarkest = column < edge + 10 && (40..<200).contains(row)
                let shade: Float = column < edge ? 1 : isDarkest ? left - 0.08 : left
                var light = (215 + 4 * generator.nextUnit()) * shade
                if let stroke, stroke.contains(column), (60..<180).contains(row) { light *= 0.3 }
                page[column, row] = UInt8(light)
            }
        }
        return page
    }

    /// What stands out where shadows were taken out.
    private static func candidates(
        of page: GrayImage
    ) -> [(candidate: InkLayout.Candidate, isEdge: Bool)] {
        InkHypotheses(of: page).filter { $0.isShadowless && $0.place.part == .whole }.flatMap {
            ink in
            InkLayout(ink).candidates.map { ($0, ink.isShadowEdge($0)) }
        }
    }

    @Test("What is left of a shadow is its edge")
    func edge() {
        let found = Self.candidates(of: Self.page())
        #expect(!found.isEmpty && found.allSatisfy(\.isEdge))
    }

    @Test(
        "A stroke is no edge, in the light, in a shadow, or in a deep one",
        arguments: [90..<102, 270..<282], [0.55, 0.28] as [Float])
    func stroke(columns: Range<Int>, light: Float) {
        let found = Self.candidates(of: Self.page(stroke: columns, light: light))
        #expect(found.contains { !$0.isEdge && $0.candidate.box.height > 100 })
    }
}
