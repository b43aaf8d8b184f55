import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralCore
import NumeralServer
import Testing

@Suite struct HealthTests {
    @Test func isLive() async throws {
        let response = try await answer(.get, "/health/live", reader: BrokenReader())
        #expect(response.status == .ok)
        #expect(response.text == "{\"status\":\"live\"}")
    }

    @Test func isReady() async throws {
        let response = try await answer(.get, "/health/ready")
        #expect(response.status == .ok)
        #expect(response.text == "{\"model\":\"fixed\",\"read\":\"7\",\"status\":\"ready\"}")
    }

    @Test("A model that cannot read is not ready")
    func isNotReady() async throws {
        let broken = try await answer(.get, "/health/ready", reader: BrokenReader())
        #expect(broken.status == .serviceUnavailable)
        #expect(broken.code == "not_ready")
        let blind = try await answer(.get, "/health/ready", reader: FixedReader.nothing(.blank))
        #expect(blind.code == "not_ready")
    }
}
