import NumeralCore

/// Handwritten digits, cut to their ink, by what they show.
struct DigitPool: Sendable {
    private let members: [[GrayImage]]
    /// The 4s without a hole: upside down they are no digit.
    private let openFours: [GrayImage]

    /// Takes labelled digits; blank ones are left out.
    init(_ digits: [Glyph], labels: [UInt8]) {
        precondition(digits.count == labels.count, "a digit without a label")
        precondition(labels.allSatisfy { $0 < 10 }, "a label is not a digit's")
        var members: [[GrayImage]] = Array(repeating: [], count: 10)
        for (digit, label) in zip(digits, labels) {
            if let image = digit.image.cutToInk() { members[Int(label)].append(image) }
        }
        self.members = members
        openFours = members[4].filter { InkTopology($0, pixelsMin: 1).holeCount == 0 }
    }

    /// Whether each digit is there.
    var isComplete: Bool { members.allSatisfy { !$0.isEmpty } }

    private func digit(
        of labels: some Collection<Int>, using generator: inout SplitMix64
    ) -> (image: GrayImage, label: Int) {
        let label = labels.randomElement(using: &generator) ?? 0
        let image = members[label].randomElement(using: &generator)
        return (image ?? GrayImage(width: 1, height: 1, filledWith: 255), label)
    }
}

// MARK: Several in one box

extension DigitPool {
    /// How many stand in a box, by weight: two are what happens most.
    private static let counts = [2, 2, 2, 2, 3, 3, 4]
    /// Pixels of a glyph between neighbours.
    private static let gaps: ClosedRange<Int> = 2...8
    /// How often neighbours overlap, by at most this share of the narrower one: more, and one of
    /// them may vanish in the other.
    private static let overlapChance: Float = 0.25
    private static let overlapMax: Float = 0.25

    /// Two to four in a row, now and then one above the other, now and then with a letter.
    func several(with letters: TypefaceChoice, using generator: inout SplitMix64) -> GrayImage {
        let count = Self.counts.randomElement(using: &generator) ?? 2
        var parts = (0..<count).map { _ in digit(of: 0...9, using: &generator).image }
        if generator.nextUnit() < 0.25,
            let letter = letters.image(using: &generator, pixelHeight: 20)
        {
            parts[Int.random(in: 0..<count, using: &generator)] = letter
        }
        // A quarter turn, the row, and back: a row that stands.
        let isColumn = generator.nextUnit() < 0.1
        if isColumn { parts = parts.map(\.lying) }
        let row = self.row(of: parts, using: &generator)
        return isColumn ? row.lying.lying.lying : row
    }

    private func row(of parts: [GrayImage], using generator: inout SplitMix64) -> GrayImage {
        var x = 0
        var places: [(x: Int, y: Int)] = []
        for (index, part) in parts.enumerated() {
            places.append((x, Int.random(in: 0...4, using: &generator)))
            guard index + 1 < parts.count else { break }
            let narrower = Float(min(part.width, parts[index + 1].width))
            let gap =
                generator.nextUnit() < Self.overlapChance
                ? -Int(narrower * generator.next(in: 0...Self.overlapMax))
                : Int.random(in: Self.gaps, using: &generator)
            x += part.width + gap
        }
        var image = GrayImage(
            width: x + (parts.last?.width ?? 1), height: (parts.map(\.height).max() ?? 1) + 4)
        for (part, place) in zip(parts, places) { image.lay(part, x: place.x, y: place.y) }
        return image.cutToInk() ?? image
    }
}

// MARK: Cut off

extension DigitPool {
    private enum Side: CaseIterable { case left, right, top, bottom }

    /// What may be cut off where, and which share of the ink, so that no digit is left over.
    ///
    /// What is left of a 1 is 1, of a 7 is 7 or 1, of a 6, 8 or 9 is 0, 1, 3 or 5, of a 2 often 2;
    /// a 4 without its top is 7, without its right often 4, and the thin rest of a 0 is 1.
    private static let cuts: [(label: Int, side: Side, shares: ClosedRange<Float>)] = [
        (0, .top, 0.35...0.6), (0, .bottom, 0.35...0.6), (3, .right, 0.5...0.6),
        (4, .bottom, 0.4...0.6), (5, .bottom, 0.4...0.6),
    ]

    /// A digit without the part that lay beyond the edge of the picture.
    func cutOff(using generator: inout SplitMix64) -> GrayImage {
        let cut = Self.cuts.randomElement(using: &generator) ?? Self.cuts[0]
        let digit = digit(of: [cut.label], using: &generator).image
        let share = generator.next(in: cut.shares)
        // The part to cut lies left: turned there, cut, and turned back.
        return switch cut.side {
        case .left: digit.withoutLeft(share)
        case .right: digit.mirrored.withoutLeft(share).mirrored
        case .bottom: digit.lying.withoutLeft(share).lying.lying.lying
        case .top: digit.lying.lying.lying.withoutLeft(share).lying
        }
    }
}

extension GrayImage {
    /// Cut by columns from the left until a share of the ink is gone; one column stays.
    fileprivate func withoutLeft(_ share: Float) -> GrayImage {
        var remaining = share * inkSum
        var column = 0
        while column < width - 1, remaining > 0 {
            for row in 0..<height { remaining -= Float(self[column, row]) / 255 }
            column += 1
        }
        return part(columns: column...(width - 1), rows: 0...(height - 1))
    }
}

// MARK: Turned

extension DigitPool {
    private enum Turn { case upsideDown, mirrored, lying }

    /// The turns after which a digit is none, as seen on MNIST's. Left out: 0, 1 and 8, 2 and 5
    /// upside down (the same again), 6 and 9 upside down (each other), 2 and 5 mirrored (each
    /// other), 4 and 6 mirrored (still read), closed 4s upside down and 4 lying (4 again), a
    /// looped 2 and a 5 lying (2 and 5 again), 9 lying (a 0 with a tail), 7 lying (1 with a flag).
    private static let turns: [(label: Int, turn: Turn)] = [
        (3, .upsideDown), (4, .upsideDown), (7, .upsideDown), (3, .mirrored), (7, .mirrored),
        (9, .mirrored), (3, .lying),
    ]

    /// A digit as nobody writes it.
    func turned(using generator: inout SplitMix64) -> GrayImage {
        let choice = Self.turns.randomElement(using: &generator) ?? Self.turns[0]
        let open = choice.label == 4 ? openFours.randomElement(using: &generator) : nil
        let digit = open ?? digit(of: [choice.label], using: &generator).image
        return switch choice.turn {
        case .upsideDown: digit.upsideDown
        case .mirrored: digit.mirrored
        case .lying: digit.lying
        }
    }
}
