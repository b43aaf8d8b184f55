import Foundation
import Hummingbird

extension Response {
    /// An answer that holds a value as JSON, its keys in alphabetical order.
    init(
        status: HTTPResponse.Status = .ok, json value: some Encodable,
        contentType: String = "application/json"
    ) throws {
        self.init(
            status: status, headers: [.contentType: contentType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: try Self.buffer(of: value)))
    }

    /// The same without an answer around it.
    static func buffer(of value: some Encodable) throws -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ByteBuffer(bytes: try encoder.encode(value))
    }

    /// An answer that holds JSON that is written already.
    init(status: HTTPResponse.Status, written json: [UInt8]) {
        self.init(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
    }

    /// An answer that holds a page.
    init(status: HTTPResponse.Status = .ok, page: String, cacheControl: String) {
        self.init(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: cacheControl],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }
}
