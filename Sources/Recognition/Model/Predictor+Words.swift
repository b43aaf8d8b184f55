internal import NeuralNet

extension Predictor {
    /// How it comes to its scores, in a sentence for people in which "it" is the glyph.
    ///
    /// Only what the model's file says: its kind, its layers, how an LSTM reads. Nothing in it says
    /// that its classes are digits.
    public var words: String {
        switch self {
        case .network(let network, _): Self.words(network)
        case .svm:
            "Support vector machines, one for each pair of classes, compare it with what was "
                + "learnt at the border between the two; each gives its vote."
        case .linear:
            "Each class has a weight for each pixel, or each number that is made of the pixels; "
                + "the weighted sum is its score."
        case .forest:
            "Decision trees ask one question after the other of it; their mean is the answer."
        case .neighbors:
            "It is compared with the glyphs that were learnt; those nearest to it vote."
        case .ensemble(let ensemble):
            ensemble.members.count == 1
                ? "One model reads it."
                : "\(ensemble.members.count) models read it, each in its own way, and answer "
                    + "together."
        }
    }

    private static func words(_ network: Network) -> String {
        if let reads = network.layers.lazy.compactMap(reading).first {
            return "A recurrent neural network takes it in \(reads), keeps in mind what it saw, "
                + "and gives each class a score."
        }
        let hasFilters = network.layers.contains {
            if case .conv2D = $0 { true } else { false }
        }
        return hasFilters
            ? "A convolutional neural network looks for strokes, then for how they join, and gives "
                + "each class a score."
            : "A neural network weighs its pixels, or the numbers that are made of them, and gives "
                + "each class a score."
    }

    /// `row by row, from both ends`; `nil` of a layer that reads no sequence.
    private static func reading(_ layer: Layer) -> String? {
        guard case .lstm(let lstm) = layer else { return nil }
        let steps =
            switch lstm.reads {
            case .rows: "row by row"
            case .columns: "column by column"
            case .both: "row by row and column by column"
            }
        return steps + (lstm.isBidirectional ? " from both ends" : "")
    }
}
