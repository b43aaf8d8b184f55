import Yams

/// A text of YAML made into nodes, of which every key is a word and nothing stands for something
/// else.
///
/// A recipe is a tree of settings. What YAML has beyond that is refused, because a few lines of
/// it are work without end: forty aliases, each of a list of two of the one before, are 2⁴⁰
/// values, and as the key of a mapping they are all compared before anyone can ask how many there
/// are. A number to base 60 (`1:30:00`) overflows unseen in the parser.
///
/// - SeeAlso: YAML 1.1, <https://yaml.org/spec/1.1/>: 4.2.2 on anchors and aliases, and
///   <https://yaml.org/type/int.html> on base 60.
enum RecipeText {
    /// - Returns: `nil` for a text without a value.
    static func compose(_ text: String) throws(RecipeError) -> Node? {
        guard text.utf8.count <= RecipeLimits.bytesMax else {
            throw RecipeError(
                "larger than \(RecipeLimits.bytesMax) bytes: this is not a recipe")
        }
        if let (byte, line) = control(in: text) {
            throw RecipeError(
                line: line,
                byte == 0
                    ? "not text: there is a zero byte: name a recipe, or save it as UTF-8"
                    : "not YAML: there is a control character (\(byte)): take it out")
        }
        if let (name, line) = alias(in: text) {
            throw RecipeError(
                line: line, "'*\(name)' stands for what '&\(name)' marks: write it out")
        }
        guard let node = try parsed(text) else { return nil }
        try check(node)
        return node
    }

    /// The first character of ASCII that no YAML has: libyaml says so in many lines.
    private static func control(in text: String) -> (byte: UInt8, line: Int)? {
        var line = 1
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") { line += 1 }
            let isText = byte >= 0x20 && byte != 0x7F || [0x09, 0x0A, 0x0D].contains(byte)
            if !isText { return (byte, line) }
        }
        return nil
    }

    /// The first alias of a name that was marked before it.
    ///
    /// Looked for in quotes and comments too: what is a comment only a whole parser can tell.
    /// Either sign without the other is left to be text.
    private static func alias(in text: String) -> (name: String, line: Int)? {
        let bytes = Array(text.utf8)
        var marked: Set<ArraySlice<UInt8>> = []
        var line = 1
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") else { continue }
            let name = bytes[(index + 1)...].prefix(while: isOfName)
            if byte == UInt8(ascii: "&") {
                marked.insert(name)
            } else if !name.isEmpty, marked.contains(name) {
                return (String(decoding: name, as: UTF8.self), line)
            }
        }
        return nil
    }

    /// What libyaml takes as part of an anchor's name.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func parsed(_ text: String) throws(RecipeError) -> Node? {
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

    /// Refuses keys that are no words, and numbers to base 60; libyaml nests 1000 deep at most.
    private static func check(_ node: Node) throws(RecipeError) {
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                guard case .scalar = key else {
                    throw RecipeError(line: key.mark?.line, "a key must be a word")
                }
                try check(value)
            }
        case .sequence(let sequence):
            for value in sequence { try check(value) }
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            guard isPlain, scalar.string.contains(":"),
                scalar.string.utf8.allSatisfy({ "0123456789_:+-".utf8.contains($0) })
            else { return }
            throw RecipeError(
                line: scalar.mark?.line,
                "\(scalar.string) is a number to base 60 in YAML: write it to base 10, or in quotes"
            )
        case .alias: preconditionFailure("aliases are resolved by the parser")
        }
    }
}
