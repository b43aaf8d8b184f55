import Yams

/// A recipe file taken apart: the settings, and what each variant changes.
///
/// `variants: {sgd: {optimizer: …}, adam: {…}}` stands for as many recipes, each the file's own
/// settings with the variant's in their place, named `NAME-VARIANT`. `tuning: {…}` is for
/// ``TuningFile``.
struct RecipeFile {
    /// The settings without the variants.
    let root: Node
    /// The settings of each variant, complete.
    let variants: [String: Node]
    /// In the order of the file.
    let variantNames: [String]
    /// What `numeral tune` is to try.
    let tuning: Node?

    init(_ text: String) throws(RecipeError) {
        guard case .mapping(var mapping)? = try RecipeText.compose(text) else {
            throw RecipeError(line: 1, "not a mapping of keys to values: start with 'name: …'")
        }
        tuning = mapping["tuning"]
        mapping["tuning"] = nil
        guard let listed = mapping["variants"] else {
            (root, variants, variantNames) = (.mapping(mapping), [:], [])
            return
        }
        guard case .mapping(let changes) = listed, !changes.isEmpty else {
            throw RecipeError(line: listed.mark?.line, "variants must map names to settings")
        }
        guard changes.count <= RecipeLimits.variantCountMax else {
            throw RecipeError(
                line: listed.mark?.line,
                "variants must be at most \(RecipeLimits.variantCountMax), not \(changes.count)")
        }
        mapping["variants"] = nil
        root = .mapping(mapping)
        var variants: [String: Node] = [:]
        var names: [String] = []
        for (key, value) in changes {
            guard let name = key.string, case .mapping(let settings) = value else {
                throw RecipeError(line: key.mark?.line, "a variant must be a name and its settings")
            }
            var merged = mapping
            for (setting, value) in settings { merged[setting] = value }
            variants[name] = .mapping(merged)
            names.append(name)
        }
        (self.variants, variantNames) = (variants, names)
    }

    /// Decodes one run; a variant's name is added to the recipe's.
    func recipe(_ node: Node, variant: String? = nil) throws(RecipeError) -> Recipe {
        var recipe: Recipe = try Self.decoded(node)
        if let variant { recipe.name += "-\(variant)" }
        return recipe
    }

    /// A value of a part of the file; what is wrong is said with its line.
    static func decoded<Value: Decodable>(_ node: Node) throws(RecipeError) -> Value {
        do {
            return try YAMLDecoder().decode(Value.self, from: node)
        } catch let error as DecodingError {
            throw located(error, in: node)
        } catch { throw RecipeError("\(error)") }
    }

    /// The line and words of a decoding error.
    private static func located(_ error: DecodingError, in node: Node) -> RecipeError {
        switch error {
        case .keyNotFound(let key, let context):
            RecipeError(
                line: line(of: context.codingPath, in: node),
                "'\(key.stringValue)' is missing: add it")
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
            .dataCorrupted(let context):
            RecipeError(line: line(of: context.codingPath, in: node), context.debugDescription)
        @unknown default:
            RecipeError("\(error)")
        }
    }

    /// The line of the deepest part of a path that the file holds.
    private static func line(of path: [any CodingKey], in root: Node) -> Int? {
        var (node, line) = (root, root.mark?.line)
        for key in path {
            switch node {
            case .mapping(let mapping):
                guard let (name, value) = mapping.first(where: { $0.key.string == key.stringValue })
                else { return line }
                line = name.mark?.line ?? line
                node = value
            case .sequence(let sequence):
                guard let index = key.intValue, sequence.indices.contains(index) else {
                    return line
                }
                node = sequence[index]
                line = node.mark?.line ?? line
            default: return line
            }
        }
        return line
    }
}
