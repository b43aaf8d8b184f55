extension ExplanationRecord {
    /// Writes the fields in alphabetical order.
    func write(_ text: inout JSONText) {
        text.key("hints")
        text.array(hints) { text, hint in
            text.object {
                $0.key("code")
                $0.string(hint.code.rawValue)
                $0.key("text")
                $0.string(hint.text)
            }
        }
        text.key("neighbors")
        text.array(neighbors) { text, neighbor in
            text.object {
                $0.key("distance")
                $0.number(neighbor.distance)
                $0.key("picture")
                $0.string(neighbor.picture)
                $0.key("symbol")
                $0.string(String(neighbor.symbol.rawValue))
            }
        }
        if let neighborsMissing {
            text.key("neighborsMissing")
            text.string(neighborsMissing)
        }
        if let occlusion {
            text.key("occlusion")
            text.object {
                $0.key("lossMax")
                $0.number(occlusion.lossMax)
                $0.key("map")
                $0.base64(InkBytes(occlusion.map))
                $0.key("scale")
                $0.number(occlusion.scale)
            }
        }
        text.key("stages")
        text.array(stages) { text, stage in
            text.object {
                $0.key("boxes")
                $0.array(stage.boxes) { $0.box($1) }
                $0.key("height")
                $0.integer(stage.height)
                $0.key("name")
                $0.string(stage.name.rawValue)
                $0.key("picture")
                $0.string(stage.picture)
                $0.key("width")
                $0.integer(stage.width)
            }
        }
        text.key("trials")
        text.array(trials) { text, trial in
            text.object {
                $0.key("part")
                $0.string(trial.part.rawValue)
                $0.key("probability")
                $0.number(trial.probability)
                $0.key("several")
                $0.boolean(trial.isSeveral)
                $0.key("source")
                $0.string(trial.source.rawValue)
                if let symbol = trial.symbol {
                    $0.key("symbol")
                    $0.string(String(symbol.rawValue))
                }
            }
        }
    }
}
