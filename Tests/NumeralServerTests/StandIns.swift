import Foundation
import Imaging
import Logging
import NumeralCore
import NumeralServer
import Synchronization

extension PictureReading {
    /// Promises nothing.
    func acceptance(errorMax: Double) throws(AcceptanceError) -> Acceptance { throw .notMeasured }
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

    static func nothing(_ outcome: Outcome) -> FixedReader {
        FixedReader(
            reading: Reading(outcome: outcome, text: "", value: nil, confidence: 0, symbols: []))
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
