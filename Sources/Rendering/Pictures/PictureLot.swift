internal import Foundation
internal import NumeralCore

/// Draws a picture's settings by lot, from one half of every range.
struct PictureLot {
    /// Bands that a range is cut into: enough that both halves reach near its ends, few enough that
    /// a band's neighbour is another setting.
    static let bandCount = 8

    let settings: PictureSettings
    var generator: SplitMix64
    /// Takes this place of every range, from 0 to 1, instead of one by lot: for tests of the ends.
    let fixed: Float?

    init(
        settings: PictureSettings, seed: UInt64, path: [UInt64], fixed: Float? = nil
    ) {
        (self.settings, self.fixed) = (settings, fixed)
        let half: UInt64 = settings == .tuning ? 0 : 1
        generator = SplitMix64(seed: seed, path: [half] + path)
    }

    /// A place from 0 to 1 in the half's bands.
    private mutating func place() -> Float {
        let own = settings == .tuning ? 0 : 1
        let band = 2 * Int.random(in: 0..<Self.bandCount / 2, using: &generator) + own
        let place = (Float(band) + generator.nextUnit()) / Float(Self.bandCount)
        return fixed ?? place
    }

    /// A number of a range, evenly spread over the half's bands.
    mutating func between(_ low: Float, _ high: Float) -> Float {
        low + (high - low) * place()
    }

    /// The same, evenly spread over the logarithm: as many from 10 to 20 as from 100 to 200.
    mutating func logBetween(_ low: Float, _ high: Float) -> Float {
        exp(between(log(low), log(high)))
    }

    /// A whole number of a range that has many.
    mutating func whole(_ range: ClosedRange<Int>) -> Int {
        let value = between(Float(range.lowerBound), Float(range.upperBound) + 1)
        return min(range.upperBound, Int(value))
    }

    /// A sign or a direction, or a count of few: both halves have all of them.
    mutating func shared<Value>(_ values: [Value]) -> Value {
        let index = Int.random(in: 0..<values.count, using: &generator)
        return values[fixed.map { Int($0 * Float(values.count - 1)) } ?? index]
    }

    /// One of the half's own list.
    mutating func own<Value>(_ tuning: [Value], _ measuring: [Value]) -> Value {
        shared(settings == .tuning ? tuning : measuring)
    }

    /// Whether something happens that does with this probability.
    mutating func chance(_ probability: Float) -> Bool {
        let unit = generator.nextUnit()
        return fixed.map { $0 > 0.5 && probability > 0 } ?? (unit < probability)
    }

    /// A number of either sign.
    mutating func signed(_ low: Float, _ high: Float) -> Float {
        shared([-1, 1]) * between(low, high)
    }
}
