import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralServer
import Testing

@Suite struct PageTests {
    static let gets = [
        "/", "/about", "/upload", "/health/live", "/health/ready", "/openapi.yaml",
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

    @Test("Pages are whole", arguments: ["/", "/about", "/upload"])
    func rendersPages(path: String) async throws {
        var settings = ServerSettings()
        settings.facts = [.init(name: "Accuracy <MNIST>", value: "99.6 %")]
        let page = try await answer(.get, path, settings: settings)
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(!page.text.contains("{{"))
        #expect(page.text.contains("aria-current=\"page\""))
        // Strict CSP: nothing inline.
        #expect(!page.text.contains("style=\"") && !page.text.contains("<style"))
        #expect(page.text.firstMatch(of: /<script(?![^>]* src=)/) == nil)
        #expect(page.text.firstMatch(of: /(src|href)="(https?:)?\/\//) == nil)
        if path == "/about" { #expect(page.text.contains("Accuracy &lt;MNIST&gt;")) }
    }

    @Test("The dial offers what the reader can promise, and says why not the rest")
    func offersPromises() async throws {
        let able = try await answer(.get, "/", reader: PromisingReader()).text
        let options = able.matches(of: /<option value="([^"]*)"( disabled)?\s+data-words="([^"]*)"/)
        #expect(options.map { String($0.1) } == ["", "1/100", "1/1000", "1/10000"])
        #expect(options.map { $0.2 != nil } == [false, false, true, true])
        #expect(
            options[1].3 == """
                Of the digits held out of training, 97.2\u{a0}% would get an answer: those of \
                90.00\u{a0}% or more. At most 1 in 100 of these is wrong, with 95\u{a0}% \
                certainty, for handwriting like theirs.
                """)
        #expect(able.contains("1,000 cannot be promised: the 5000 held-out digits cannot show"))
        #expect(able.contains("10,000 cannot be promised: "))

        let unable = try await answer(.get, "/").text
        #expect(unable.matches(of: /"\s+disabled\s+data-words/).count == 3)
        #expect(unable.matches(of: /This model was made without held-out digits/).count == 1)
        let about = try await answer(.get, "/about", reader: PromisingReader()).text
        #expect(about.contains("1 in 100: Of the digits held out of training, 97.2\u{a0}%"))
        #expect(!about.contains("{{"))
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
