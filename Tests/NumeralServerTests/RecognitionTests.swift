import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralCore
import NumeralServer
import PictureFiles
import Testing
import Wire

@Suite struct RecognitionTests {
    let path = "/api/v1/recognitions"

    @Test("The JSON is what it always was")
    func answersWithTheRecord() async throws {
        let response = try await answer(
            .post, path, [.contentType: "image/png"], body: png,
            reader: FixedReader.digit(7, warnings: [.inkTouchesEdge]))
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "application/json")
        #expect(response.headers[.cacheControl] == "no-store")
        let alternatives = [0, 1, 2, 3, 4, 5, 6, 8, 9]
            .map { "{\"probability\":0.002,\"symbol\":\"\($0)\"}" }.joined(separator: ",")
        var glyph = [UInt8](repeating: 0, count: 784)
        glyph[14 * 28 + 14] = 255
        let ink = Data(glyph).base64EncodedString()
        #expect(
            response.text == """
                {"confidence":0.982,"milliseconds":0,"model":"fixed","outcome":"digit",\
                "reasons":[],\
                "symbols":[{"alternatives":[\(alternatives)],"box":[1,2,3,4],"glyph":"\(ink)",\
                "otherProbability":0,"probability":0.982,"symbol":"7"}],"text":"7","value":"7",\
                "warnings":["ink_touches_edge"],\
                "words":{"ink_touches_edge":"\(Warning.inkTouchesEdge.sentence)"}}
                """)
    }

    @Test("A blank or unreadable picture is an answer", arguments: [Outcome.blank, .unreadable])
    func answersWithoutDigit(outcome: Outcome) async throws {
        let response = try await answer(
            .post, path, [.contentType: "image/png"], body: png,
            reader: FixedReader.nothing(outcome))
        #expect(response.status == .ok)
        #expect(
            response.text == """
                {"confidence":0,"milliseconds":0,"model":"fixed","outcome":"\(outcome.rawValue)",\
                "reasons":[],"symbols":[],"text":"","warnings":[],"words":{}}
                """)
    }

    @Test(
        "Any way of sending a picture does",
        arguments: [
            ("image/png", png),
            ("IMAGE/PNG; x=y", png),
            ("image/jpeg", png),  // What it is counts, not what it is called.
            ("image/jpg", png),
            ("image/tiff", png),
            ("application/json", Array("{\"image\":\"\(dataURL(png))\"}".utf8)),
            ("application/json; charset=utf-8", Array("{\"image\":\"\(dataURL(png))\"}".utf8)),
            ("multipart/form-data; boundary=limit", form(png)),
            ("multipart/form-data; boundary=\"limit\"", form(png)),
        ])
    func takes(contentType: String, body: [UInt8]) async throws {
        let response = try await answer(.post, path, [.contentType: contentType], body: body)
        #expect(response.status == .ok, "\(response.text)")
    }

    @Test("Each refusal has its status and its code", arguments: Refused.all)
    func refuses(_ refused: Refused) async throws {
        for path in [path, "/predict"] {
            let response = try await answer(
                .post, path, refused.headers, body: refused.body, reader: refused.reader)
            #expect(response.status.code == refused.status, "\(path): \(refused.name)")
            #expect(response.code == refused.code, "\(path): \(refused.name): \(response.text)")
            #expect(response.text.contains(refused.says), "\(response.text)")
        }
    }

    @Test(
        "10 MiB are taken, one byte more is not", arguments: ["image/png", "multipart/form-data"])
    func limitsTheBody(contentType: String) async throws {
        let bytesMax = 10 * 1024 * 1024
        #expect(ServerLimits.standard.bodyBytesMax == bytesMax)
        for (count, status) in [
            (bytesMax, HTTPResponse.Status.ok), (bytesMax + 1, .contentTooLarge),
        ] {
            let isForm = contentType == "multipart/form-data"
            let padding = count - (isForm ? form(png).count : png.count)
            let picture = png + [UInt8](repeating: 0, count: padding)
            let response = try await answer(
                .post, path,
                [.contentType: isForm ? "\(contentType); boundary=limit" : contentType],
                body: isForm ? form(picture) : picture)
            #expect(response.status == status)
            if status == .contentTooLarge {
                #expect(response.headers[.connection] == "close")
                #expect(response.code == "body_too_large")
            }
        }
    }

    @Test("As many pixels are taken as the decoder allows, one more is not")
    func limitsThePixels() async throws {
        // 25 million: `Imaging` tests that limit at its full size.
        #expect(PictureDecoder().pixelsMax == 25_000_000)
        for (pixelsMax, status) in [(6, HTTPResponse.Status.ok), (5, .unprocessableContent)] {
            let response = try await answer(
                .post, path, [.contentType: "image/png"], body: png,
                decoder: PictureDecoder(pixelsMax: pixelsMax))
            #expect(response.status == status)
            #expect(response.code == (status == .ok ? nil : "image_too_many_pixels"))
        }
    }
}

func dataURL(_ bytes: [UInt8], mediaType: String = "image/png") -> String {
    "data:\(mediaType);base64,\(Data(bytes).base64EncodedString())"
}
