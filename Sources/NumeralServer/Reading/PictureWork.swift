import Synchronization

/// The work at one picture, as it sees itself: whether anybody still waits for it.
final class PictureWork: Sendable {
    private let abandoned = Atomic<Bool>(false)

    func abandon() { abandoned.store(true, ordering: .relaxed) }

    /// Ends the work where nobody waits for it: between its parts.
    func check() throws(CancellationError) {
        if abandoned.load(ordering: .relaxed) { throw CancellationError() }
    }
}
