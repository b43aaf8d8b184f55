import NumeralCore

/// Typefaces with the characters of a repertoire that each carries, chosen from evenly.
///
/// Families have equal weights, whatever their styles; handwriting has at least half of all.
struct TypefaceChoice: Sendable {
    private struct Member: Sendable {
        let typeface: Typeface
        let characters: [Character]
    }
    /// Members by family, handwriting apart.
    private var written: [[Member]] = []
    private var printed: [[Member]] = []

    /// The height, in pixels, that characters are drawn at.
    static let pixelHeight = 48
    /// Pens and pages are never quite straight: how far characters lean and turn at most.
    private static let slantMax: Float = 0.15
    private static let turnMax: Float = 0.12

    /// Takes those typefaces that carry at least a share of the characters.
    init(_ typefaces: [Typeface], _ characters: [Character], shareMin: Float) {
        var families: [String: [Member]] = [:]
        var names: [String] = []
        for typeface in typefaces {
            let carried = characters.filter(typeface.carries)
            guard !carried.isEmpty, Float(carried.count) >= shareMin * Float(characters.count),
                carried.contains(where: { typeface.image(of: $0, pixelHeight: 16) != nil })
            else { continue }
            if families[typeface.family] == nil { names.append(typeface.family) }
            families[typeface.family, default: []].append(
                Member(typeface: typeface, characters: carried))
        }
        for name in names {
            guard let members = families[name], let first = members.first else { continue }
            if first.typeface.isHandwriting {
                written.append(members)
            } else {
                printed.append(members)
            }
        }
    }

    /// Whether no typeface carries enough.
    var isEmpty: Bool { written.isEmpty && printed.isEmpty }

    /// A character of a typeface; `nil` only when the choice is empty.
    func image(using generator: inout SplitMix64, pixelHeight: Int = pixelHeight) -> GrayImage? {
        let total = written.count + printed.count
        let writtenShare = max(0.5, Float(written.count) / Float(max(1, total)))
        let isWritten =
            !written.isEmpty && (printed.isEmpty || generator.nextUnit() < writtenShare)
        guard let family = (isWritten ? written : printed).randomElement(using: &generator),
            let member = family.randomElement(using: &generator)
        else { return nil }
        let slant = generator.next(in: -Self.slantMax...Self.slantMax)
        let turn = generator.next(in: -Self.turnMax...Self.turnMax)
        let start = Int.random(in: 0..<member.characters.count, using: &generator)
        for step in 0..<member.characters.count {
            let character = member.characters[(start + step) % member.characters.count]
            if let image = member.typeface.image(
                of: character, pixelHeight: pixelHeight, slant: slant, turn: turn)
            {
                return image
            }
        }
        return nil
    }
}
