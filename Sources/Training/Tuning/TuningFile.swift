import NumeralCore
import Yams

/// A recipe with what `numeral tune` is to try of it.
public struct TuningFile {
    public var tuning: Tuning
    private let file: RecipeFile

    /// Reads a recipe with a `tuning` part, and checks what it tries.
    ///
    /// ```yaml
    /// tuning:
    ///   search: random
    ///   trials: 20
    ///   settings:
    ///     learningRate: {from: 0.0003, to: 0.03, scale: log}
    ///     batchSize: [32, 64, 128]
    /// ```
    public init(yaml text: String) throws(RecipeError) {
        file = try RecipeFile(text)
        guard file.variants.isEmpty else {
            throw RecipeError("a recipe with variants cannot be tuned: take the variants out")
        }
        guard let node = file.tuning else {
            throw RecipeError(
                "there is nothing to tune: add 'tuning: {settings: {learningRate: [0.001, 0.01]}}'")
        }
        tuning = try RecipeFile.decoded(node)
        tuning.settings = try Self.settings(node)
        if tuning.search == .grid {
            let range = tuning.settings.first { if case .range = $0.values { true } else { false } }
            if let range {
                throw RecipeError(
                    "\(range.path) is a range, and a grid needs a list: write [a, b, c], or "
                        + "choose search: random")
            }
        }
        // Each value must make a recipe, before any work starts.
        var generator = SplitMix64(seed: tuning.seed)
        for setting in tuning.settings {
            switch setting.values {
            case .list(let values): for value in values { _ = try recipe([setting.path: value]) }
            case .range: _ = try recipe([setting.path: setting.draw(using: &generator)])
            }
        }
        let recipe = try recipe([:])
        guard tuning.foldCount > 0 || recipe.validationCount > 0 else {
            throw RecipeError(
                "trials are compared on held-out digits: set validation in data, or folds in tuning"
            )
        }
        if case .ensemble = recipe.learner {
            throw RecipeError("an ensemble trains nothing that could be tuned")
        }
    }

    private static func settings(_ tuning: Node) throws(RecipeError) -> [TuningSetting] {
        guard let listed = tuning.mapping?["settings"], let mapping = listed.mapping,
            (1...Tuning.settingCountMax).contains(mapping.count)
        else {
            throw RecipeError(
                line: tuning.mark?.line,
                "tuning needs 1 to \(Tuning.settingCountMax) settings: write "
                    + "'settings: {learningRate: [0.001, 0.01]}'")
        }
        var settings: [TuningSetting] = []
        for (key, value) in mapping {
            guard let path = key.string else {
                throw RecipeError(line: key.mark?.line, "a setting must have a name")
            }
            if let sequence = value.sequence, !sequence.isEmpty {
                let values = sequence.map { (try? Yams.serialize(node: $0, width: -1)) ?? "" }
                settings.append(TuningSetting(path: path, values: .list(values.map(Self.trimmed))))
            } else if value.mapping != nil {
                settings.append(
                    TuningSetting(path: path, values: .range(try RecipeFile.decoded(value))))
            } else {
                throw RecipeError(
                    line: key.mark?.line,
                    "\(path) must be a list of values or a range {from: …, to: …}")
            }
        }
        return settings
    }

    private static func trimmed(_ text: String) -> String {
        text.split(separator: "\n").filter { $0 != "..." }.joined(separator: "\n")
    }

    /// The recipe with some settings in the place of its own.
    ///
    /// - Parameter settings: values in YAML, by their path.
    public func recipe(_ settings: [String: String]) throws(RecipeError) -> Recipe {
        var root = file.root
        for (path, text) in settings.sorted(by: { $0.key < $1.key }) {
            let value: Node?
            do { value = try RecipeText.compose(text) } catch {
                throw RecipeError("\(path): '\(text)' is not YAML")
            }
            guard let value,
                Self.set(path.split(separator: ".").map(String.init)[...], of: &root, to: value)
            else { throw RecipeError("the recipe has no place '\(path)': check the path") }
        }
        do { return try file.recipe(root) } catch {
            let named = settings.map { "\($0.key): \($0.value)" }.sorted()
            throw settings.isEmpty
                ? error : RecipeError("with \(named.joined(separator: ", ")): \(error)")
        }
    }

    /// Puts a value at a path; a mapping's last key may be new.
    private static func set(
        _ path: ArraySlice<String>, of node: inout Node, to value: Node
    ) -> Bool {
        guard let key = path.first else {
            node = value
            return true
        }
        let rest = path.dropFirst()
        if var sequence = node.sequence {
            guard let index = Int(key), sequence.indices.contains(index) else { return false }
            guard set(rest, of: &sequence[index], to: value) else { return false }
            node = .sequence(sequence)
            return true
        }
        guard var mapping = node.mapping else { return false }
        var inner = mapping[key] ?? .mapping(Node.Mapping([]))
        guard set(rest, of: &inner, to: value) else { return false }
        mapping[key] = inner
        node = .mapping(mapping)
        return true
    }
}
