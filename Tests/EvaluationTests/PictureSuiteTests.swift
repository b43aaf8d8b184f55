import Datasets
import Foundation
import NumeralCore
import Recognition
import Rendering
import Testing

@testable import Evaluation

@Suite struct PictureSuiteTests {
    static let set = sampleSet(count: 20)
    /// One of each kind of file, small enough to draw without optimisation.
    static let cheap: [PictureKind] = [
        .drawn(.smallJPEG), .drawn(.tightCrop), .drawn(.transparentGrey), .drawn(.palette),
        .drawn(.transparentColour), .corrupted(.scale), .several(.contactSheet),
    ]

    @Test("The same seed writes the same bytes", arguments: cheap)
    func sameBytes(kind: PictureKind) throws {
        let suite = PictureSuite(seed: 5, countPerKind: 4)
        let first = try suite.picture(of: kind, index: 1, from: Self.set)
        let second = try suite.picture(of: kind, index: 1, from: Self.set)
        #expect(first.bytes == second.bytes && first.truth == second.truth)
        let other = try PictureSuite(seed: 6, countPerKind: 4)
            .picture(of: kind, index: 1, from: Self.set)
        #expect(first.bytes != other.bytes)
        #expect(first.fileName == "\(kind.name)/000001.\(first.ending)")
    }

    @Test("Upside down a 6 is a 9 too")
    func overturned() {
        let suite = PictureSuite(seed: 1, countPerKind: 30)
        let truths = (1...3).map {
            suite.truth(of: .drawn(.onItsSide), .six, isOver: $0 == 2)
        }
        #expect(
            Set(truths) == [
                .digit(.six, alternatives: [], allowsRefusal: true),
                .digit(.six, alternatives: [.nine], allowsRefusal: true),
            ])
    }

    /// A reading of an outcome.
    static func reading(_ outcome: Outcome, _ text: String = "") -> Reading {
        Reading(outcome: outcome, text: text, value: nil, confidence: 0.95, symbols: [])
    }

    @Test func everyAnswerHasItsVerdict() {
        let strict = PictureTruth.digit(.six, alternatives: [], allowsRefusal: false)
        let lenient = PictureTruth.digit(.six, alternatives: [.nine], allowsRefusal: true)
        let (six, nine, one) = (
            Self.reading(.digit, "6"), Self.reading(.digit, "9"), Self.reading(.digit, "1")
        )
        let (blank, unreadable) = (Self.reading(.blank), Self.reading(.unreadable))
        func verdicts(_ truth: PictureTruth) -> [PictureVerdict] {
            [six, nine, one, blank, unreadable].map(truth.verdict)
        }
        #expect(verdicts(strict) == [.right, .misread, .misread, .blank, .refused])
        #expect(verdicts(lenient) == [.right, .right, .misread, .blank, .allowedRefusal])
        #expect(verdicts(.several) == [.misread, .misread, .misread, .blank, .right])
        #expect(verdicts(.blank) == [.misread, .misread, .misread, .right, .refused])
        #expect(lenient.note == "or 9, or unreadable" && lenient.outcome == .digit)
        #expect(PictureTruth.several.outcome == .unreadable && PictureTruth.blank.text.isEmpty)
    }

    @Test func severalSymbolsAreDrawnTwiceAsOften() {
        let suite = PictureSuite(countPerKind: 500)
        let several = PictureKind.all.filter {
            if case .several = $0 { true } else { false }
        }
        let photos = several.filter(\.isPhoto).reduce(0) { $0 + suite.count(of: $1) }
        let drawn = several.filter { !$0.isPhoto }.reduce(0) { $0 + suite.count(of: $1) }
        #expect(photos == 1000 && (1000..<1010).contains(drawn))
        #expect(suite.count(of: .drawn(.card)) == 500)
    }

    @Test func aRowCountsEachVerdictInItsColumn() {
        let answers = PictureVerdict.allCases.enumerated().flatMap { index, verdict in
            (0...index).map { place in
                PictureRecord.Misread(
                    kind: "tile", index: place, truth: "3", verdict: verdict, text: "8",
                    confidence: place == 0 ? 0.9 : 0.89)
            }
        }
        let row = PictureRecord.Row(.drawn(.tile), answers)
        // One right, two allowed refusals, three refused, four blank, five misread, six failed.
        #expect(row.count == 21 && row.rightCount == 3 && row.allowedRefusalCount == 2)
        #expect(row.refusedCount == 3 && row.blankCount == 4 && row.failedCount == 6)
        #expect(row.misreadCount == 5 && row.misreadSureCount == 1)
    }

    static let kinds: [PictureKind] = [
        .drawn(.smallJPEG), .drawn(.palette), .corrupted(.fog), .several(.contactSheet),
        .blank(.plainPaper),
    ]

    @Test func everyPictureIsCountedOnce() throws {
        let reader = Reader(try sampleClassifier(name: "tiny"))
        let suite = PictureSuite(seed: 3, settings: .tuning, kinds: Self.kinds, countPerKind: 6)
        let record = try suite.measure(reader, on: Self.set, threadCount: 2)
        #expect(record == (try suite.measure(reader, on: Self.set)))
        #expect(record.kinds.map(\.name) == Self.kinds.map(\.name))
        for row in record.kinds {
            let sum =
                row.rightCount + row.refusedCount + row.blankCount + row.misreadCount
                + row.failedCount
            #expect(sum == row.count && row.misreadSureCount <= row.misreadCount)
            #expect(row.allowedRefusalCount == 0 && row.failedCount == 0)
            #expect(record.misreads.count { $0.kind == row.name } == row.count - row.rightCount)
        }
        #expect(record.total([.drawn]) { $0.rightCount }.of == 12)
        let shares = record.rows(of: .drawn).map(\.right.value)
        #expect(record.mean(of: .drawn) == shares.reduce(0, +) / 2)
        #expect(record.worst(of: .drawn)?.right.value == shares.min())
        #expect(record.mean(of: .severalPhotographed) == nil)
        for kind in Self.kinds { #expect(record.text.contains(kind.name)) }
        let json = try JSONEncoder().encode(record)
        #expect(try JSONDecoder().decode(PictureRecord.self, from: json) == record)
        let page = try PictureReport(record, by: suite, on: Self.set).html()
        #expect(page.contains("contact_sheet") && !page.contains("<script"))
        let isFaultless = record.misreads.isEmpty
        #expect(page.contains("data:image/") == !isFaultless)
    }

    @Test func theFolderListsEveryPicture() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "numeral-pictures-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let suite = PictureSuite(kinds: Self.kinds, countPerKind: 2)
        let count = try PictureFolder(folder).write(suite, of: Self.set, threadCount: 2)
        let list = try String(
            contentsOf: folder.appending(path: PictureFolder.listName), encoding: .utf8)
        let lines = list.split(separator: "\n")
        #expect(lines.first == "file,kind,outcome,text,note" && lines.count == count + 1)
        for line in lines.dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let file = folder.appending(path: String(cells[0]))
            #expect(FileManager.default.fileExists(atPath: file.path))
            #expect(cells[0].hasPrefix(String(cells[1]) + "/"))
        }
        #expect(lines.contains { $0.hasPrefix("blank_plain/000000.") && $0.contains(",blank,,") })
        #expect(lines.contains { $0.contains("contact_sheet,unreadable,,") })
    }
}
