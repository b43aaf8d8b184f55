import Foundation
import NumeralCore
import NumeralServer
import Recognition

/// What the page tells about a model, from its card.
enum ServerFacts {
    static func facts(of model: Model) -> [ServerSettings.Fact] {

        var facts = [
            ServerSettings.Fact(name: "Name", value: model.card.name),
            ServerSettings.Fact(
                name: "Parameters", value: model.predictor.parameterCount.formatted()),
            ServerSettings.Fact(
                name: "Reads", value: model.classes.map(\.description).joined(separator: " ")),
        ]
        facts += model.card.scores.map { score in
            ServerSettings.Fact(
                name: "Accuracy on \(score.set), \(score.count.formatted()) pictures",
                value: String(format: "%.2f %%", score.accuracy * 100))
        }
        return facts
    }
}
