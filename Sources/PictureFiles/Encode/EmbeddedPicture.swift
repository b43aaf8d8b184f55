import Foundation
public import NumeralCore

/// A picture within the text of a page, as the address of itself.
///
/// - SeeAlso: RFC 2397, <https://www.rfc-editor.org/rfc/rfc2397>.
public enum EmbeddedPicture {
    /// `data:image/png;base64,iVBOR…`
    public static func url(_ mediaType: String, _ bytes: [UInt8]) -> String {
        "data:\(mediaType);base64,\(Data(bytes).base64EncodedString())"
    }
}

extension GrayImage {
    /// The picture's PNG as an address for a page.
    public var embeddedPNG: String { EmbeddedPicture.url("image/png", encodedPNG()) }
}
