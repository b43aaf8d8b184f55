import Foundation
import Hummingbird
import Wire

/// A request's body with what its headers say of it: three ways of sending one picture.
///
/// | `Content-Type`        | body                              |
/// | --------------------- | --------------------------------- |
/// | `multipart/form-data` | the picture in the field `file`   |
/// | `image/png`, …        | the picture's bytes               |
/// | `application/json`    | `{"image":"data:image/png;base64,…"}` |
package struct SentPicture: Sendable {
    package enum Form: Hashable, Sendable {
        case multipart(boundary: String)
        case raw
        case json
    }

    /// What may be sent as it is. What the bytes truly are decides how they are decoded.
    package static let mediaTypes = [
        "image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff",
    ]
    /// Other names for the same.
    private static let aliases: Set = ["image/jpg", "image/pjpeg", "image/x-ms-bmp", "image/x-png"]
    /// What phones make that is not read here.
    private static let unread = [
        "image/heic": "HEIC", "image/heif": "HEIF", "image/heic-sequence": "HEIC",
        "image/heif-sequence": "HEIF", "image/avif": "AVIF",
    ]

    package let form: Form
    package let body: [UInt8]
    /// Keeps the body's bytes in the budget for as long as they are held.
    private let share: ByteBudget.Share?

    package init(form: Form, body: [UInt8], share: ByteBudget.Share? = nil) {
        self.form = form
        self.body = body
        self.share = share
    }

    /// The picture's own bytes, not decoded.
    package func bytes() throws(Refusal) -> [UInt8] {
        switch form {
        case .raw: return body
        case .json:
            struct Sent: Decodable { let image: String }
            let sent: Sent
            do {
                sent = try JSONDecoder().decode(Sent.self, from: Data(body))
            } catch {
                throw Refusal(
                    .jsonMalformed,
                    "the body is not the JSON that is expected here: "
                        + "send {\"image\":\"data:image/png;base64,…\"}")
            }
            let url = try DataURL(sent.image)
            if !url.mediaType.isEmpty { try Self.check(mediaType: url.mediaType) }
            guard !url.bytes.isEmpty else {
                throw Refusal(.dataURLMalformed, "the data URL holds no bytes: send a picture")
            }
            return url.bytes
        case .multipart(let boundary):
            let files = try MultipartForm(body, boundary: boundary).parts.filter {
                $0.name == "file"
            }
            guard files.count <= 1 else {
                throw Refusal(
                    .multipartMalformed,
                    "there is more than one field 'file': send one picture a request")
            }
            guard let file = files.first, !file.range.isEmpty else {
                throw Refusal(
                    .fileMissing, "there is no picture in the field 'file': choose a picture first")
            }
            return Array(body[file.range])
        }
    }

    /// Refuses a type that is not a picture's, or a picture's that is not read.
    private static func check(mediaType: String) throws(Refusal) {
        if mediaTypes.contains(mediaType) || aliases.contains(mediaType) { return }
        if let name = unread[mediaType] {
            throw Refusal(
                .imageTypeUnsupported,
                "\(name) pictures are not read: send it as JPEG or PNG (on an iPhone: Settings, "
                    + "Camera, Formats, Most Compatible; or take a screenshot of the picture)")
        }
        throw Refusal(
            .contentTypeUnsupported,
            "'\(mediaType)' is not taken here: send \(mediaTypes.joined(separator: ", ")), "
                + "multipart/form-data with a field 'file', or application/json",
            headers: ["Accept": mediaTypes.joined(separator: ", ")])
    }
}

extension SentPicture.Form {
    /// What a request says that its body is. Nothing of the body was read yet.
    init(_ headers: HTTPFields) throws(Refusal) {
        if let encoding = headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw Refusal(
                .contentTypeUnsupported,
                "a body with Content-Encoding '\(encoding)' is not taken: send it uncompressed")
        }
        guard let text = headers[.contentType], let value = MediaValue(text) else {
            throw Refusal(
                .contentTypeUnsupported,
                "the Content-Type does not say what the body is: name it, as in "
                    + "'Content-Type: image/png'")
        }
        switch value.type {
        case "application/json": self = .json
        case "multipart/form-data":
            guard let boundary = value.parameters["boundary"] else {
                throw Refusal(
                    .multipartMalformed,
                    "the Content-Type names no boundary: let the HTTP library write this header")
            }
            self = .multipart(boundary: boundary)
        default:
            try SentPicture.check(mediaType: value.type)
            self = .raw
        }
    }
}
