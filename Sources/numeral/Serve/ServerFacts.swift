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
        facts.how = model.predictor.words
        facts.layers = layers(model.predictor)
        facts.classes = model.classes.map(\.description)
        facts.learntFrom = model.card.learntFrom
        if model.card.learntFromRendered { facts.learntFrom.append("pictures that Numeral drew") }
        facts.isCalibrated = model.calibration != .identity
        facts.refusesStrangers = model.rejection != nil
        return facts
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
