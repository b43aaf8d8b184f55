import NumeralServer
import Testing
import Wire

@Suite struct DataURLTests {
    @Test(
        "What RFC 2397 allows",
        arguments: [
            ("data:image/png;base64,AQID", "image/png"),
            ("DATA:Image/PNG;BASE64,AQID", "image/png"),
            ("data:;base64,AQID", ""), ("data:image/png;name=7;base64,AQID", "image/png"),
        ])
    func reads(text: String, mediaType: String) throws {
        let url = try DataURL(text)
        #expect(url.mediaType == mediaType)
        #expect(url.bytes == [1, 2, 3])
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "data", "data:", "data:,", "data:base64,AQID", "data:image/png,AQID",
            "data:image/png;base64;AQID", "data:image/png;base64,AQI", "data:image/png;base64,A Q",
            "data:image/png;base64,AQ=D", "http://127.0.0.1/7.png", "data:\u{301},\u{301}",
            "data:image/png;base64;x,AQID", "\u{1F600}data:;base64,AQID",
        ])
    func refuses(text: String) {
        #expect { try DataURL(text) } throws: { ($0 as? Refusal)?.code == .dataURLMalformed }
    }
}

@Suite struct MediaValueTests {
    @Test func readsParameters() throws {
        let value = try #require(
            MediaValue("Multipart/Form-Data ; Boundary=\"a;\\\"b\" ; x=1; x=2"))
        #expect(value.type == "multipart/form-data")
        #expect(value.parameters == ["boundary": "a;\"b", "x": "1"])
    }

    @Test(arguments: ["", "image", "image/", "/png", "image/png/x", ";"])
    func refuses(text: String) {
        #expect(MediaValue(text) == nil)
    }
}

@Suite struct AcceptedTypesTests {
    @Test(
        "A page is for who names it and wants it more than JSON",
        arguments: [
            ([], false), (["*/*"], false), (["application/json"], false),
            (["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"], true),
            (["text/html"], true), (["text/html;q=0.5", "application/json;q=0.9"], false),
            (["application/json;q=0"], false), (["text/html, application/json"], false),
            (["image/png"], false), (["nonsense, text/html"], true), (["text/*"], false),
            (["*/*, application/json;q=0.1"], false), (["text/html;q=0, */*"], false),
            (["text/html;q=9, application/json;q=x"], false),
        ])
    func prefersPage(accept: [String], isPage: Bool) {
        #expect(AcceptedTypes(accept).prefersPage == isPage)
    }
}
