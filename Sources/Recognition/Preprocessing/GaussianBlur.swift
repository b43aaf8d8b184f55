internal import Foundation
internal import NumeralCore
internal import Settings

/// Takes out noise by a Gaussian: each pixel becomes the weighted mean of those around it.
///
/// The weights are `exp(−d² / 2σ²)` over three deviations each way, divided by their sum, along
/// rows and then along columns; beyond the edge is paper.
public struct GaussianBlur: Hashable, Sendable {
    /// σ, in pixels of the glyph.
    public let deviation: Float

    public init(deviation: Float) { self.deviation = deviation }

    /// What the pixels on a line are weighted with, from `−reach` to `reach`; they sum to 1.
    package var weights: [Float] {
        let reach = Int((3 * deviation).rounded(.up))
        let bell = (-reach...reach).map { exp(-Float($0 * $0) / (2 * deviation * deviation)) }
        let sum = bell.reduce(0, +)
        return bell.map { $0 / sum }
    }

    /// Blurs 784 values of ink in place.
    func apply(to ink: UnsafeMutableBufferPointer<Float>) {
        precondition(ink.count == Glyph.pixelCount)
        let weights = weights
        let reach = weights.count / 2
        withUnsafeTemporaryAllocation(of: Float.self, capacity: Glyph.side) { line in
            for (along, across) in [(1, Glyph.side), (Glyph.side, 1)] {
                for number in 0..<Glyph.side {
                    let start = number * across
                    for place in 0..<Glyph.side { line[place] = ink[start + place * along] }
                    for place in 0..<Glyph.side {
                        var value: Float = 0
                        for offset in max(-reach, -place)...min(reach, Glyph.side - 1 - place) {
                            value += weights[offset + reach] * line[place + offset]
                        }
                        ink[start + place * along] = value
                    }
                }
            }
        }
    }

    /// What is wrong with the settings, or `nil`.
    var complaint: String? {
        (0.1...5).contains(deviation)
            ? nil : "deviation must be from 0.1 to 5 pixels, not \(deviation)"
    }
}

extension GaussianBlur: Codable {
    static let settings = SettingGroup(
        "gaussian",
        [
            .number(
                "deviation", nil, .within(0.1...5), "pixels; how far ink spreads", example: "0.7")
        ])

    /// Reads `{deviation: 0.7}`.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, Self.settings)
        self.init(deviation: try settings.value("deviation"))
    }
}
