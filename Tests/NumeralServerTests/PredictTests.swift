import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralCore
import PictureFiles
import Testing

@Suite struct PredictTests {
    static let json: HTTPFields = [.contentType: "application/json"]
    static let multipart: HTTPFields = [.contentType: "multipart/form-data; boundary=limit"]
    /// What a form of a browser sends.
    static let browser: HTTPFields = [
        .contentType: "multipart/form-data; boundary=limit",
        .accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    ]

    @Test("JSON in, ten probabilities out")
    func answersJSON() async throws {
        let body = Array("{\"image\":\"\(dataURL(png))\"}".utf8)
        let response = try await answer(.post, "/predict", Self.json, body: body)
        #expect(response.status == .ok)
        let ten = "0.002,0.002,0.002,0.002,0.002,0.002,0.002,0.982,0.002,0.002"
        #expect(response.text == "{\"prediction\":7,\"probabilities\":[\(ten)]}")
    }

    @Test("No digit is null, and words", arguments: [Outcome.blank, .unreadable])
    func answersNull(outcome: Outcome) async throws {
        let response = try await answer(
            .post, "/predict", [.contentType: "image/png"], body: png,
            reader: FixedReader.nothing(outcome))
        #expect(response.status == .ok)
        #expect(response.text.hasPrefix("{\"message\":\"There is "))
        #expect(
            response.text.hasSuffix("\"prediction\":null,\"probabilities\":[],\"reasons\":[]}"))
    }

    @Test("What is no digit has no probabilities to take for one, but reasons")
    func answersReasons() async throws {
        let response = try await answer(
            .post, "/predict", [.contentType: "image/png"], body: png,
            reader: FixedReader.unreadable(as: 7, [.tooFaint, .notADigit]))
        #expect(response.status == .ok)
        #expect(
            response.text == """
                {"message":"There is ink, but no digit that can be stood behind. The ink is hard \
                to tell from the paper: use a darker pen or more light. It looks like no digit \
                that the model knows.","prediction":null,"probabilities":[],\
                "reasons":["too_faint","not_a_digit"]}
                """)
    }

    @Test("The page of what is no digit says why, and what it would be, smaller")
    func answersUnreadablePage() async throws {
        let response = try await answer(
            .post, "/predict", Self.browser, body: form(png),
            reader: FixedReader.unreadable(as: 7, [.notADigit]))
        #expect(response.status == .ok)
        #expect(response.text.contains("I cannot read this"))
        #expect(response.text.contains("<li>It looks like no digit that the model knows.</li>"))
        #expect(response.text.contains("If it is a digit, then perhaps 7 (98.2&nbsp;%)."))
        #expect(!response.text.contains("class=\"digit\""))
        #expect(!response.text.contains("class=\"bars\""))
        #expect(!response.text.contains("I read"))
    }

    @Test("The bars have a row for what is none of the digits, so that they sum to 100 %")
    func showsAllProbabilities() async throws {
        for reader in [FixedReader.uncertain(.digit, 0.7), .uncertain(.unreadable, 0.448)] {
            let response = try await answer(
                .post, "/predict", Self.browser, body: form(png), reader: reader)
            let widths = response.text.matches(of: /<rect\s+width="([0-9.]+)"/)
                .compactMap { Double($0.1) }
            #expect(widths.count == 11)
            #expect(abs(widths.reduce(0, +) - 1) < 0.001)
            #expect(response.text.contains("<th scope=\"row\">none of these</th>"))
        }
    }

    @Test("A digit that is not sure looks so, whether it is given or withheld")
    func showsUnsure() async throws {
        let sure = try await answer(
            .post, "/predict", Self.browser, body: form(png),
            reader: FixedReader.uncertain(.digit, 0.7))
        #expect(sure.text.contains("<h1>I read 0</h1>") && !sure.text.contains("Not sure"))
        for reader in [FixedReader.uncertain(.digit, 0.55), .uncertain(.unreadable, 0.448)] {
            let page = try await answer(
                .post, "/predict", Self.browser, body: form(png), reader: reader
            ).text
            let percent = reader.reading.outcome == .digit ? "55.0" : "44.8"
            #expect(page.contains("<title>Not sure · Numeral</title>"))
            #expect(page.contains("<h1>Not sure</h1>"))
            #expect(page.contains("Not sure: 0 (\(percent)&nbsp;%)"))
            #expect(page.contains("class=\"reading unsure\""))
            #expect(!page.contains("I read") && !page.contains("I cannot read this"))
        }
    }

    @Test("A form is answered with a page that shows the picture")
    func answersPage() async throws {
        let response = try await answer(.post, "/predict", Self.browser, body: form(png))
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
        #expect(response.headers[.cacheControl] == "no-store")
        #expect(response.text.contains("src=\"\(dataURL(png))\""))
        #expect(response.text.contains("98.2&nbsp;%"))
        #expect(!response.text.contains("{{"))
    }

    @Test(
        "A form of a program gets JSON: curl and Python's requests take anything",
        arguments: [nil, "*/*", "application/json", "text/html;q=0.1, */*"])
    func answersFormWithJSON(accept: String?) async throws {
        var headers = Self.multipart
        headers[.accept] = accept
        let response = try await answer(.post, "/predict", headers, body: form(png))
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "application/json")
        #expect(response.text.hasPrefix("{\"prediction\":7,"))
        let refused = try await answer(.post, "/predict", headers, body: form([]))
        #expect(refused.code == "file_missing")
    }

    @Test("A page without a digit says so")
    func answersBlankPage() async throws {
        let response = try await answer(
            .post, "/predict", Self.browser, body: form(png),
            reader: FixedReader.nothing(.blank))
        #expect(response.status == .ok)
        #expect(response.text.contains("There is nothing drawn here"))
        #expect(!response.text.contains("class=\"digit\""))
    }

    @Test("A picture that a browser cannot show, or a large one, is shown as a small PNG")
    func shrinksPictures() async throws {
        // Noise does not compress: this file has over a megabyte.
        var generator = SplitMix64(seed: 1)
        let noise = (0..<1300 * 1000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let large = GrayImage(width: 1300, height: 1000, pixels: noise).encodedPNG()
        #expect(large.count > 1024 * 1024)
        let response = try await answer(.post, "/predict", Self.browser, body: form(large))
        let match = try #require(
            response.text.firstMatch(of: /src="data:image\/png;base64,([^"]+)"/))
        let shown = try PictureDecoder().decode(try bytes(base64: String(match.1)))
        #expect([shown.width, shown.height] == [434, 334])
    }

    @Test("A browser is refused with a page")
    func refusesWithPage() async throws {
        let response = try await answer(.post, "/predict", Self.browser, body: form([]))
        #expect(response.status == .badRequest)
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
        #expect(response.text.contains("choose a picture"))
        #expect(response.text.contains("file_missing"))
    }
}
