import Imaging
import NumeralCore
import Rendering
import Testing

@Suite struct BlankPageTests {
    @Test("A page that nobody wrote on is blank, whatever its tone, light and grain")
    func isBlank() {
        let normalization = GlyphNormalization.standard
        for index in 0..<1000 {
            let page = BlankPage.image(seed: 2, index: index)
            let ink = normalization.ink(of: page)
            #expect(
                ink.isBlank,
                "page \(index): \(page.width) × \(page.height), \(page.pixels.prefix(8))")
        }
    }
}
