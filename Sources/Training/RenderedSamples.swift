import Datasets
import Evaluation
import Imaging
import NumeralCore
import Rendering

/// What ``RenderedData`` asks for, made: the same for one recipe, data and typefaces.
struct RenderedSamples {
    /// What is drawn for training, for validation, for photos: no two share their numbers.
    private enum Stream {
        static let training: UInt64 = 1
        static let validation: UInt64 = 2
        static let photos: UInt64 = 3
    }
    /// How many pictures of no digit are held out for one that is trained on.
    private static let otherValidationShare = 0.2

    /// Digits of typefaces, digits as photos of them read, pictures of no digit.
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
        if wanted.photoCount > 0 { addPhotos(wanted.photoCount, of: digits) }
        guard wanted.nonDigitCount > 0 else { return }
        let labels = UInt8(recipe.classes.count)
        let kept = try nonDigits(
            wanted.nonDigitCount, of: digits, typefaces, stream: Stream.training)
        training.append(
            glyphs: kept, labels: Array(repeating: labels, count: kept.count / Glyph.pixelCount))
        var heldOut = TrainingSamples()
        heldOut.append(glyphs: validation.glyphs, labels: validation.labels)
        let count = Double(wanted.nonDigitCount) * Self.otherValidationShare
        otherValidation = try nonDigits(
            max(1, Int(count)), of: heldOut, typefaces, stream: Stream.validation)
    }

    /// A hash of all of it.
    var hash: String { checksum(of: training.labels + training.glyphs + otherValidation) }

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

    /// How alike a digit and its photo must be, from 0 to 1, or the photo is left out: then not
    /// the digit was found on the page, and its label would be wrong.
    private static let likenessMin: Float = 0.6

    /// Digits by lot, each photographed once on a page for training and found again.
    private mutating func addPhotos(_ count: Int, of digits: TrainingSamples) {
        var generator = SplitMix64(seed: recipe.splitSeed, path: [Stream.photos])
        let seed = generator.next()
        let chosen = (0..<count).map { _ in Int(generator.next() % UInt64(digits.count)) }
        let photos = concurrentMap(
            Array(chosen.enumerated()), threadCount: recipe.threadCount
        ) { [normalization] index, place -> (Glyph, UInt8)? in
            let start = place * Glyph.pixelCount
            let digit = Glyph(ink: Array(digits.glyphs[start..<start + Glyph.pixelCount]))
            let scene = PhotoScene(seed: seed, index: index, papers: .training)
            guard let picture = try? PictureDecoder().decode(scene.jpeg(of: digit)) else {
                return nil
            }
            let ink = normalization.ink(of: picture)
            guard let box = ink.box else { return nil }
            let glyph = normalization.glyph(from: ink, in: box)
            return digit.likeness(to: glyph) >= Self.likenessMin
                ? (glyph, digits.labels[place]) : nil
        }
        for case (let glyph, let label)? in photos {
            training.append(glyphs: glyph.ink, labels: [label])
        }
    }

    /// Pictures of no digit, of each kind as many; those that the reader would call blank are drawn
    /// again.
    private func nonDigits(
        _ count: Int, of digits: TrainingSamples, _ typefaces: [Typeface], stream: UInt64
    ) throws(TrainingError) -> [UInt8] {
        let glyphs = stride(from: 0, to: digits.glyphs.count, by: Glyph.pixelCount).map {
            Glyph(ink: Array(digits.glyphs[$0..<$0 + Glyph.pixelCount]))
        }
        let renderer = NonDigitRenderer(
            typefaces: typefaces, digits: glyphs, labels: digits.labels)
        guard NonDigit.seen.allSatisfy(renderer.canDraw) else { throw .noTypefaces }
        var generator = SplitMix64(seed: recipe.splitSeed, path: [stream])
        let seed = generator.next()
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

extension Glyph {
    /// How alike two glyphs are, from 0 to 1: the cosine of the angle between them when each is
    /// reduced to 7 × 7 means, so that a stroke may lie two pixels beside.
    func likeness(to other: Glyph) -> Float {
        let (own, their) = (means, other.means)
        func product(_ a: [Float], _ b: [Float]) -> Float {
            zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let length = (product(own, own) * product(their, their)).squareRoot()
        return length > 0 ? product(own, their) / length : 0
    }

    /// The ink in cells of 4 × 4 pixels, row by row.
    private var means: [Float] {
        let (cell, count) = (4, Self.side / 4)
        var sums = [Float](repeating: 0, count: count * count)
        for index in ink.indices {
            let (row, column) = (index / Self.side / cell, index % Self.side / cell)
            sums[row * count + column] += Float(ink[index])
        }
        return sums
    }
}
