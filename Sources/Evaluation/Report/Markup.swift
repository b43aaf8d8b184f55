/// Text that can stand in HTML and in its attributes.
func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;")
}

/// `<name class="style" …>content</name>`; the content is markup already.
func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: String)
    -> String
{
    let words = attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
    return "<\(name)\(words)>\(content)</\(name)>"
}

/// A text in an SVG, at a place.
func label(
    _ x: Double, _ y: Double, _ text: String, style: String = "tick", anchor: String = "middle"
) -> String {
    element(
        "text",
        ["x": number(x, 1), "y": number(y, 1), "class": style, "text-anchor": anchor],
        escaped(text))
}

/// A straight line in an SVG.
func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: String) -> String {
    element(
        "line",
        [
            "x1": number(x1, 1), "y1": number(y1, 1), "x2": number(x2, 1), "y2": number(y2, 1),
            "class": style,
        ], "")
}

/// An SVG of the given extents that a screen reader announces by its title.
///
/// - Parameter isBroad: whether a narrow page moves it sideways rather than making it unreadably
///   small.
func drawing(
    width: Double, height: Double, title: String, _ content: [String], isBroad: Bool = false
) -> String {
    element(
        "svg",
        [
            "class": isBroad ? "broad" : "plain",
            "viewBox": "0 0 \(number(width, 0)) \(number(height, 0))", "role": "img",
            "aria-label": title, "style": "max-width:\(number(width, 0))px",
        ], "\n" + content.joined(separator: "\n") + "\n")
}
