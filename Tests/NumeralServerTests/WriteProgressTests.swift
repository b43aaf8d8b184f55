import NumeralServer
import Testing

@Suite struct WriteProgressTests {
    @Test("Four looks without anything taken: the client stands")
    func stands() {
        var writes = WriteProgress()
        #expect(writes.check(waiting: 1000) == .goesOn)
        for _ in 0..<3 { #expect(writes.check(waiting: 1000) == .goesOn) }
        #expect(writes.check(waiting: 1000) == .stands)
    }

    @Test("A client that takes a little each time goes on")
    func goesOn() {
        var writes = WriteProgress()
        for waiting in stride(from: 1000, to: 0, by: -1) {
            #expect(writes.check(waiting: waiting) == .goesOn)
        }
        #expect(writes.check(waiting: 0) == .nothingWaits)
        // More waits than before, but an answer was taken as a whole.
        for waiting in 0..<20 {
            writes.hasProgressed = true
            #expect(writes.check(waiting: 1 + waiting) == .goesOn)
        }
    }
}
