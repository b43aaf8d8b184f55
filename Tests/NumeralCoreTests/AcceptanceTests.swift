import NumeralCore
import Testing

@Suite struct AcceptanceTests {
    @Test(arguments: [
        ("1/1000", 0.001), ("0.001", 0.001), ("0.1%", 0.001), ("0.1 %", 0.001), ("1e-3", 0.001),
        ("5%", 0.05), ("1/2", 0.5),
    ])
    func readsShares(text: String, share: Double) throws {
        #expect(abs(try #require(Acceptance.errorMax(text)) - share) < 1e-12)
    }

    @Test(arguments: [
        "", "0", "1", "1/0", "0/5", "2", "-1/5", "x", "1/2/3", "%", " %", "nan", "inf",
    ])
    func refusesOthers(text: String) {
        #expect(Acceptance.errorMax(text) == nil)
    }

    @Test("A promise that cannot be kept says which one can")
    func says() {
        let error = AcceptanceError.notProvable(
            errorMax: 0.0001, heldOutCount: 5000, provable: 0.001)
        #expect(
            "\(error)" == "the 5000 held-out digits cannot show that at most 1 in 10000 is wrong: "
                + "ask for 1/1000 or more")
    }

    @Test(
        "However small a share is, what cannot be promised is said, not trapped on",
        arguments: ["1e-15", "1e-18", "1.1e-19", "1e-19", "1/1e19", "1e-300", "1e-307%", "5e-324"])
    func saysTiny(text: String) throws {
        let share = try #require(Acceptance.errorMax(text))
        let error = AcceptanceError.notProvable(
            errorMax: share, heldOutCount: 5000, provable: share)
        #expect("\(error)".contains("5000 held-out digits cannot show"))
    }

    @Test func saysOneInAMillionOfMillions() {
        let error = AcceptanceError.notProvable(errorMax: 1e-12, heldOutCount: 1, provable: nil)
        #expect("\(error)".contains("at most 1 in 1000000000000 is wrong"))
        let least = AcceptanceError.notProvable(errorMax: 1e-19, heldOutCount: 1, provable: nil)
        #expect("\(least)".contains("at most 1e-19 is wrong"))
    }
}
