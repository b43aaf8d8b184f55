/// Text from outside, as a terminal may be given it.
///
/// Names of files, recipes and models are anyone's, and a terminal does what it is told: it moves
/// the cursor, changes colours and titles, sends answers as if they were typed (escape sequences,
/// by U+001B or by U+009B alone), or shows a text in another order than it has (U+202E).
enum VisibleText {
    /// The text with everything written out, as `\u{1B}`, that is not shown but obeyed.
    ///
    /// - Parameter isOneLine: whether line feeds and tabs are no part of it either.
    static func text(_ text: String, isOneLine: Bool) -> String {
        guard text.unicodeScalars.contains(where: { isObeyed($0) }) else { return text }
        var visible = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isLayout = !isOneLine && (scalar == "\n" || scalar == "\t")
            if isLayout || !isObeyed(scalar) {
                visible.append(scalar)
            } else {
                visible += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
            }
        }
        return String(visible)
    }

    /// JSON with the same written as JSON does, `\u009b`: the same value.
    ///
    /// An encoder writes so what stands before the space, and passes the rest on as it is. Outside
    /// of strings JSON has none of it.
    static func json(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { isObeyed($0) }) else { return text }
        var visible = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isObeyed(scalar) else {
                visible.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                visible += "\\u".unicodeScalars
                visible += String(repeating: "0", count: 4 - digits.count).unicodeScalars
                visible += digits.unicodeScalars
            }
        }
        return String(visible)
    }

    /// Controls (C0, DEL, C1), what ends lines or steers their direction, and what is not seen.
    private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Joiners belong to the writing of many languages, and to pictures of several people.
        case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
        default: false
        }
    }
}
