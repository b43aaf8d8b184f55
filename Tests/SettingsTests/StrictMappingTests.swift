import Foundation
import Testing

@testable import Settings

@Suite struct StrictMappingTests {
    /// One of each kind of setting.
    struct Pen: Decodable, Equatable {
        enum Tip: String, CaseIterable { case round, flat }
        var name: String
        var width: Float
        var count: Int
        var tip: Tip
        var note: String?

        static let settings = SettingGroup(
            "the pen",
            [
                .other("name", .other("text", refused: "[1]"), "what it is called", example: "a"),
                .number("width", 1.5, .above(0, upTo: 9), "millimetres", example: "2"),
                .count("count", 2, 1...5, "how many", example: "3"),
                .word("tip", Tip.round, "its form"),
                .other("note", .other("text", refused: "[1]"), "a remark", example: "b"),
            ])

        init(from decoder: any Decoder) throws {
            let mapping = try StrictMapping(decoder, Self.settings)
            name = try mapping.value("name")
            width = try mapping.number("width")
            count = try mapping.count("count")
            tip = try mapping.choice("tip", default: .round)
            note = try mapping.optional("note")
        }
    }

    private static func read(_ json: String) throws -> Pen {
        try JSONDecoder().decode(Pen.self, from: Data(json.utf8))
    }

    @Test func whatIsLeftOutHasItsDefault() throws {
        let pen = try Self.read(#"{"name":"a"}"#)
        #expect(pen.width == 1.5 && pen.count == 2 && pen.tip == .round && pen.note == nil)
    }

    @Test func whatIsGivenIsRead() throws {
        let pen = try Self.read(#"{"name":"a","width":9,"count":5,"tip":"flat","note":"n"}"#)
        #expect(pen.width == 9 && pen.count == 5 && pen.tip == .flat && pen.note == "n")
    }

    @Test(
        "What is wrong is said, with what would be right, and where",
        arguments: [
            ("[]", "the pen needs named settings: use name, width, count, tip, note", ""),
            ("{}", "the pen lacks 'name': add it", ""),
            (
                #"{"name":"a","wide":1,"also":2}"#,
                "unknown key 'also' in the pen: use one of name, width, count, tip, note", "also"
            ),
            (
                #"{"name":"a","width":0}"#, "width must be above 0 and at most 9, not 0", "width"
            ),
            (
                #"{"name":"a","width":9.5}"#, "width must be above 0 and at most 9, not 9.5",
                "width"
            ),
            (
                #"{"name":"a","width":1e300}"#, "width must be above 0 and at most 9, not 1e+300",
                "width"
            ),
            (#"{"name":"a","width":"x"}"#, "width must be a number", "width"),
            (#"{"name":"a","count":0}"#, "count must be from 1 to 5, not 0", "count"),
            (#"{"name":"a","count":6}"#, "count must be from 1 to 5, not 6", "count"),
            (#"{"name":"a","count":1.5}"#, "count must be a whole number", "count"),
            (#"{"name":"a","tip":"blunt"}"#, "tip must be round or flat, not 'blunt'", "tip"),
            (#"{"name":"a","tip":3}"#, "tip must be a word", "tip"),
            (#"{"name":3}"#, "name must be a word", "name"),
            (#"{"name":"a","note":[1]}"#, "note must be a word", "note"),
            (#"{"name":"a","width":null}"#, "width must be a number", "width"),
        ])
    func refuses(json: String, words: String, place: String) {
        let error = #expect(throws: DecodingError.self) { try Self.read(json) }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.debugDescription == words)
        #expect(context.codingPath.map(\.stringValue).joined(separator: ".") == place)
    }

    @Test(arguments: [
        (SettingBounds.within(0...1), [0, 1], [-0.01, 1.01], "from 0 to 1"),
        (.above(0, upTo: 1), [0.01, 1], [0, 1.01], "above 0 and at most 1"),
        (.from(0, below: 0.5), [0, 0.49], [-0.01, 0.5], "at least 0 and below 0.5"),
        (.between(0, 1), [0.01, 0.99], [0, 1], "above 0 and below 1"),
        (.from(0, below: .infinity), [0, 1e30], [-0.01, .infinity], "at least 0"),
        (.above(0, upTo: .infinity), [0.01, 1e30], [0, .infinity], "above 0"),
    ])
    func bounds(bounds: SettingBounds, inside: [Double], outside: [Double], words: String) {
        #expect(inside.allSatisfy(bounds.contains))
        #expect(!outside.contains(where: bounds.contains))
        #expect(!bounds.contains(.nan))
        #expect(bounds.words == words)
    }
}
