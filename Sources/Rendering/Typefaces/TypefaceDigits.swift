public import NumeralCore

/// The ten digits of many typefaces as pictures of ink with their labels, in a fixed order.
///
/// The idea is TMNIST's: digits that type designers drew show a reader more ways to draw one.
///
/// - SeeAlso: Magre and Brown, "Typography-MNIST (TMNIST)", 2022,
///   <https://arxiv.org/abs/2202.08112>.
public struct TypefaceDigits: Sendable {
    /// One digit of one typeface.
    public struct Item: Hashable, Sendable {
        /// Ink, cut to it.
        public let image: GrayImage
        /// 0 to 9.
        public let label: Int
        /// The family that the typeface belongs to.
        public let family: String
        /// The typeface's style.
        public let style: String
        /// Whether it imitates handwriting.
        public let isHandwriting: Bool
    }

    /// The height, in pixels, that digits are drawn at: they are averaged down to a glyph's 20,
    /// as MNIST's were from larger scans.
    public static let pixelHeight = 80

    /// Typeface after typeface, 0 to 9 each.
    public let items: [Item]

    /// Draws the digits of those typefaces that carry them; see ``TypefaceLibrary``.
    ///
    /// - Parameter stylesMax: how many styles of one family are taken, evenly spread over those
    ///   that are there, so that a family with twenty weights is not heard twenty times.
    public init(_ typefaces: [Typeface], stylesMax: Int = 6, pixelHeight: Int = Self.pixelHeight) {
        precondition(stylesMax > 0)
        let usable = typefaces.filter(\.drawsDigits)
        let chosen = Self.spread(usable, stylesMax: stylesMax)
        items = chosen.flatMap { typeface in
            Symbol.digits.compactMap { symbol in
                guard let label = symbol.digit,
                    let image = typeface.image(of: symbol.rawValue, pixelHeight: pixelHeight)
                else { return nil }
                return Item(
                    image: image, label: label, family: typeface.family, style: typeface.style,
                    isHandwriting: typeface.isHandwriting)
            }
        }
    }

    private init(items: [Item]) { self.items = items }

    /// Divides by families: no family has typefaces on both sides.
    ///
    /// Where a family goes depends on its name and the seed alone, not on which others are there.
    ///
    /// - Parameter heldOutShare: the share of families that are held out, about.
    public func split(heldOutShare: Float, seed: UInt64) -> (
        kept: TypefaceDigits, heldOut: TypefaceDigits
    ) {
        precondition((0...1).contains(heldOutShare))
        func isHeldOut(_ item: Item) -> Bool {
            var generator = SplitMix64(seed: seed, path: item.family.utf8.map(UInt64.init))
            return generator.nextUnit() < heldOutShare
        }
        return (
            TypefaceDigits(items: items.filter { !isHeldOut($0) }),
            TypefaceDigits(items: items.filter(isHeldOut))
        )
    }

    /// At most so many of each family, in the order given.
    static func spread(_ typefaces: [Typeface], stylesMax: Int) -> [Typeface] {
        var members: [String: [Int]] = [:]
        for (index, typeface) in typefaces.enumerated() {
            members[typeface.family, default: []].append(index)
        }
        let chosen = members.values.flatMap { indices in
            let count = min(indices.count, stylesMax)
            return (0..<count).map { indices[$0 * indices.count / count] }
        }
        return chosen.sorted().map { typefaces[$0] }
    }
}
