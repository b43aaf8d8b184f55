/// The numbers in a text of JSON, and what a hostile or careless hand may put in their place.
enum NumberMutation {
    /// Not finite, negative, zero, huge, a fraction where a whole number belongs, and the limits of
    /// the types that numbers are read into.
    static let values = [
        "0", "-0.0", "1", "-1", "2", "3", "0.5", "-0.5", "1.5", "1e-9", "1e-45", "5e-324", "255",
        "256", "257", "1000", "4097", "65536", "2147483647", "2147483648", "4294967296",
        "1e12", "9007199254740993", "9223372036854775807", "-9223372036854775808",
        "9223372036854775808", "1e30", "3.5e38", "-3.5e38", "1e300", "-1e300", "1e400", "NaN",
        "null", "\"7\"", "[]",
    ]

    /// Where numbers stand outside of strings.
    static func places(in text: String) -> [Range<String.Index>] {
        var places: [Range<String.Index>] = []
        var (index, isInString) = (text.startIndex, false)
        while index < text.endIndex {
            let character = text[index]
            if character == "\\", isInString {
                index = text.index(index, offsetBy: 2, limitedBy: text.endIndex) ?? text.endIndex
                continue
            }
            if character == "\"" { isInString.toggle() }
            guard !isInString, character.isNumber || character == "-" else {
                index = text.index(after: index)
                continue
            }
            let end = text[index...].firstIndex { !"0123456789+-.eE".contains($0) } ?? text.endIndex
            places.append(index..<end)
            index = end
        }
        return places
    }
}
