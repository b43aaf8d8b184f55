import Imaging
import NumeralCore
import Recognition
import Rendering
import Testing

@Suite struct BlankPageTests {
    @Test("A page that nobody wrote on is blank, whatever its tone, light and grain")
    func isBlank() throws {
        let reader = Reader(try sampleClassifier(name: "tiny"))
        for index in 0..<1000 {
            let page = BlankPage.image(seed: 2, index: index)
            #expect(
                try reader.read(page).outcome == .blank,
                "page \(index): \(page.width) × \(page.height), \(page.pixels.prefix(8))")
        }
    }
}
