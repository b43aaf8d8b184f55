internal import NumeralCore

extension ExplanationRecord {
    /// Writes the fields in alphabetical order.
    func write(_ text: inout JSONText) {
        text.key("hints")
        text.array(hints) { $0.object($1.write) }
        text.key("neighbors")
        text.array(neighbors) { $0.object($1.write) }
        if let neighborsMissing {
            text.key("neighborsMissing")
            text.string(neighborsMissing)
        }
        if let occlusion {
            text.key("occlusion")
            text.object(occlusion.write)
        }
        text.key("stages")
        text.array(stages) { $0.object($1.write) }
        text.key("trials")
        text.array(trials) { $0.object($1.write) }
    }
}

extension HintRecord {
    fileprivate func write(_ text: inout JSONText) {
        text.key("code")
        text.string(code.rawValue)
        text.key("text")
        text.string(self.text)
    }
}

extension ExplanationRecord.NeighborRecord {
    fileprivate func write(_ text: inout JSONText) {
        text.key("distance")
        text.number(distance)
        text.key("picture")
        text.string(picture)
        text.key("symbol")
        text.string(String(symbol.rawValue))
    }
}

extension ExplanationRecord.StageRecord {
    fileprivate func write(_ text: inout JSONText) {
        text.key("boxes")
        text.array(boxes) { $0.box($1) }
        text.key("height")
        text.integer(height)
        text.key("name")
        text.string(name.rawValue)
        text.key("picture")
        text.string(picture)
        text.key("width")
        text.integer(width)
    }
}

extension Occlusion {
    fileprivate func write(_ text: inout JSONText) {
        text.key("lossMax")
        text.number(lossMax)
        text.key("map")
        text.base64(InkBytes(map))
        text.key("scale")
        text.number(scale)
    }
}

extension Trial {
    fileprivate func write(_ text: inout JSONText) {
        text.key("part")
        text.string(part.rawValue)
        text.key("probability")
        text.number(probability)
        text.key("several")
        text.boolean(isSeveral)
        text.key("source")
        text.string(source.rawValue)
        if let symbol {
            text.key("symbol")
            text.string(String(symbol.rawValue))
        }
    }
}
