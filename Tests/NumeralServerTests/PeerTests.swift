import NIOCore
import NumeralServer
import Testing

@Suite struct PeerTests {
    @Test(
        "A peer is an address, of IPv6 a subscriber's network",
        arguments: [
            ("127.0.0.1", "127.0.0.1"), ("::1", "::1"), ("::ffff:1.2.3.4", "::ffff:1.2.3.4"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8::1", "2001:db8:0:0::/64"),
            ("fe80::1:2:3:4", "fe80:0:0:0::/64"), ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ])
    func names(address: String, peer: String) {
        #expect(SocketAddress.peer(address) == peer)
    }
}
