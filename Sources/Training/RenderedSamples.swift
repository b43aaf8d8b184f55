import Datasets
import Imaging
import NumeralCore
import Rendering

/// What ``RenderedData`` asks for, made: the same for one recipe, data and typefaces.
struct RenderedSamples {
    /// How many pictures of no digit are held out for one that is trained on.
    private static let otherValidationShare = 0.2

    /// Digits of typefaces, digits as pictures of them read, pictures of no digit.
    private(set) var training = TrainingSamples()
    /// Pictures of no digit that are held out, made of held-out digits: `count × 784` bytes.
    private(set) var otherValidation: [UInt8] = []

    private let recipe: Recipe
    private let normalization = GlyphNormalization.standard

    /// - Parameters:
    ///   - digits: what is trained on, of data sets.
    ///   - validation: what is held out of them.
    init(
        _ recipe: Recipe, training digits: TrainingSamples, validation: LabeledGlyphs,
        typefaces: [Typeface]
    ) throws(TrainingError) {
        self.recipe = recipe
        let wanted = recipe.rendered
        guard wanted != RenderedData() else { return }
        if wanted.includesTypefaces { try addTypefaces(typefaces) }
        training.append(
            Self.photos(
                wanted.photoCount, of: digits, seed: seed(of: .photos),
                threadCount: recipe.threadCount))
        training.append(
            Self.drawings(
                wanted.drawingCount, of: digits, seed: seed(of: .drawings),
                threadCount: recipe.threadCount))
        guard wanted.nonDigitCount > 0 else { return }
        let renderer = NonDigitRenderer(
            typefaces: typefaces, digits: digits.all, labels: digits.labels)
        let others = renderer.with(digits: validation.all, labels: validation.labels)
        guard NonDigit.seen.allSatisfy({ renderer.canDraw($0) && others.canDraw($0) }) else {
            throw .noTypefaces
        }
        let kept = nonDigits(wanted.nonDigitCount, by: renderer, seed: seed(of: .renderedNonDigits))
        let label = UInt8(recipe.classes.count)
        training.append(
            glyphs: kept, labels: Array(repeating: label, count: kept.count / Glyph.pixelCount))
        let count = Double(wanted.nonDigitCount) * Self.otherValidationShare
        otherValidation = nonDigits(
            max(1, Int(count)), by: others, seed: seed(of: .heldOutNonDigits))
    }

    /// A hash of all of it.
    var hash: String { checksum(of: training.labels + training.glyphs + otherValidation) }

    private func seed(of stream: SeedStream) -> UInt64 {
        var generator = SplitMix64(seed: recipe.splitSeed, path: [stream.rawValue])
        return generator.next()
    }

    /// The digits of every typeface that carries them.
    private mutating func addTypefaces(_ typefaces: [Typeface]) throws(TrainingError) {
        let items = TypefaceDigits(typefaces).items
        guard !items.isEmpty else { throw .noTypefaces }
        for item in items {
            let glyph = normalization.glyph(ofInk: item.image)
            if !glyph.isBlank {
                training.append(glyphs: glyph.ink, labels: [UInt8(item.label)])
            }
        }
    }

    /// Pictures of no digit, of each kind as many; those that the reader would call blank are drawn
    /// again.
    private func nonDigits(_ count: Int, by renderer: NonDigitRenderer, seed: UInt64) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count * Glyph.pixelCount)
        var index = 0
        // Few are blank; the bound is there so that no set of typefaces can make this go on.
        while result.count < count * Glyph.pixelCount && index < 2 * count + 100 {
            let kind = NonDigit.seen[index % NonDigit.seen.count]
            let image = renderer.image(of: kind, seed: seed, index: index)
            let glyph = normalization.glyph(ofInk: image)
            if !glyph.isBlank { result += glyph.ink }
            index += 1
        }
        return result
    }
}
