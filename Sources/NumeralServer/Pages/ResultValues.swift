import Foundation
import Imaging
import NumeralCore

/// What the page that answers an upload shows.
struct ResultValues: Sendable {
    /// A picture up to this size is shown as it was sent; a larger one as a smaller grey copy.
    static let shownBytesMax = 1024 * 1024
    /// The longer side of that copy.
    static let shownSideMax = 640
    /// Below this the best guess is called unsure.
    static let sureProbabilityMin: Float = 0.6
    /// From this on the runner-up is worth a mention.
    static let nearProbabilityMin: Float = 0.01

    private let reading: Reading
    private let picture: String
    private let milliseconds: Double

    init(_ result: PictureService.Result) {
        reading = result.reading
        milliseconds = result.milliseconds
        picture = Self.shown(result.bytes, result.picture)
    }

    var dictionary: [String: Any] {
        var values: [String: Any] = [
            "picture": picture, "text": reading.text,
            "milliseconds": String(format: "%.1f", milliseconds),
            "isBlank": reading.outcome == .blank, "isUnreadable": reading.outcome == .unreadable,
            "warnings": reading.warnings.map { ["text": Self.words(for: $0)] },
            "reasons": reading.reasons.filter { $0 != .blank }.map { ["text": $0.sentence] },
        ]
        guard reading.outcome == .digit, let found = reading.symbols.first,
            reading.symbols.count == 1
        else {
            values["hasDigit"] = false
            values["message"] = PredictionBody.message(for: reading)
            values["guess"] = reading.symbols.first.map(Self.guess)
            return values
        }
        let prediction = found.prediction
        values["hasDigit"] = true
        values["confidence"] = Self.percent(reading.confidence)
        values["isUnsure"] = prediction.best.probability < Self.sureProbabilityMin
        values["glyph"] = Self.dataURL("image/png", found.glyph.image.encodedPNG())
        values["bars"] = Symbol.digits.map { symbol -> [String: Any] in
            let probability = prediction.probability(of: symbol)
            return [
                "symbol": symbol.description, "percent": Self.percent(probability),
                "probability": String(format: "%.4f", probability),
                "isBest": symbol == prediction.best.symbol,
            ]
        }
        if let second = prediction.candidates.dropFirst().first {
            values["runnerUp"] =
                [
                    "symbol": second.symbol.description,
                    "percent": Self.percent(second.probability),
                    "isNear": second.probability >= Self.nearProbabilityMin,
                ] as [String: Any]
        }
        return values
    }

    /// What something unreadable would be if it were a digit after all.
    private static func guess(_ found: Reading.SymbolReading) -> [String: Any] {
        let best = found.prediction.best
        let share =
            best.probability / max(.leastNormalMagnitude, 1 - found.prediction.otherProbability)
        return [
            "symbol": best.symbol.description, "percent": percent(min(1, share)),
            "glyph": dataURL("image/png", found.glyph.image.encodedPNG()),
        ]
    }

    /// One decimal, and never a round 0 or 100 that is not meant.
    static func percent(_ probability: Float) -> String {
        if probability >= 0.9995, probability < 1 { return ">99.9" }
        if probability < 0.0005, probability > 0 { return "<0.1" }
        return String(format: "%.1f", probability * 100)
    }

    private static func words(for warning: Warning) -> String {
        switch warning {
        case .inkTouchesEdge: "The ink touches the picture's edge: part of it may be missing."
        case .strokeThickened: "The strokes are very thin, so they were thickened."
        case .lowContrast: "The ink is hard to tell from the paper."
        }
    }

    /// What browsers show in an `<img>`.
    private static func shown(_ bytes: [UInt8], _ picture: GrayImage) -> String {
        if bytes.count <= shownBytesMax, let format = PictureFormat.detect(bytes),
            format != .tiff, format != .pnm
        {
            return dataURL(format.mediaType, bytes)
        }
        return dataURL("image/png", picture.shrunk(toSide: shownSideMax).encodedPNG())
    }

    private static func dataURL(_ mediaType: String, _ bytes: [UInt8]) -> String {
        "data:\(mediaType);base64,\(Data(bytes).base64EncodedString())"
    }
}
