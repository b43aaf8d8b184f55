public import NumeralCore

/// Draws what is no digit, from typefaces, from digits, or from nothing but a seed.
///
/// The same kind, seed and index give the same picture, whatever was drawn before and on whichever
/// thread, as long as the typefaces and digits are the same. A picture takes about 0.1 ms.
public struct NonDigitRenderer: Sendable {
    private let letters: TypefaceChoice
    private let signs: TypefaceChoice
    private let scripts: [TypefaceChoice]
    private let pictograms: [TypefaceChoice]
    private var digits: DigitPool

    /// A typeface's letters count when it carries this share of a repertoire.
    private static let letterShareMin: Float = 0.9
    /// Signs are carried in part by most.
    private static let signShareMin: Float = 0.3

    /// Looks up which typeface carries what: about a second for 600 typefaces.
    ///
    /// - Parameters:
    ///   - typefaces: of ``TypefaceLibrary``. Latin letters and signs are taken from those that
    ///     carry digits, other scripts and pictograms from all.
    ///   - digits: handwritten digits to put together, to cut and to turn.
    ///   - labels: 0 to 9, as many as digits.
    public init(typefaces: [Typeface], digits: [Glyph], labels: [UInt8]) {
        let latin = typefaces.filter(\.drawsDigits)
        letters = TypefaceChoice(latin, Repertoire.letters, shareMin: Self.letterShareMin)
        signs = TypefaceChoice(latin, Repertoire.signs, shareMin: Self.signShareMin)
        func carried(_ groups: [(name: String, letters: [Character])]) -> [TypefaceChoice] {
            groups.map { TypefaceChoice(typefaces, $0.letters, shareMin: Self.letterShareMin) }
                .filter { !$0.isEmpty }
        }
        scripts = carried(Repertoire.scripts)
        pictograms = carried(Repertoire.pictograms)
        self.digits = DigitPool(digits, labels: labels)
    }

    /// The same typefaces with other digits; they are not looked through again.
    public func with(digits: [Glyph], labels: [UInt8]) -> NonDigitRenderer {
        var other = self
        other.digits = DigitPool(digits, labels: labels)
        return other
    }

    /// The kinds that these typefaces and digits suffice for.
    public var available: [NonDigit] { NonDigit.allCases.filter(canDraw) }

    /// Whether ``image(of:seed:index:)`` may be asked for a kind.
    public func canDraw(_ kind: NonDigit) -> Bool {
        switch kind {
        case .letter: !letters.isEmpty
        case .sign: !signs.isEmpty
        case .foreignLetter: !scripts.isEmpty
        case .pictogram: !pictograms.isEmpty
        case .several, .cutOff, .turned: digits.isComplete
        case .scribble, .texture, .polygon, .photograph: true
        }
    }

    /// A picture of ink, 0 paper and 255 full ink, without a margin.
    ///
    /// - Precondition: ``canDraw(_:)``.
    public func image(of kind: NonDigit, seed: UInt64, index: Int) -> GrayImage {
        precondition(canDraw(kind), "\(kind.rawValue): no typeface or no digits for it")
        var generator = SplitMix64(
            seed: seed, path: [UInt64(index)] + kind.rawValue.utf8.map(UInt64.init))
        let drawn: GrayImage? =
            switch kind {
            case .letter: letters.image(using: &generator)
            case .sign: signs.image(using: &generator)
            case .scribble: Scribble.image(using: &generator)
            case .texture: Texture.image(using: &generator)
            case .several: digits.several(with: letters, using: &generator)
            case .cutOff: digits.cutOff(using: &generator)
            case .turned: digits.turned(using: &generator)
            case .foreignLetter:
                scripts.randomElement(using: &generator)?.image(using: &generator)
            case .pictogram:
                pictograms.randomElement(using: &generator)?.image(using: &generator)
            case .polygon: Polygon.image(using: &generator)
            case .photograph: PhotographPatch.image(using: &generator)
            }
        // A font file that changed on the disk since may draw nothing: a scribble is none either.
        return drawn ?? Scribble.image(using: &generator)
    }
}
