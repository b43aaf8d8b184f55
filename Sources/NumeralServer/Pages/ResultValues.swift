import Foundation
import NumeralCore
import PictureFiles
import Wire

/// What the page that answers an upload shows.
struct ResultValues: Sendable {
    /// A picture up to this size is shown as it was sent; a larger one as a smaller grey copy.
    static let shownBytesMax = 1024 * 1024
    /// The longer side of that copy.
    static let shownSideMax = 640
    /// Below this an answer is called unsure, here and on the pages with scripts.
    static let sureProbabilityMin: Float = 0.6
    /// From this on the runner-up is worth a mention.
    static let nearProbabilityMin: Float = 0.01

    private let reading: Reading
    private let picture: String
    private let milliseconds: Double
    /// The ink that was found, as a data URL; `nil` where nobody asked for an explanation.
    private let ink: String?

    init(_ result: PictureService.Result) {
        reading = result.reading
        milliseconds = result.milliseconds
        picture = Self.shown(result.bytes, result.picture)
        ink = result.explanation?.stages.first { $0.name == .ink }?.picture
    }

    var dictionary: [String: Any] {
        var values: [String: Any] = [
            "picture": picture, "text": reading.text,
            "milliseconds": String(format: "%.1f", milliseconds),
            "isBlank": reading.outcome == .blank, "isUnreadable": reading.outcome == .unreadable,
            "warnings": reading.warnings.map { ["text": $0.sentence] },
            "reasons": reading.reasons.filter { $0 != .blank }.map { ["text": $0.sentence] },
        ]
        values["ink"] = ink.map { ["picture": $0] }
        // A digit that is withheld only because it is not sure enough is shown as what it is.
        let isWithheld = reading.outcome == .unreadable && reading.reasons == [.unsure]
        guard reading.outcome == .digit || isWithheld, let found = reading.symbols.first,
            reading.symbols.count == 1
        else {
            values["hasDigit"] = false
            values["message"] = PredictionBody.message(for: reading)
            values["guess"] = reading.symbols.first.map(Self.guess)
            return values
        }
        let prediction = found.prediction
        values["hasDigit"] = true
        values["text"] = prediction.best.symbol.description
        values["confidence"] = PercentText.of(prediction.best.probability)
        values["isUnsure"] = isWithheld || prediction.best.probability < Self.sureProbabilityMin
        values["glyph"] = found.glyph.image.embeddedPNG
        values["bars"] = Self.bars(prediction)
        if let second = prediction.candidates.dropFirst().first {
            values["runnerUp"] =
                [
                    "symbol": second.symbol.description,
                    "percent": PercentText.of(second.probability),
                    "isNear": second.probability >= Self.nearProbabilityMin,
                ] as [String: Any]
        }
        return values
    }

    /// A bar for each digit and one for what is none of them: together they are 100 %.
    private static func bars(_ prediction: Prediction) -> [[String: Any]] {
        func bar(_ name: String, _ probability: Float, _ look: String? = nil) -> [String: Any] {
            var bar = [
                "symbol": name, "percent": PercentText.of(probability),
                "probability": String(format: "%.4f", probability),
            ]
            bar["look"] = look
            return bar
        }
        return Symbol.digits.map { symbol in
            bar(
                symbol.description, prediction.probability(of: symbol),
                symbol == prediction.best.symbol ? "best" : nil)
        } + [bar("none of these", prediction.otherProbability, "none")]
    }

    /// What something unreadable would be if it were a digit after all.
    private static func guess(_ found: Reading.SymbolReading) -> [String: Any] {
        let best = found.prediction.best
        let share =
            best.probability / max(.leastNormalMagnitude, 1 - found.prediction.otherProbability)
        return [
            "symbol": best.symbol.description, "percent": PercentText.of(min(1, share)),
            "glyph": found.glyph.image.embeddedPNG,
        ]
    }

    /// What browsers show in an `<img>`.
    private static func shown(_ bytes: [UInt8], _ picture: GrayImage) -> String {
        if bytes.count <= shownBytesMax, let format = PictureFormat.detect(bytes),
            format != .tiff, format != .pnm
        {
            return EmbeddedPicture.url(format.mediaType, bytes)
        }
        return picture.shrunk(toSide: shownSideMax).embeddedPNG
    }
}
