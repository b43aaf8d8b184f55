import Foundation
import NeuralNet
import NumeralCore
import NumeralServer
import Recognition

/// What the page tells about a model, from its file.
enum ServerFacts {
    static func facts(of model: Model) -> ModelFacts {
        var facts = ModelFacts()
        facts.lines = [
            ServerSettings.Fact(name: "Name", value: model.card.name),
            ServerSettings.Fact(name: "Kind", value: model.predictor.kind.rawValue),
            ServerSettings.Fact(
                name: "Parameters", value: model.predictor.parameterCount.formatted()),
            ServerSettings.Fact(
                name: "Reads", value: model.classes.map(\.description).joined(separator: " ")),
        ]
        facts.lines += model.card.scores.map { score in
            ServerSettings.Fact(
                name: "Accuracy on \(score.set), \(score.count.formatted()) pictures",
                value: String(format: "%.2f %%", score.accuracy * 100))
        }
        facts.how = how(model.predictor)
        facts.layers = layers(model.predictor)
        facts.classes = model.classes.map(\.description)
        facts.learntFrom = model.card.learntFrom
        if model.card.learntFromRendered { facts.learntFrom.append("pictures that Numeral drew") }
        facts.isCalibrated = model.calibration != .identity
        facts.refusesStrangers = model.rejection != nil
        return facts
    }

    /// How each kind comes to its scores.
    private static func how(_ predictor: Predictor) -> String {
        switch predictor {
        case .network(let network, _): how(network)
        case .svm:
            "Support vector machines, one for each pair of digits, compare it with the digits at "
                + "the border between the two; each gives its vote."
        case .linear:
            "Each digit has a weight for each pixel; the sum of what is inked is its score."
        case .forest: "Decision trees ask one question after the other of it, and vote."
        case .neighbors: "It is compared with every digit that is known; the nearest vote."
        case .ensemble(let ensemble):
            "\(ensemble.members.count) models read it, each in its own way, and answer together."
        }
    }

    private static func how(_ network: Network) -> String {
        func has(_ isOne: (Layer) -> Bool) -> Bool { network.layers.contains(where: isOne) }
        if has({ if case .conv2D = $0 { true } else { false } }) {
            return "A convolutional neural network looks for strokes, then for how they join, and "
                + "gives each of the digits a score."
        }
        if has({ if case .lstm = $0 { true } else { false } }) {
            return "A recurrent neural network takes it in row by row, keeps in mind what it saw, "
                + "and gives each of the digits a score."
        }
        return "A neural network weighs its pixels and gives each of the digits a score."
    }

    /// Each layer that changes the shape of what it takes, with the shape that comes out of it.
    private static func layers(_ predictor: Predictor) -> [String] {
        guard case .network(let network, _) = predictor, let shapes = try? network.shapes() else {
            return []
        }
        let inputs = [network.input] + shapes
        let changes = network.layers.indices.filter { inputs[$0] != shapes[$0] }
        return [text(network.input)]
            + changes.map { "\(network.layers[$0].name) \(text(shapes[$0]))" }
    }

    private static func text(_ shape: [Int]) -> String {
        shape.map(String.init).joined(separator: " × ")
    }
}
