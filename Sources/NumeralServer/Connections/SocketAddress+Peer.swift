package import NIOCore

extension SocketAddress {
    /// Who is at the other end, without the port: an address, of IPv6 the network that one
    /// subscriber has (its first 64 bits).
    var peer: String {
        guard let ipAddress else { return "local" }
        return Self.peer(ipAddress)
    }

    /// - Parameter address: as the system writes it: `1.2.3.4`, `2001:db8::1`, `::ffff:1.2.3.4`.
    package static func peer(_ address: String) -> String {
        // What begins with zeros is this machine's own, or IPv4 in IPv6's clothes.
        guard address.contains(":"), !address.hasPrefix("::") else { return address }
        var groups = address.split(separator: ":", omittingEmptySubsequences: false)
        // `::` stands for as many zeros as there is room for.
        if let gap = groups.firstIndex(of: "") {
            groups.replaceSubrange(
                gap...gap, with: Array(repeating: "0", count: max(1, 9 - groups.count)))
        }
        return groups.prefix(4).joined(separator: ":") + "::/64"
    }
}
