/// A media type with its parameters, as in `multipart/form-data; boundary=x`.
package struct MediaValue: Hashable {
    /// In lower case, as in `image/png`.
    package let type: String
    /// Names in lower case.
    package let parameters: [String: String]

    /// Reads a `Content-Type` or one element of an `Accept`; `nil` when it is not `type/subtype`.
    package init?(_ text: some StringProtocol) {
        var pieces = Self.split(text)
        guard !pieces.isEmpty else { return nil }
        type = Self.trim(pieces.removeFirst()).lowercased()
        let halves = type.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }) else { return nil }
        var parameters: [String: String] = [:]
        for piece in pieces {
            guard let equals = piece.firstIndex(of: "=") else { continue }
            let name = Self.trim(String(piece[..<equals])).lowercased()
            let value = Self.unquote(Self.trim(String(piece[piece.index(after: equals)...])))
            // The first one counts, as in browsers.
            if parameters[name] == nil { parameters[name] = value }
        }
        self.parameters = parameters
    }

    /// Cuts at semicolons outside quotes.
    package static func split(_ text: some StringProtocol, at separator: Character = ";")
        -> [String]
    {
        var (pieces, piece, isQuoted, isEscaped) = ([String](), "", false, false)
        for character in text {
            if character == separator, !isQuoted {
                pieces.append(piece)
                piece = ""
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = isQuoted && character == "\\" && !isEscaped
            piece.append(character)
        }
        pieces.append(piece)
        return pieces
    }

    private static func trim(_ text: String) -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(
            text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }

    private static func unquote(_ text: String) -> String {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return text }
        var (result, isEscaped) = ("", false)
        for character in text.dropFirst().dropLast() {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return result
    }
}
