import ArgumentParser
import Evaluation
import Foundation
import Recognition

/// `numeral model show default`
struct ModelShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a model's layers, shapes, size, calibration, promises, data and recipe.",
        discussion: """
            All of it comes from the model's file. A layer stands with the shape of one glyph that \
            comes out of it, channel × row × column. A promise is what --max-error of 'read' \
            keeps: of the answers that are given, no more are wrong, with 95 % certainty for \
            writing like that of the first set.
            """)

    @Argument(help: "The name of a model, or a .safetensors file.", completion: .file())
    var model = ModelLibrary.defaultName

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try Console.orSay {
            let file = try Surroundings.library.file(of: model)
            let loaded = try Surroundings.library.model(at: file)
            let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
            let record = ModelRecord(loaded, fileBytes: size ?? 0)
            try Console.write(json ? try Console.json(record) : Self.text(record, file))
        }
    }

    private static func text(_ record: ModelRecord, _ file: URL) -> String {
        [
            "\(record.name): \(file.relativePath)", facts(record), layers(record), members(record),
            promises(record), scores(record), sources(record),
            "recipe\n\n" + record.recipe.trimmingCharacters(in: .newlines),
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func facts(_ record: ModelRecord) -> String {
        var facts = [
            ("kind", record.kind), ("reads", record.classes.joined(separator: " ")),
            ("parameters", "\(record.parameterCount)"),
            ("size", String(format: "%.2f MB", Double(record.fileBytes) / 1e6)),
        ]
        if !record.preprocessing.isEmpty {
            facts.append(("glyphs", record.preprocessing.joined(separator: ", ")))
        }
        let temperature = String(format: "temperature %.3f", record.temperature)
        facts.append(("calibration", record.temperature == 1 ? "none" : temperature))
        if let limit = record.unreadableFrom {
            let percent = String(format: "%.2f %%", Double(limit) * 100)
            facts.append(("unreadable", "from a probability of \(percent) of being none of these"))
        }
        facts.append(("seed", "\(record.seed)"))
        if !record.history.isEmpty { facts.append(("epochs", "\(record.history.count)")) }
        let width = facts.map(\.0.count).max() ?? 0
        return facts.map { name, value in
            name.padding(toLength: width, withPad: " ", startingAt: 0) + "  " + value
        }.joined(separator: "\n")
    }

    private static func layers(_ record: ModelRecord) -> String {
        guard let input = record.input else { return "" }
        let rows = record.layers.map { [$0.name, shape($0.shape), "\($0.parameterCount)"] }
        return aligned(
            [["layer", "shape", "parameters"], ["input", shape(input), ""]] + rows)
    }

    private static func shape(_ shape: [Int]) -> String {
        shape.map(String.init).joined(separator: " × ")
    }

    private static func members(_ record: ModelRecord) -> String {
        guard !record.members.isEmpty else { return "" }
        return aligned(
            [["member", "kind", "parameters"]]
                + record.members.map { [$0.name, $0.kind, "\($0.parameterCount)"] })
    }

    private static func promises(_ record: ModelRecord) -> String {
        guard !record.promises.isEmpty else { return "promises: none, nothing was held out" }
        return aligned(
            [["wrong at most", "answers given", "probability from"]]
                + record.promises.map { promise in
                    [
                        "1 in \(Int((1 / promise.errorMax).rounded()))",
                        percent(promise.acceptedShare, 1) ?? "cannot be shown",
                        percent(promise.confidenceMin.map(Double.init), 2) ?? "",
                    ]
                })
    }

    private static func percent(_ share: Double?, _ digits: Int) -> String? {
        share.map { String(format: "%.\(digits)f %%", $0 * 100) }
    }

    private static func scores(_ record: ModelRecord) -> String {
        guard !record.scores.isEmpty else { return "" }
        return aligned(
            [["measured on", "count", "accuracy", "loss"]]
                + record.scores.map {
                    [
                        $0.set, "\($0.count)", percent($0.accuracy, 2) ?? "",
                        String(format: "%.4f", $0.loss),
                    ]
                })
    }

    private static func sources(_ record: ModelRecord) -> String {
        guard !record.sources.isEmpty else { return "learnt from: the file does not say" }
        return aligned(
            [["set", "use", "SHA-256"]]
                + record.sources.map { source in
                    [source.set, source.isLearntFrom ? "learnt from" : "measured", source.hash]
                })
    }
}
