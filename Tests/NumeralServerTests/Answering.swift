import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NumeralCore
import NumeralServer
import PictureFiles

/// The answer to one request, without a socket.
func answer(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], body: [UInt8]? = nil,
    reader: some PictureReading = FixedReader.digit(7), known: some GlyphSearching = NoGlyphs(),
    settings: ServerSettings = ServerSettings(),
    decoder: PictureDecoder = PictureDecoder(), logger: Logger = quiet
) async throws -> TestResponse {
    let application = buildApplication(
        reader: reader, known: known, decoder: decoder, settings: settings, logger: logger)
    return try await application.test(.router) { client in
        try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
    }
}

/// The body of a form with one part.
func form(_ bytes: [UInt8], name: String = "file", boundary: String = "limit") -> [UInt8] {
    let head =
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"7.png\"\r\n"
        + "Content-Type: image/png\r\n\r\n"
    return Array(head.utf8) + bytes + Array("\r\n--\(boundary)--\r\n".utf8)
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// The `code` of a problem, when it is one.
    var code: String? {
        guard headers[.contentType] == "application/problem+json" else { return nil }
        return text.firstMatch(of: /"code":"([a-z_]+)"/).map { String($0.1) }
    }
}
