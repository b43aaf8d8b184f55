import NumeralCore
import Rendering
import Testing

@Suite struct NonDigitTests {
    /// Digits that are not handwritten, but are there: Liberation's, each 20 pixels high.
    static let digits: [(glyph: Glyph, label: UInt8)] = TypefaceDigits(
        Liberation.library.typefaces, pixelHeight: 20
    ).items.map { item in
        var image = GrayImage(width: Glyph.side, height: Glyph.side)
        image.lay(item.image, x: (Glyph.side - item.image.width) / 2, y: 4)
        return (Glyph(ink: image.pixels), UInt8(item.label))
    }
    static let renderer = NonDigitRenderer(
        typefaces: Liberation.library.typefaces, digits: digits.map(\.glyph),
        labels: digits.map(\.label))
    static let drawable = renderer.available

    @Test("Every kind is for training or for measuring, none for both")
    func divided() {
        #expect(Set(NonDigit.seen).isDisjoint(with: NonDigit.unseen))
        #expect(NonDigit.seen.count + NonDigit.unseen.count == NonDigit.allCases.count)
    }

    @Test("Liberation and its digits suffice for all but pictures")
    func available() {
        #expect(Set(NonDigit.allCases).subtracting(Self.drawable).isSubset(of: [.pictogram]))
        let bare = NonDigitRenderer(typefaces: [], digits: [], labels: [])
        #expect(bare.available == [.scribble, .texture, .polygon, .photograph])
    }

    @Test("The same seed and index draw the same, another does not", arguments: drawable)
    func deterministic(kind: NonDigit) {
        let first = (0..<40).map { Self.renderer.image(of: kind, seed: 5, index: $0) }
        let again = (0..<40).reversed().map { Self.renderer.image(of: kind, seed: 5, index: $0) }
        #expect(first == again.reversed())
        #expect(Set(first).count > 30)
        #expect(first != (0..<40).map { Self.renderer.image(of: kind, seed: 6, index: $0) })
    }

    @Test("There is ink, and paper or grey beside it", arguments: drawable)
    func inked(kind: NonDigit) {
        for index in 0..<200 {
            let image = Self.renderer.image(of: kind, seed: 1, index: index)
            #expect(image.width > 0 && image.height > 0)
            #expect(image.pixels.contains { $0 >= 128 })
            #expect(image.inkSum < 0.97 * Float(image.width * image.height))
        }
    }

    @Test("Several digits are in several pieces, now and then in fewer because they overlap")
    func severalAreSeveral() {
        let partCounts = (0..<300).map { index in
            InkTopology(
                Self.renderer.image(of: .several, seed: 2, index: index), pixelsMin: 3
            ).partCount
        }
        #expect(partCounts.count { $0 >= 2 } > 200)
        #expect(partCounts.allSatisfy { (1...12).contains($0) })
    }

    @Test("A cut digit has lost about what was asked for, and a straight edge is left")
    func cutsOff() {
        for index in 0..<200 {
            let image = Self.renderer.image(of: .cutOff, seed: 2, index: index)
            let share = image.inkSum / (20 * 20)
            #expect(share > 0.02 && share < 0.5)
            #expect(image.width < 20 || image.height < 20)
        }
    }

    @Test("Kinds do not look alike: their mean ink or its spread differs")
    func kindsDiffer() {
        func share(_ kind: NonDigit) -> Float {
            let shares = (0..<200).map { index in
                let image = Self.renderer.image(of: kind, seed: 3, index: index)
                return image.inkSum / Float(image.width * image.height)
            }
            return shares.reduce(0, +) / 200
        }
        #expect(share(.photograph) > share(.polygon) + 0.05)
        #expect(share(.texture) > share(.polygon) + 0.05)
        #expect(share(.texture) > share(.sign))
    }

    @Test("Mirrored, upside down and lying are their own undoing")
    func rearranges() {
        let image = Self.digits[7].glyph.image.part(columns: 3...20, rows: 4...27)
        #expect(image.mirrored.mirrored == image)
        #expect(image.upsideDown == image.lying.lying)
        #expect(image.lying.lying.lying.lying == image)
        #expect(image.lying.width == image.height)
    }

    @Test("No repertoire holds a look-alike of a digit, or a digit")
    func repertoires() {
        #expect(Set(Repertoire.letters).isDisjoint(with: "0123456789BDGIJLOQSTYZbgijloqstyz"))
        #expect(Set(Repertoire.signs).isDisjoint(with: "0123456789|/\\!'.,-_()"))
        for (name, letters) in Repertoire.scripts + Repertoire.pictograms {
            #expect(Set(letters).count == letters.count, "\(name)")
            #expect(letters.allSatisfy { $0.unicodeScalars.count == 1 }, "\(name)")
        }
    }
}
