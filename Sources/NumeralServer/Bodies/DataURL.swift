import Foundation
import Wire

/// A picture in a URL: `data:image/png;base64,iVBOR…` (RFC 2397).
package struct DataURL: Hashable {
    /// In lower case, without parameters; empty when the URL has none.
    package let mediaType: String
    package let bytes: [UInt8]

    package init(_ text: String) throws(Refusal) {
        let scheme = "data:"
        guard text.utf8.prefix(scheme.utf8.count).elementsEqual(scheme.utf8, by: Self.equals) else {
            throw Self.malformed("it does not start with 'data:'")
        }
        guard let comma = text.utf8.firstIndex(of: UInt8(ascii: ",")) else {
            throw Self.malformed("it has no comma before its data")
        }
        let parameters = text[text.utf8.index(text.startIndex, offsetBy: scheme.utf8.count)..<comma]
            .lowercased().split(separator: ";", omittingEmptySubsequences: false)
        guard parameters.last == "base64", parameters.count > 1 else {
            throw Self.malformed("it is not in base64")
        }
        mediaType = parameters[0].trimmingCharacters(in: .whitespaces)
        let encoded = text[text.utf8.index(after: comma)...]
        // Foundation overlooks padding in the middle.
        let padding = encoded.utf8.drop { $0 != UInt8(ascii: "=") }
        guard padding.count <= 2, padding.allSatisfy({ $0 == UInt8(ascii: "=") }),
            let data = Data(base64Encoded: String(encoded))
        else {
            throw Self.malformed("its base64 is broken")
        }
        bytes = [UInt8](data)
    }

    private static func equals(_ one: UInt8, _ other: UInt8) -> Bool { one | 0x20 == other | 0x20 }

    private static func malformed(_ reason: String) -> Refusal {
        Refusal(
            .dataURLMalformed,
            "the picture's data URL is malformed, \(reason): "
                + "send \"data:image/png;base64,\" and the picture's bytes in base64")
    }
}
