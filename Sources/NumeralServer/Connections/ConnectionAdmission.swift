import HummingbirdCore

/// Accepts connections up to a count: some more than may stay, for the moment that it takes
/// another one to give way; beyond, the kernel keeps them.
struct ConnectionAdmission: AvailableConnectionsDelegate {
    private let countMax: Int
    private var count = 0

    init(_ limits: ServerLimits) {
        countMax = limits.connectionCountMax + limits.newcomerCountMax
    }

    mutating func connectionOpened() { count += 1 }
    mutating func connectionClosed() { count -= 1 }
    func isAcceptingNewConnections() -> Bool { count < countMax }
}
