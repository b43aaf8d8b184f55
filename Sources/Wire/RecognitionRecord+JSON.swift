internal import NumeralCore

extension RecognitionRecord {
    /// What a record without an explanation takes, in bytes: the glyph and ten classes.
    private static let usualByteCount = 2048

    /// The record as JSON, its keys in alphabetical order: the bytes that Foundation's encoder
    /// gives, but for the escapes in a text with control characters.
    public var json: [UInt8] {
        var text = JSONText(capacity: Self.usualByteCount)
        text.object(write)
        return text.bytes
    }

    private func write(_ text: inout JSONText) {
        if let acceptance {
            text.key("acceptance")
            text.object(acceptance.write)
        }
        text.key("confidence")
        text.number(confidence)
        if let explanation {
            text.key("explanation")
            text.object(explanation.write)
        }
        if let file {
            text.key("file")
            text.string(file)
        }
        text.key("milliseconds")
        text.number(milliseconds)
        text.key("model")
        text.string(model)
        text.key("outcome")
        text.string(outcome.rawValue)
        text.key("reasons")
        text.array(reasons) { $0.string($1.rawValue) }
        text.key("symbols")
        text.array(symbols) { $0.object($1.write) }
        text.key("text")
        text.string(self.text)
        if let value {
            text.key("value")
            text.string(value)
        }
        text.key("warnings")
        text.array(warnings) { $0.string($1.rawValue) }
        text.key("words")
        text.object { text in
            for (code, sentence) in words.sorted(by: { $0.key < $1.key }) {
                text.key(code)
                text.string(sentence)
            }
        }
    }
}

extension RecognitionRecord.SymbolRecord {
    fileprivate func write(_ text: inout JSONText) {
        text.key("alternatives")
        text.array(alternatives) { text, candidate in
            text.object {
                $0.key("probability")
                $0.number(candidate.probability)
                $0.key("symbol")
                $0.string(String(candidate.symbol.rawValue))
            }
        }
        text.key("box")
        text.box(box)
        if let glyph {
            text.key("glyph")
            text.base64(glyph)
        }
        text.key("otherProbability")
        text.number(otherProbability)
        text.key("probability")
        text.number(probability)
        text.key("symbol")
        text.string(String(symbol.rawValue))
    }
}

extension Acceptance {
    fileprivate func write(_ text: inout JSONText) {
        text.key("acceptedShare")
        text.number(acceptedShare)
        text.key("certainty")
        text.number(certainty)
        text.key("confidenceMin")
        text.number(confidenceMin)
        text.key("errorMax")
        text.number(errorMax)
    }
}

extension JSONText {
    mutating func box(_ box: Box) {
        array([box.x, box.y, box.width, box.height]) { $0.integer($1) }
    }
}
