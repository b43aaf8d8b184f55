import NumeralCore
import NumeralServer
import Testing
import Wire

@Suite struct MultipartFormTests {
    /// Names, file names and contents of a body's parts.
    func parts(_ body: String, boundary: String = "b") throws -> [[String?]] {
        let bytes = Array(body.utf8)
        return try MultipartForm(bytes, boundary: boundary).parts.map {
            [$0.name, $0.fileName, String(decoding: bytes[$0.range], as: UTF8.self)]
        }
    }

    let disposition = "Content-Disposition: form-data; name=\"x\"\r\n\r\n"

    @Test("A browser's form")
    func readsParts() throws {
        let body = """
            --b\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n\
            --b\r\nContent-Disposition: form-data; name="file"; filename="a \\"7\\"; x.png"\r\n\
            Content-Type: image/png\r\n\r\nbytes\r\n--not the boundary\r\n--b--\r\n
            """
        #expect(
            try parts(body) == [
                ["note", nil, "hello"], ["file", "a \"7\"; x.png", "bytes\r\n--not the boundary"],
            ])
    }

    @Test(
        "What RFC 2046 allows",
        arguments: [
            "preamble\r\n--b\r\n", "--b \t\r\n", "\r\n--b\r\n",
        ])
    func readsOddForms(start: String) throws {
        #expect(try parts(start + disposition + "1\r\n--b--") == [["x", nil, "1"]])
        #expect(try parts(start + disposition + "1\r\n--b--epilogue") == [["x", nil, "1"]])
    }

    @Test("A part may be empty, and a form may have no parts")
    func readsNothing() throws {
        #expect(try parts("--b\r\n\(disposition)\r\n--b--") == [["x", nil, ""]])
        #expect(try parts("--b\r\n\(disposition)--b--") == [["x", nil, ""]])
        #expect(try parts("--b--").isEmpty)
    }

    @Test("Names of header fields and parameters have no case")
    func overlooksCase() throws {
        let body = "--b\r\nCONTENT-DISPOSITION:Form-Data;NAME=x;FileName=y\r\n\r\n1\r\n--b--"
        #expect(try parts(body) == [["x", "y", "1"]])
    }

    @Test(
        "What does not add up is refused",
        arguments: [
            "", "x", "--c\r\n", "--b", "--bx\r\n", "--b\n", "--b\r\n", "--b\r\n\r\n1\r\n--b--",
            "--b\r\nContent-Disposition: attachment; name=x\r\n\r\n1\r\n--b--",
            "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=x\r\n1\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--b",
            "--b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--b-",
        ])
    func refuses(body: String) {
        #expect { try parts(body) } throws: { ($0 as? Refusal)?.code == .multipartMalformed }
    }

    @Test("Limits are met exactly")
    func hasLimits() throws {
        let part = "\r\n--b\r\n\(disposition)1"
        let countMax = MultipartForm.partCountMax
        #expect(try parts(String(repeating: part, count: countMax) + "\r\n--b--").count == countMax)
        #expect(throws: Refusal.self) {
            try parts(String(repeating: part, count: countMax + 1) + "\r\n--b--")
        }

        func body(headerBytes: Int) -> String {
            let padding = String(repeating: "p", count: headerBytes - disposition.utf8.count - 4)
            return "--b\r\nP:\(padding)\r\n\(disposition)1\r\n--b--"
        }
        let bytesMax = MultipartForm.partHeaderBytesMax
        #expect(try parts(body(headerBytes: bytesMax)).count == 1)
        #expect(throws: Refusal.self) { try parts(body(headerBytes: bytesMax + 1)) }

        let longest = String(repeating: "b", count: MultipartForm.boundaryBytesMax)
        #expect(try parts("--\(longest)--", boundary: longest).isEmpty)
        #expect(throws: Refusal.self) { try parts("--\(longest)b--", boundary: longest + "b") }
        #expect(throws: Refusal.self) { try parts("----", boundary: "") }
    }

    @Test("Every truncation is refused")
    func refusesTruncations() throws {
        let whole = form(png, boundary: "b").dropLast(2)
        #expect(try MultipartForm(Array(whole), boundary: "b").parts.count == 1)
        for count in 0..<whole.count {
            #expect(throws: Refusal.self, "\(count) of \(whole.count) bytes") {
                try MultipartForm(Array(whole.prefix(count)), boundary: "b")
            }
        }
    }

    @Test("Mutated forms give parts inside the body, or are refused")
    func survivesMutation() {
        var generator = SplitMix64(seed: 7)
        let whole = form(png, boundary: "b") + form(png, name: "x", boundary: "b")
        for _ in 0..<5000 {
            var body = whole
            for _ in 0...Int.random(in: 0...4, using: &generator) {
                let index = Int.random(in: 0..<body.count, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: body[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: body.remove(at: index)
                default: body.insert(contentsOf: "\r\n--b".utf8, at: index)
                }
            }
            guard let read = try? MultipartForm(body, boundary: "b") else { continue }
            for part in read.parts {
                #expect(part.range.lowerBound >= 0 && part.range.upperBound <= body.count)
            }
        }
    }
}
