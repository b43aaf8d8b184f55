/// Whether a client takes what it is sent: looked at a few times in each stretch that it has.
package struct WriteProgress {
    /// How often one looks in the time that a client has to take something.
    package static let checksPerLimit = 4

    /// Something was taken since the last look: an answer as a whole, or enough to write on.
    package var hasProgressed = false
    /// The bytes that waited at the last look.
    private var waitingBytes = Int.max
    /// The looks since something was taken.
    private var stillCount = 0

    package init() {}

    /// What a look says.
    package enum Finding { case nothingWaits, goesOn, stands }

    /// - Parameter bytes: that wait to be taken now.
    package mutating func check(waiting bytes: Int) -> Finding {
        let isStill = bytes >= waitingBytes && !hasProgressed
        stillCount = isStill ? stillCount + 1 : 0
        (waitingBytes, hasProgressed) = (bytes, false)
        if bytes == 0 {
            self = WriteProgress()
            return .nothingWaits
        }
        return stillCount >= Self.checksPerLimit ? .stands : .goesOn
    }
}
