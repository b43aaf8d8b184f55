import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralCore
import NumeralServer
import Testing

/// `POST /api/v1/recognitions?max_error=…`
@Suite struct AcceptanceTests {
    static func ask(
        _ query: String, reader: some PictureReading = PromisingReader()
    ) async throws -> TestResponse {
        try await answer(
            .post, "/api/v1/recognitions?\(query)", [.contentType: "image/png"], body: png,
            reader: reader)
    }

    @Test(
        "A share of errors in any of its forms is promised, and the record says what",
        arguments: ["1/100", "1%2F100", "1%25", "1%20%25", "0.01", "1e-2"])
    func promises(share: String) async throws {
        let response = try await Self.ask("max_error=\(share)")
        #expect(response.status == .ok)
        #expect(
            response.text.contains(
                """
                "acceptance":{"acceptedShare":0.97251,"certainty":0.95,"confidenceMin":0.9,\
                "errorMax":0.01}
                """))
        #expect(response.text.contains("\"outcome\":\"digit\""))
    }

    @Test("An answer that is not sure enough is not given")
    func turnsAway() async throws {
        let response = try await Self.ask(
            "max_error=0.01", reader: PromisingReader(confidenceMin: 0.99))
        #expect(response.status == .ok)
        #expect(response.text.contains("\"outcome\":\"unreadable\",\"reasons\":[\"unsure\"]"))
        #expect(response.text.contains("\"text\":\"\""))
        #expect(response.text.contains("\"acceptance\":{"))
    }

    @Test("Nothing is promised that was not asked for")
    func leavesOut() async throws {
        let response = try await Self.ask("other=1")
        #expect(!response.text.contains("acceptance"))
        #expect(!response.text.contains("explanation"))
    }

    @Test(
        "What is no share of errors is refused",
        arguments: [
            "max_error=", "max_error", "max_error=0", "max_error=1", "max_error=2/1",
            "max_error=-1/100", "max_error=nan", "max_error=1/0", "max_error=1/2/3",
            "max_error=one", "max_error=%25", "max_error=1/100&max_error=1/100",
        ])
    func refusesMalformed(query: String) async throws {
        let response = try await Self.ask(query)
        #expect(response.status == .badRequest, "\(query): \(response.text)")
        #expect(response.code == "max_error_malformed")
    }

    @Test("A share that cannot be promised is refused with the reason, and what to ask for")
    func refusesUnprovable() async throws {
        let unprovable = try await Self.ask("max_error=1/1000")
        #expect(unprovable.status == .unprocessableContent)
        #expect(unprovable.code == "max_error_not_provable")
        #expect(
            unprovable.text.contains(
                "the 5000 held-out digits cannot show that at most 1 in 1000 is wrong: "
                    + "ask for 1/500 or more"))
        let unmeasured = try await Self.ask("max_error=1/1000", reader: FixedReader.digit(7))
        #expect(unmeasured.status == .unprocessableContent)
        #expect(unmeasured.code == "max_error_not_measured")
    }
}
