import Foundation
import NumeralCore
import Yams

extension Recipe {
    /// Reads a recipe from YAML.
    ///
    /// - Parameter variant: which of the file's `variants` to take; `nil` where it has none.
    /// - Throws: the first thing that is wrong, with its line. Syntax, unknown
    ///   keys, kinds and ranges of values, and whether the network fits together.
    public init(yaml text: String, variant: String? = nil) throws(RecipeError) {
        let file = try RecipeFile(text)
        switch variant {
        case let variant?:
            guard let found = file.variants[variant] else {
                throw RecipeError(
                    file.variants.isEmpty
                        ? "there is no variant '\(variant)': the recipe has none"
                        : "there is no variant '\(variant)': use "
                            + file.variantNames.joined(separator: ", ")
                )
            }
            self = try file.recipe(found, variant: variant)
        case nil:
            guard file.variants.isEmpty else {
                throw RecipeError(
                    "the recipe has variants: choose \(file.variantNames.joined(separator: " or "))"
                )
            }
            self = try file.recipe(file.root)
        }
    }

    /// Reads every run that a recipe describes: one, or one for each of its variants in order.
    public static func all(yaml text: String) throws(RecipeError) -> [Recipe] {
        let file = try RecipeFile(text)
        if file.variants.isEmpty { return [try file.recipe(file.root)] }
        var recipes: [Recipe] = []
        for name in file.variantNames {
            recipes.append(try file.recipe(file.variants[name] ?? file.root, variant: name))
        }
        return recipes
    }

    /// The recipe in full: reading this gives the same recipe.
    public var yaml: String {
        // Encoding fails only for values that YAML cannot hold; a recipe has none.
        guard let text = try? YAMLEncoder().encode(self), let node = try? Yams.compose(yaml: text),
            let plain = try? Yams.serialize(node: Self.plain(node), width: -1)
        else { preconditionFailure("a recipe is YAML") }
        return plain
    }

    /// Writes numbers as people do, `0.001` for `1e-3`, and short lists in one line.
    private static func plain(_ node: Node) -> Node {
        switch node {
        case .mapping(var mapping):
            for (key, value) in mapping { mapping[key] = plain(value) }
            return .mapping(mapping)
        case .sequence(var sequence):
            for index in sequence.indices { sequence[index] = plain(sequence[index]) }
            if sequence.allSatisfy({ $0.scalar != nil && $0.int != nil }) { sequence.style = .flow }
            return .sequence(sequence)
        case .scalar(var scalar):
            guard scalar.style == .any || scalar.style == .plain, scalar.string.contains("e"),
                let number = Float(scalar.string)
            else { return node }
            scalar.string =
                number == number.rounded() && abs(number) < 1e7 ? "\(Int(number))" : "\(number)"
            return .scalar(scalar)
        default: return node
        }
    }
}

/// A recipe file taken apart: the settings, and what each variant changes.
///
/// `variants: {sgd: {optimizer: …}, adam: {…}}` stands for as many recipes, each the file's own
/// settings with the variant's in their place, named `NAME-VARIANT`.
private struct RecipeFile {
    /// The settings without the variants.
    let root: Node
    /// The settings of each variant, complete.
    let variants: [String: Node]
    /// In the order of the file.
    let variantNames: [String]

    init(_ text: String) throws(RecipeError) {
        guard text.utf8.count <= RecipeLimits.bytesMax else {
            throw RecipeError(
                "larger than \(RecipeLimits.bytesMax) bytes: this is not a recipe")
        }
        guard case .mapping(var mapping)? = try Self.compose(text) else {
            throw RecipeError(line: 1, "not a mapping of keys to values: start with 'name: …'")
        }
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

    private static func compose(_ text: String) throws(RecipeError) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch let error as YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                throw RecipeError(line: mark.line, "not YAML: \(problem)")
            case .duplicatedKeysInMapping(let keys, let context):
                throw RecipeError(
                    line: context.mark.line,
                    "said twice: \(keys.sorted().joined(separator: ", ")): keep one")
            default: throw RecipeError("not YAML: \(error)")
            }
        } catch { throw RecipeError("not YAML: \(error)") }
    }

    /// Decodes one run; a variant's name is added to the recipe's.
    func recipe(_ node: Node, variant: String? = nil) throws(RecipeError) -> Recipe {
        do {
            var recipe = try YAMLDecoder().decode(Recipe.self, from: node)
            if let variant { recipe.name += "-\(variant)" }
            return recipe
        } catch let error as DecodingError {
            throw Self.located(error, in: node)
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
