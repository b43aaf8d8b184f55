import Foundation
import Imaging
import NumeralCore
import PictureSupport
import Testing

/// What chosen pictures become, byte by byte. A change here changes every model's input.
///
/// `NUMERAL_RECORD=1` writes the golden files, and fails.
@Suite struct GoldenGlyphTests {
    @Test(arguments: [
        "gray.png", "thin-280.png", "fat-280.png", "tiny-corner-280.png", "shaded.png",
    ])
    func matches(name: String) throws {
        let glyph = try Fixtures.glyph(name)
        let file = Fixtures.folder.appendingPathComponent("\(name.prefix { $0 != "." }).pgm")
        let bytes = Array("P5 28 28 255\n".utf8) + glyph.ink
        if ProcessInfo.processInfo.environment["NUMERAL_RECORD"] == "1" {
            try Data(bytes).write(to: file)
            Issue.record(
                "recorded \(file.lastPathComponent): look at it, then run without NUMERAL_RECORD"
            )
            return
        }
        let golden = try Data(contentsOf: file)
        #expect(
            bytes == [UInt8](golden), "\(name) becomes another glyph than \(file.lastPathComponent)"
        )
    }
}
