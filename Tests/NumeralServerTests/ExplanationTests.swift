import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralCore
import PictureFiles
import Testing
import Wire

@testable import NumeralServer

/// `POST /api/v1/recognitions?explain=true`
@Suite struct ExplanationTests {
    static func ask(
        _ query: String, _ picture: [UInt8] = png,
        reader: some PictureReading = FixedReader.digit(7),
        known: some GlyphSearching = OneGlyph()
    ) async throws -> TestResponse {
        try await answer(
            .post, "/api/v1/recognitions?\(query)", [.contentType: "image/png"], body: picture,
            reader: reader, known: known)
    }

    @Test("The record says what the reading rests on")
    func explains() async throws {
        let response = try await Self.ask("explain=true")
        #expect(response.status == .ok)
        let map = Data((0..<784).map { $0 == 14 * 28 + 14 ? 255 : 0 }).base64EncodedString()
        let glyph = FixedReader.digit(7).reading.symbols[0].glyph
        let glyphURL = dataURL(glyph.encodedPNG())
        #expect(
            response.text.contains(
                """
                "explanation":{"hints":[{"code":"small",\
                "text":"\(Hint.small(side: 12).sentence)"}],\
                "neighbors":[{"distance":0.25,"picture":"\(glyphURL)","symbol":"1"}],\
                "occlusion":{"lossMax":0.75,"map":"\(map)","scale":0.5},\
                "stages":[{"boxes":[[0,0,2,1]],"height":2,"name":"ink","picture":"\
                \(dataURL(png))","width":3},\
                {"boxes":[],"height":28,"name":"glyph","picture":"\(glyphURL)","width":28}],\
                "trials":[{"part":"whole","probability":0.5,"several":false,\
                "source":"levels","symbol":"7"}]}
                """))
    }

    @Test("Large pictures of ink are made smaller, and their boxes with them")
    func shrinks() async throws {
        let large = GrayImage(width: 1120, height: 500, filledWith: 255).encodedPNG()
        let text = try await Self.ask("explain=true", large).text
        #expect(text.contains("{\"boxes\":[[0,0,1,1]],\"height\":125,\"name\":\"ink\""))
        #expect(text.contains("\"width\":280}"))
    }

    @Test(
        "Boxes stand where they stood, in pictures whose sides are no multiples of the step too",
        arguments: [281, 560, 561, 999, 1023, 1024])
    func keepsPlaces(side: Int) {
        let box = Box(x: side / 2, y: side / 8, width: side / 5, height: side / 10)
        let stage = Explanation.Stage(
            name: .ink, image: GrayImage(width: side, height: side / 3), boxes: [box])
        let small = stage.shrunk
        let step = Double(side) / Double(small.image.width)
        #expect(small.image.width <= 280 && small.boxes.count == 1)
        for (found, wanted) in [
            (small.boxes[0].x, box.x), (small.boxes[0].y, box.y),
            (small.boxes[0].width, box.width), (small.boxes[0].height, box.height),
        ] {
            #expect(abs(Double(found) - Double(wanted) / step) <= 2)
        }
    }

    @Test("Without training digits there is the reason instead")
    func saysWhyNoNeighbors() async throws {
        let response = try await Self.ask("explain=true", known: NoGlyphs())
        #expect(response.text.contains("\"neighbors\":[],\"neighborsMissing\":\"this server was"))
    }

    @Test("A blank picture has nothing to compare")
    func explainsBlank() async throws {
        let response = try await Self.ask("explain=true", reader: FixedReader.nothing(.blank))
        #expect(response.status == .ok)
        #expect(response.text.contains("\"neighbors\":[],\"stages\":[{"))
        #expect(!response.text.contains("occlusion"))
    }

    @Test("Explanations and promises go together")
    func goesWithAcceptance() async throws {
        let text = try await Self.ask(
            "explain=true&max_error=1/100", reader: PromisingReader(confidenceMin: 0.99)
        ).text
        #expect(text.contains("\"outcome\":\"unreadable\",\"reasons\":[\"unsure\"]"))
        #expect(text.contains("\"explanation\":{"))
    }

    @Test("It is false unless it is true")
    func readsTheParameter() async throws {
        let plain = try await Self.ask("explain=false")
        #expect(plain.status == .ok && !plain.text.contains("explanation"))
        for query in [
            "explain", "explain=", "explain=1", "explain=True", "explain=true&explain=true",
        ] {
            let response = try await Self.ask(query)
            #expect(response.status == .badRequest, "\(query)")
            #expect(response.code == "explain_malformed")
        }
    }
}
