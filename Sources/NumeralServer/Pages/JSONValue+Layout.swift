extension JSONValue {
    /// What fits on a line stands on one, in characters.
    private static let lineCountMax = 90
    /// A longer text is cut off: it is shown, not read.
    private static let textCountMax = 40

    /// As a person would write it: short values on one line, others on one a member.
    func laidOut(depth: Int = 0) -> String {
        let line = shortened.written
        guard line.count + 2 * depth > Self.lineCountMax else { return line }
        let (indent, end) = (
            String(repeating: "  ", count: depth + 1), String(repeating: "  ", count: depth)
        )
        switch self {
        case .array(let elements):
            let lines = elements.map { indent + $0.laidOut(depth: depth + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(end)]"
        case .object:
            let lines: [String] = members.map {
                let key = JSONValue.string($0.key).written
                return "\(indent)\(key): \($0.value.laidOut(depth: depth + 1))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(end)}"
        default: return line
        }
    }

    private var shortened: JSONValue {
        switch self {
        case .string(let text) where text.count > Self.textCountMax && !text.contains(" "):
            .string(text.prefix(Self.textCountMax) + "…")
        case .array(let elements): .array(elements.map(\.shortened))
        case .object(let values): .object(values.mapValues(\.shortened))
        default: self
        }
    }
}
