/// `name:port`, as `Host` and `Origin` have it.
package struct Authority: Hashable, Sendable {
    /// In lower case; an address of IPv6 in its brackets.
    package let name: String
    package let port: String?

    package init(_ text: some StringProtocol) {
        let text = text.lowercased()
        // The colons of `[::1]` are no port's.
        let end = text.lastIndex(of: "]") ?? text.startIndex
        let colon = text[end...].lastIndex(of: ":")
        name = String(text[..<(colon ?? text.endIndex)])
        port = colon.map { String(text[text.index(after: $0)...]) }
    }

    /// A name, or an address as the system writes it: of IPv6 without brackets, and IPv4 in IPv6's
    /// clothes.
    package init(address: String) {
        let mapped = "::ffff:"
        if address.hasPrefix(mapped), address.contains(".") {
            self.init(address.dropFirst(mapped.count))
        } else {
            let isBare = address.contains(":") && !address.hasPrefix("[")
            self.init(isBare ? "[\(address)]" : address)
        }
    }

    /// Whether nobody but this machine is called so.
    package var isLoopback: Bool {
        name == "localhost" || name.hasSuffix(".localhost") || name == "[::1]"
            || name.wholeMatch(of: /127\.\d{1,3}\.\d{1,3}\.\d{1,3}/) != nil
    }
}
