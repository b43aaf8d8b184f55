import Foundation
import Testing

/// `numeral data` and `numeral evaluate`, on the digits that ship with the tests.
@Suite struct DataTests {
    static let digits = "Tests/Fixtures/mnist-5000/images-idx3-ubyte.gz"

    @Test func describesTheFixture() throws {
        let run = try Command(["data", "describe", Self.digits, "--json"])
        #expect(run.status == 0, "\(run.errors)")
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(record["shape"] as? [Int] == [5000, 28, 28])
    }

    @Test("The contact sheet is a PNG")
    func previewsTheFixture() throws {
        let folder = try TemporaryFolder()
        let sheet = folder.file("sheet.png")
        let run = try Command(["data", "preview", Self.digits, "--output", sheet.path])
        #expect(run.status == 0, "\(run.errors)")
        #expect(try Data(contentsOf: sheet).prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
    }

    @Test("The shipped model knows its own training digits, and says so as JSON")
    func evaluatesTheFixture() throws {
        let run = try Command(["evaluate", "--data", Self.digits, "--json"])
        #expect(run.status == 0, "\(run.errors)")
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let accuracy = try #require(record["accuracy"] as? [String: Double])
        #expect(try #require(accuracy["value"]) > 0.995)
    }

    @Test func writesAReport() throws {
        let folder = try TemporaryFolder()
        let report = folder.file("report.html")
        let run = try Command(
            ["evaluate", "--data", Self.digits, "--limit", "500", "--report", report.path])
        #expect(run.status == 0, "\(run.errors)")
        let page = try String(contentsOf: report, encoding: .utf8)
        #expect(page.contains("<svg"))
        #expect(!page.contains("<script"))
    }

    @Test("The robustness suite measures what is there, names what is not, and writes a page")
    func measuresRobustness() throws {
        let folder = try TemporaryFolder()
        let report = folder.file("robustness.html")
        let run = try Command(
            [
                "evaluate", "--data", Self.digits, "--suite", "robustness", "--limit", "40",
                "--left-out", "\(Self.digits)=default", "--json", "--report", report.path,
            ],
            environment: ["NUMERAL_DATA": folder.file("none").path])
        #expect(run.status == 0, "\(run.errors)")
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(record["missing"] as? [String] == ["bhmsds", "optdigits", "semeion", "hwd1000"])
        #expect(run.errors.contains("semeion: not there"))
        let corruptions = try #require(record["corruptions"] as? [String: [[String: Any]]])
        #expect(corruptions["glyphs"]?.count == 15)
        #expect((record["leftOut"] as? [Any])?.count == 1)
        #expect(try String(contentsOf: report, encoding: .utf8).contains("canny_edges"))
    }
}
