internal import Synchronization

/// A page that is made when it is first asked for, and is the same from then on.
final class RememberedPage: Sendable {
    private let page = Mutex<String?>(nil)

    /// `nil` as long as it was not made.
    var text: String? { page.withLock(\.self) }

    func remember(_ text: String) { page.withLock { $0 = text } }
}
