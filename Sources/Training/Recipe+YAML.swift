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
                        ? "there is no variant '\(variant)', the recipe has none: leave --variant "
                            + "out"
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
