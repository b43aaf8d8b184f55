/// The little Markdown that descriptions are written in: paragraphs, and `code` in backticks.
enum Markup {
    /// Paragraphs as HTML, without their tags.
    static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n\n").map { line(String($0)) }
    }

    /// One paragraph as HTML; a text that is another's is escaped.
    static func line(_ text: String) -> String {
        let pieces = escaped(text).split(separator: "`", omittingEmptySubsequences: false)
        // A backtick without a second one is one.
        guard pieces.count % 2 == 1 else { return escaped(text) }
        return pieces.enumerated().map { index, piece in
            index % 2 == 0 ? String(piece) : "<code>\(piece)</code>"
        }.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
