import NumeralCore
import Rendering
import Testing

@Suite struct TypefaceDigitsTests {
    @Test("Ten digits a typeface, in order, the same each time")
    func tenEach() {
        let digits = TypefaceDigits(Liberation.library.typefaces)
        #expect(digits.items.count == 10 * Liberation.library.typefaces.count)
        #expect(digits.items.map(\.label) == digits.items.indices.map { $0 % 10 })
        #expect(TypefaceDigits(Liberation.library.typefaces).items == digits.items)
    }

    @Test func aFamilyIsHeardNoMoreOftenThanAllowed() {
        let digits = TypefaceDigits(Liberation.library.typefaces, stylesMax: 2)
        let families = Dictionary(grouping: digits.items, by: \.family)
        #expect(families.count >= 3)
        #expect(families.values.allSatisfy { $0.count == 20 })
    }

    @Test("Held-out digits are of other families, whichever else are there")
    func splitsByFamily() throws {
        let digits = TypefaceDigits(Liberation.library.typefaces)
        let (kept, heldOut) = digits.split(heldOutShare: 0.5, seed: 4)
        #expect(kept.items.count + heldOut.items.count == digits.items.count)
        #expect(Set(kept.items.map(\.family)).isDisjoint(with: heldOut.items.map(\.family)))
        let few = TypefaceDigits(Array(Liberation.library.typefaces.prefix(4)))
        let fewHeldOut = few.split(heldOutShare: 0.5, seed: 4).heldOut
        #expect(Set(fewHeldOut.items.map(\.family)).isSubset(of: heldOut.items.map(\.family)))
        #expect(digits.split(heldOutShare: 0, seed: 4).heldOut.items.isEmpty)
    }

    @Test("Boxes, seven segments, outlines and redaction are no digits")
    func refusesWhatIsNoDigit() throws {
        let sans = try #require(Liberation.sans)
        let genuine = try #require(DigitShapes(sans))
        #expect(genuine.complaint == nil)
        let block = GrayImage(width: 32, height: 64, filledWith: 255)
        #expect(DigitShapes(images: Array(repeating: block, count: 10)).complaint != nil)
        var alike = genuine.images
        alike[3] = alike[5]
        #expect(DigitShapes(images: alike).complaint == "3 and 5 are alike")
        var framed = block
        for row in 6..<58 { for column in 6..<26 { framed[column, row] = 0 } }
        var outlined = genuine.images
        outlined[1] = framed
        #expect(DigitShapes(images: outlined).complaint == "1 has 1 holes")
        var segments = GrayImage(width: 32, height: 64)
        for row in 0..<64 where row % 16 < 10 {
            for column in 0..<32 { segments[column, row] = 255 }
        }
        var segmented = genuine.images
        segmented[8] = segments
        #expect(DigitShapes(images: segmented).complaint == "8 is in 4 pieces")
    }
}
