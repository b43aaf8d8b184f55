import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralCore
import NumeralServer
import PictureFiles
import Testing

@Suite struct PageTests {
    static let gets = [
        "/", "/about", "/upload", "/api", "/health/live", "/health/ready", "/openapi.json",
        "/openapi.yaml",
        "/assets/app.js", "/assets/style.css", "/favicon.ico",
    ]
    static let posts = ["/predict", "/api/v1/recognitions"]

    @Test("HEAD is GET without the body", arguments: gets)
    func answersHead(path: String) async throws {
        let get = try await answer(.get, path)
        let head = try await answer(.head, path)
        #expect(get.status == .ok && head.status == .ok)
        #expect(get.body.readableBytes > 0)
        #expect(head.body.readableBytes == 0)
        for name in [HTTPField.Name.contentType, .contentLength, .eTag, .cacheControl] {
            #expect(get.headers[name] == head.headers[name])
        }
        #expect(get.headers[.contentLength] == "\(get.body.readableBytes)")
    }

    @Test("A wrong method is told the right ones", arguments: gets + posts)
    func refusesMethods(path: String) async throws {
        let isPost = Self.posts.contains(path)
        let methods: [HTTPRequest.Method] = [
            isPost ? .get : .post, .put, .delete, .patch, .options, .trace, .init("BREW")!,
        ]
        for method in methods {
            for path in [path, path + "/"] {
                let response = try await answer(method, path)
                #expect(response.status == .methodNotAllowed, "\(method) \(path)")
                #expect(response.code == "method_not_allowed")
                #expect(response.headers[.allow] == (isPost ? "POST" : "GET, HEAD"))
            }
        }
    }

    @Test("There is nothing anywhere else")
    func refusesPaths() async throws {
        for path in [
            "/nope", "/assets/", "/assets/../openapi.yaml", "/api/v1/recognitions/1", "/%00",
        ] {
            let response = try await answer(.get, path)
            #expect(response.status == .notFound, "\(path)")
            #expect(response.code == "not_found")
        }
        let page = try await answer(.get, "/<script>", [.accept: "text/html"])
        #expect(page.status == .notFound)
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(!page.text.contains("<script>"))
        let api = try await answer(.get, "/api/nope", [.accept: "text/html"])
        #expect(api.headers[.contentType] == "application/problem+json")
        #expect(try await answer(.head, "/nope").body.readableBytes == 0)
        #expect(try await answer(.post, "/health/echo", body: [1]).status == .notFound)
    }

    @Test("Pages are whole", arguments: ["/", "/about", "/upload", "/api"])
    func rendersPages(path: String) async throws {
        var settings = ServerSettings()
        settings.facts.lines = [.init(name: "Accuracy <MNIST>", value: "99.6 %")]
        let page = try await answer(.get, path, settings: settings)
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(!page.text.contains("{{"))
        // The API has no place in the navigation: people find it at the foot.
        #expect(page.text.contains("aria-current=\"page\"") == (path != "/api"))
        // Strict CSP: nothing inline.
        #expect(!page.text.contains("style=\"") && !page.text.contains("<style"))
        #expect(page.text.firstMatch(of: /<script(?![^>]* src=)/) == nil)
        #expect(page.text.firstMatch(of: /(src|href)="(https?:)?\/\//) == nil)
        if path == "/about" { #expect(page.text.contains("Accuracy &lt;MNIST&gt;")) }
    }

    @Test("The dial offers what withholds more and more, as far as the reader can promise")
    func offersPromises() async throws {
        for path in ["/", "/upload"] {
            let able = try await answer(.get, path, reader: PromisingReader()).text
            let steps = able.matches(
                of: /value="([^"]*)" data-words="([^"]*)" data-withheld="([0-9]+)"/)
            #expect(steps.map { String($0.1) } == ["", "1/200", "1/500"])
            #expect(steps.map { String($0.3) } == ["0", "28", "40"])
            #expect(
                steps[0].2 == """
                    Every answer is given: at most 1 in 50 is wrong, for handwriting like the \
                    digits that were held out of training (95\u{a0}% certain).
                    """)
            #expect(
                steps[1].2 == """
                    Of 1,000 digits 972 get an answer, 28 are withheld as not sure. Of the \
                    answers, at most 1 in 200 is wrong, for handwriting like the digits that were \
                    held out of training (95\u{a0}% certain).
                    """)
            #expect(able.matches(of: /\schecked>/).count == 1)
        }
        let about = try await answer(.get, "/about", reader: PromisingReader()).text
        #expect(about.contains("<dt>1 in 200</dt>"))
        #expect(about.contains("An answer has to be 90.00\u{a0}% sure or"))
    }

    @Test("A reader that can promise nothing has no dial, but the reason")
    func offersNoPromise() async throws {
        for path in ["/", "/upload", "/about"] {
            let unable = try await answer(.get, path).text
            #expect(!unable.contains("name=\"max-error\""))
            #expect(unable.matches(of: /This model was made without held-out digits/).count == 1)
        }
    }

    @Test("Samples are there, and are pictures")
    func hasSamples() async throws {
        for path in ["/", "/upload"] {
            let page = try await answer(.get, path).text
            let samples = page.matches(of: /data-sample="([^"]+)"/).map { String($0.1) }
            #expect(samples.count == 6)
            for sample in samples {
                let picture = try await answer(.get, sample)
                #expect(picture.headers[.contentType] == "image/png")
                let image = try PictureDecoder().decode([UInt8](buffer: picture.body))
                #expect(image.width == 224 && image.height == 224)
            }
        }
    }

    @Test("What is said of the model is what its file says")
    func tellsOfTheModel() async throws {
        var settings = ServerSettings()
        settings.facts.how = "Trees <vote>."
        settings.facts.layers = ["1 × 28 × 28", "dense 3"]
        settings.facts.classes = ["0", "1", "+"]
        let few = try await answer(.get, "/about", settings: settings).text
        #expect(few.contains("Trees &lt;vote&gt;.") && few.contains("<li>dense 3</li>"))
        #expect(few.contains("3 answers, on the computer") && few.contains("0, 1 and +"))
        #expect(few.contains("Its file does not say what it learnt from."))
        #expect(few.contains("The scores are taken as they are"))
        #expect(few.contains("This model has no score for") && !few.contains("MNIST"))
        settings.facts.learntFrom = ["mnist-train", "semeion"]
        settings.facts.isCalibrated = true
        settings.facts.refusesStrangers = true
        let much = try await answer(.get, "/about", settings: settings).text
        #expect(much.contains("It learnt from mnist-train and semeion."))
        #expect(much.contains("The scores are calibrated"))
        #expect(!much.contains("This model has no score for"))
    }

    @Test("The way of a sample is shown as the reader went it; without a reader the rest is")
    func showsTheWay() async throws {
        let page = try await answer(.get, "/about").text
        #expect(page.matches(of: /src="data:image\/png;base64,/).count == 2)
        #expect(page.contains("sample-shadow.png") && page.contains("class=\"bars\""))
        let broken = try await answer(.get, "/about", reader: BrokenReader())
        #expect(broken.status == .ok)
        #expect(broken.text.contains("How it works") && !broken.text.contains("sample-shadow"))
    }

    @Test("Everything that a page loads is there, and lasts")
    func servesAssets() async throws {
        let page = try await answer(.get, "/")
        let links = page.text.matches(of: /(?:src|href)="(\/assets\/[^"]+)"/).map { String($0.1) }
        #expect(links.count >= 2)
        for link in links {
            let asset = try await answer(.get, link)
            #expect(asset.status == .ok, "\(link)")
            #expect(
                asset.headers[.cacheControl] == "public, max-age=31536000, immutable", "\(link)")
        }
    }

    @Test("A file that the client has is not sent again")
    func answersNotModified() async throws {
        let first = try await answer(.get, "/assets/app.js?v=old")
        #expect(first.headers[.cacheControl] == "no-cache")
        let tag = try #require(first.headers[.eTag])
        for sent in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
            let again = try await answer(.get, "/assets/app.js", [.ifNoneMatch: sent])
            #expect(again.status == .notModified, "\(sent)")
            #expect(again.body.readableBytes == 0)
            #expect(again.headers[.eTag] == tag)
        }
        let other = try await answer(.get, "/assets/app.js", [.ifNoneMatch: "\"x\""])
        #expect(other.status == .ok)
    }
}

func bytes(base64: String) throws -> [UInt8] { [UInt8](try #require(Data(base64Encoded: base64))) }
