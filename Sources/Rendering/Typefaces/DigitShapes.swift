package import NumeralCore

/// The ten digits of a typeface, and whether they are drawn as digits are.
///
/// Keeps out boxes, bar codes, Braille, seven segments, circled and outlined digits, redaction and
/// dingbats by what they have in common: pieces and holes that the digits do not have, digits
/// that are alike, or far too much or too little ink. Old-style figures and handwriting pass.
package struct DigitShapes {
    /// The height, in pixels, that shapes are judged at.
    static let pixelHeight = 64
    /// Pieces of ink or paper below are specks: 0.3 % of a square of that height.
    private static let speckPixels = 12
    /// Two digits of a typeface differ by at least this share of a square's ink. A 6 and an 8 of
    /// narrow type differ by 0.04.
    private static let differenceMin: Float = 0.015
    /// The share of its box that a digit's ink takes, the bare stroke of a 1 aside: hairlines
    /// have 0.06, fat faces 0.75.
    private static let inkShares: ClosedRange<Float> = 0.05...0.82
    /// The widest digit by its height: the 0 of old-style figures has 1.2, brushes reach 1.5.
    private static let widthMax: Float = 1.6
    /// How many of the ten may have other holes than a printed one.
    private static let strangeCountMax = 5

    /// The holes of a digit as printed, and as written: an open 4 or 6, a looped 2, a slashed 0.
    private static let holes: [(printed: ClosedRange<Int>, written: ClosedRange<Int>)] = [
        (1...1, 0...3), (0...0, 0...0), (0...0, 0...1), (0...0, 0...1), (1...1, 0...1),
        (0...0, 0...1), (1...1, 0...1), (0...0, 0...1), (2...2, 1...2), (1...1, 0...1),
    ]

    /// 0 to 9, ``pixelHeight`` high.
    package let images: [GrayImage]

    /// Draws them; `nil` when one is missing.
    package init?(_ typeface: Typeface) {
        var images: [GrayImage] = []
        for digit in 0...9 {
            guard let character = Symbol(digit: digit)?.rawValue,
                let image = typeface.image(of: character, pixelHeight: Self.pixelHeight)
            else { return nil }
            images.append(image)
        }
        self.images = images
    }

    /// Takes pictures of the ten, each at most ``pixelHeight`` high and wide.
    package init(images: [GrayImage]) {
        precondition(images.count == 10)
        self.images = images
    }

    /// Why they are no digits to learn from, in words; `nil` when they are.
    package var complaint: String? {
        var strangeCount = 0
        for (digit, image) in images.enumerated() {
            let topology = InkTopology(image, pixelsMin: Self.speckPixels)
            guard topology.partCount <= 2 else {
                return "\(digit) is in \(topology.partCount) pieces"
            }
            let holes = Self.holes[digit]
            guard holes.written.contains(topology.holeCount) else {
                return "\(digit) has \(topology.holeCount) holes"
            }
            if topology.partCount > 1 || !holes.printed.contains(topology.holeCount) {
                strangeCount += 1
            }
            guard Float(image.width) <= Self.widthMax * Float(image.height) else {
                return "\(digit) is far wider than high"
            }
            // Stray points or a hairline frame beside the digit make it small in its own box.
            let ink = image.cutToInk(atLeast: 128)
            guard let ink, ink.height + 2 >= image.height else { return "\(digit) is framed" }
            let share = Self.inkShare(image)
            guard share >= Self.inkShares.lowerBound,
                digit == 1 || share <= Self.inkShares.upperBound
            else { return "\(digit) has ink on \(Int(share * 100)) % of its box" }
        }
        guard strangeCount <= Self.strangeCountMax else { return "\(strangeCount) odd digits" }
        for first in 0..<9 {
            for second in first + 1...9 where difference(first, second) < Self.differenceMin {
                return "\(first) and \(second) are alike"
            }
        }
        return nil
    }

    /// The mean ink, 0 to 1.
    private static func inkShare(_ image: GrayImage) -> Float {
        Float(image.pixels.reduce(0) { $0 + Int($1) }) / Float(255 * image.pixels.count)
    }

    /// The mean difference of ink on a square in whose top left both lie, 0 to 1.
    private func difference(_ first: Int, _ second: Int) -> Float {
        let (one, other) = (images[first], images[second])
        var sum = 0
        for row in 0..<max(one.height, other.height) {
            for column in 0..<max(one.width, other.width) {
                let a = column < one.width && row < one.height ? Int(one[column, row]) : 0
                let b = column < other.width && row < other.height ? Int(other[column, row]) : 0
                sum += abs(a - b)
            }
        }
        return Float(sum) / Float(255 * Self.pixelHeight * Self.pixelHeight)
    }
}
