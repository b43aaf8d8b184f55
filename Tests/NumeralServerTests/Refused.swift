import HTTPTypes
import NumeralCore
import PictureFiles
import Testing

/// A request that is refused, and how.
struct Refused: CustomTestStringConvertible, Sendable {
    let name: String
    let contentType: String?
    let body: [UInt8]?
    let status: Int
    let code: String
    /// Some words of the detail; each says what is wrong, then what to do.
    var says = ": "
    var encoding: String?
    var reader: any PictureReading & Sendable = FixedReader.digit(7)

    var testDescription: String { name }

    var headers: HTTPFields {
        var headers = HTTPFields()
        headers[.contentType] = contentType
        headers[.contentEncoding] = encoding
        return headers
    }

    static let all: [Refused] = malformed + types + pictures

    private static let json = "application/json"
    private static let multipart = "multipart/form-data; boundary=limit"

    private static func json(_ name: String, _ text: String, _ code: String) -> Refused {
        Refused(name: name, contentType: json, body: Array(text.utf8), status: 400, code: code)
    }

    private static let malformed: [Refused] = [
        Refused(
            name: "no body", contentType: "image/png", body: nil, status: 400, code: "body_empty"),
        Refused(name: "no bytes", contentType: json, body: [], status: 400, code: "body_empty"),
        json("no JSON", "{\"image\":", "json_malformed"),
        json("no field", "{}", "json_malformed"),
        json("no text", "{\"image\":7}", "json_malformed"),
        json("an array", "[1]", "json_malformed"),
        json("deep", String(repeating: "[", count: 100_000), "json_malformed"),
        json("no data URL", "{\"image\":\"iVBOR\"}", "data_url_malformed"),
        json("broken base64", "{\"image\":\"data:image/png;base64,iVB*R\"}", "data_url_malformed"),
        json("no base64", "{\"image\":\"data:image/png,iVBOR\"}", "data_url_malformed"),
        json("no comma", "{\"image\":\"data:image/png;base64\"}", "data_url_malformed"),
        json("no data", "{\"image\":\"data:image/png;base64,\"}", "data_url_malformed"),
        Refused(
            name: "no boundary", contentType: "multipart/form-data", body: form(png), status: 400,
            code: "multipart_malformed"),
        Refused(
            name: "another boundary", contentType: "multipart/form-data; boundary=other",
            body: form(png), status: 400, code: "multipart_malformed"),
        Refused(
            name: "a form cut off", contentType: multipart, body: form(png).dropLast(6),
            status: 400, code: "multipart_malformed"),
        Refused(
            name: "another field", contentType: multipart, body: form(png, name: "picture"),
            status: 400, code: "file_missing"),
        Refused(
            name: "no file chosen", contentType: multipart, body: form([]), status: 400,
            code: "file_missing", says: "choose a picture"),
        Refused(
            name: "two files", contentType: multipart,
            body: form(png).dropLast(4) + Array("\r\n".utf8) + form(png), status: 400,
            code: "multipart_malformed", says: "one picture"),
    ]

    private static func type(
        _ contentType: String?, _ code: String, says: String = ": ", body: [UInt8] = png
    ) -> Refused {
        Refused(
            name: contentType ?? "no type", contentType: contentType, body: body, status: 415,
            code: code, says: says)
    }

    private static func ftyp(_ brand: String) -> [UInt8] {
        [0, 0, 0, 24] + Array("ftyp\(brand)".utf8) + [UInt8](repeating: 0, count: 32)
    }

    private static let types: [Refused] = [
        type(nil, "content_type_unsupported", says: "name it"),
        type("nonsense", "content_type_unsupported"),
        type("text/plain", "content_type_unsupported", says: "image/png"),
        type("image/svg+xml", "content_type_unsupported"),
        type("application/x-www-form-urlencoded", "content_type_unsupported"),
        type("image/heic", "image_type_unsupported", says: "HEIC pictures are not read: "),
        type("image/heif", "image_type_unsupported", says: "HEIF"),
        type("image/avif", "image_type_unsupported", says: "AVIF pictures are not read: "),
        type("image/jpeg", "image_type_unsupported", says: "HEIC", body: ftyp("heic")),
        type("image/png", "image_type_unsupported", says: "AVIF", body: ftyp("avif")),
        type("image/png", "image_type_unknown", body: [1, 2, 3]),
        type(
            json, "content_type_unsupported",
            body: Array("{\"image\":\"\(dataURL(png, mediaType: "text/html"))\"}".utf8)),
        type(
            json, "image_type_unsupported", says: "HEIC",
            body: Array("{\"image\":\"\(dataURL(png, mediaType: "image/heic"))\"}".utf8)),
        Refused(
            name: "compressed", contentType: "image/png", body: png, status: 415,
            code: "content_type_unsupported", encoding: "gzip"),
    ]

    private static func picture(_ name: String, _ body: [UInt8], _ code: String) -> Refused {
        Refused(name: name, contentType: "image/png", body: body, status: 422, code: code)
    }

    /// The small picture with other extents in its header.
    private static func claiming(_ width: [UInt8], _ height: [UInt8]) -> [UInt8] {
        var bytes = png
        bytes.replaceSubrange(16..<24, with: width + height)
        let sum = checksum(bytes[12..<29])
        bytes.replaceSubrange(29..<33, with: (0..<4).map { UInt8(sum >> (24 - 8 * $0) & 0xFF) })
        return bytes
    }

    /// CRC-32 of a PNG chunk's type and data.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
                rest >> 1 ^ (rest & 1 == 1 ? 0xEDB8_8320 : 0)
            }
        }
    }

    private static let pictures: [Refused] = [
        picture("cut off", Array(png.prefix(40)), "image_undecodable"),
        picture("only a signature", Array(png.prefix(8)), "image_undecodable"),
        picture("no width", claiming([0, 0, 0, 0], [0, 0, 0, 2]), "image_zero_extent"),
        picture(
            "huge", claiming([0, 0, 0x2E, 0xE0], [0, 0, 0x2E, 0xE0]), "image_too_many_pixels"),
        Refused(
            name: "a broken reader", contentType: "image/png", body: png, status: 500,
            code: "internal_error", says: "request-000001", reader: BrokenReader()),
    ]
}
