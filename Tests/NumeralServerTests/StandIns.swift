import Foundation
import Logging
import NumeralCore
import NumeralServer
import PictureFiles
import Synchronization

extension PictureReading {
    /// Promises nothing.
    func acceptance(errorMax: Double) throws(AcceptanceError) -> Acceptance { throw .notMeasured }

    /// Shows its glyph, and finds the picture small.
    func explain(
        _ picture: GrayImage, accepting: Acceptance?
    ) throws -> (reading: Reading, explanation: Explanation) {
        let reading = try read(picture, accepting: accepting)
        let ink = Explanation.Stage(
            name: .ink, image: picture, boxes: [Box(x: 0, y: 0, width: 2, height: 1)])
        let glyphs = reading.symbols.map {
            Explanation.Stage(name: .glyph, image: $0.glyph.image)
        }
        var map = [UInt8](repeating: 0, count: Glyph.pixelCount)
        map[14 * Glyph.side + 14] = 255
        return (
            reading,
            Explanation(
                stages: [ink] + glyphs,
                occlusion: glyphs.isEmpty ? nil : Occlusion(map: map, scale: 0.5, lossMax: 0.75),
                hints: [.small(side: 12)],
                trials: [
                    Trial(
                        source: .levels, part: .whole, symbol: .seven, probability: 0.5,
                        isSeveral: false)
                ])
        )
    }
}

/// Always reads the same.
struct FixedReader: PictureReading {
    var modelName = "fixed"
    var reading: Reading

    func read(_ picture: GrayImage, accepting: Acceptance?) -> Reading { reading }

    /// Reads a digit with 0.982, every other with 0.002.
    static func digit(_ digit: Int, warnings: [Warning] = []) -> FixedReader {
        var probabilities = [Float](repeating: 0.002, count: 10)
        probabilities[digit] = 0.982
        var ink = [UInt8](repeating: 0, count: Glyph.pixelCount)
        ink[14 * Glyph.side + 14] = 255
        let symbol = Reading.SymbolReading(
            prediction: Prediction(classes: Symbol.digits, probabilities: probabilities),
            box: Box(x: 1, y: 2, width: 3, height: 4), glyph: Glyph(ink: ink))
        return FixedReader(
            reading: Reading(
                outcome: .digit, text: "\(digit)", value: "\(digit)", confidence: 0.982,
                symbols: [symbol], warnings: warnings))
    }

    /// A 0 with a probability, the rest shared by 6 and by what is no digit; withheld as unsure
    /// where it is unreadable.
    static func uncertain(_ outcome: Outcome, _ probability: Float) -> FixedReader {
        var probabilities = [Float](repeating: 0, count: 10)
        probabilities[0] = probability
        probabilities[6] = (1 - probability) / 2
        let symbol = Reading.SymbolReading(
            prediction: Prediction(
                classes: Symbol.digits, probabilities: probabilities,
                otherProbability: (1 - probability) / 2),
            box: Box(x: 0, y: 0, width: 1, height: 1),
            glyph: Glyph(ink: [UInt8](repeating: 0, count: Glyph.pixelCount)))
        return FixedReader(
            reading: Reading(
                outcome: outcome, text: outcome == .digit ? "0" : "",
                value: outcome == .digit ? "0" : nil,
                confidence: outcome == .digit ? probability : 0, symbols: [symbol],
                reasons: outcome == .digit ? [] : [.unsure]))
    }

    static func nothing(_ outcome: Outcome) -> FixedReader {
        FixedReader(
            reading: Reading(outcome: outcome, text: "", value: nil, confidence: 0, symbols: []))
    }

    /// Ink that is no digit, but would be one with 0.982.
    static func unreadable(as digit: Int, _ reasons: [Reason]) -> FixedReader {
        FixedReader(
            reading: Reading(
                outcome: .unreadable, text: "", value: nil, confidence: 0,
                symbols: FixedReader.digit(digit).reading.symbols, reasons: reasons))
    }
}

/// Reads a 7 with 0.982, and can promise one wrong in 500 or more: in 50 without turning anything
/// away, and with one price for 100 and 200.
struct PromisingReader: PictureReading {
    let modelName = "promising"
    /// What answers for one wrong in a hundred must have.
    var confidenceMin: Float = 0.9

    func read(_ picture: GrayImage, accepting: Acceptance?) -> Reading {
        guard let accepting, accepting.confidenceMin > 0.982 else {
            return FixedReader.digit(7).reading
        }
        return FixedReader.unreadable(as: 7, [.unsure]).reading
    }

    func acceptance(errorMax: Double) throws(AcceptanceError) -> Acceptance {
        guard errorMax >= 0.002 else {
            throw .notProvable(errorMax: errorMax, heldOutCount: 5000, provable: 0.002)
        }
        let steps: [(errorMax: Double, confidenceMin: Float, acceptedShare: Double)] = [
            (0.02, 0, 1), (0.005, confidenceMin, 0.97251), (0, max(confidenceMin, 0.95), 0.96),
        ]
        let step = steps.first { errorMax >= $0.errorMax } ?? steps[2]
        return Acceptance(
            errorMax: errorMax, confidenceMin: step.confidenceMin,
            acceptedShare: step.acceptedShare, certainty: 0.95)
    }
}

/// Knows one glyph, which shows a 1.
struct OneGlyph: GlyphSearching {
    func nearest(to glyph: Glyph, count: Int) -> [Neighbor] {
        [Neighbor(symbol: .one, distance: 0.25, glyph: glyph)]
    }
}

/// Reads nothing before it is told to.
final class GatedReader: PictureReading {
    let modelName = "gated"
    private let gate = DispatchSemaphore(value: 0)
    private let entered = Atomic<Int>(0)

    /// How many pictures it was asked to read.
    var enteredCount: Int { entered.load(ordering: .sequentiallyConsistent) }

    func read(_ picture: GrayImage, accepting: Acceptance?) -> Reading {
        entered.add(1, ordering: .sequentiallyConsistent)
        gate.wait()
        return FixedReader.digit(7).reading
    }

    func open(_ count: Int) { for _ in 0..<count { gate.signal() } }
}

/// Cannot read.
struct BrokenReader: PictureReading {
    struct Failure: Error {}
    let modelName = "broken"

    func read(_ picture: GrayImage, accepting: Acceptance?) throws -> Reading { throw Failure() }
}

/// Keeps what is logged.
final class LogCapture: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    var logger: Logger {
        Logger(label: "test") { label in
            JSONLinesLogHandler(label: label, level: .info, time: { "now" }) { line in
                self.kept.withLock { $0.append(line) }
            }
        }
    }
}

/// Logs nowhere.
let quiet = Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }

/// A small valid picture.
let png = GrayImage(width: 3, height: 2, filledWith: 255).encodedPNG()
