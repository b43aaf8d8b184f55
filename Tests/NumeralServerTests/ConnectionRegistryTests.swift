import NumeralServer
import Synchronization
import Testing

@Suite struct ConnectionRegistryTests {
    /// Adds connections and remembers which of them were closed.
    final class Closed: Sendable {
        private let kept = Mutex<[String]>([])
        var names: [String] { kept.withLock { $0 } }

        func add(_ name: String, of peer: String, to registry: ConnectionRegistry) -> UInt64? {
            registry.add(peer: peer) { self.kept.withLock { $0.append(name) } }
        }
    }

    static func registry(_ countMax: Int, ofPeer peerCountMax: Int) -> ConnectionRegistry {
        var limits = ServerLimits()
        limits.connectionCountMax = countMax
        limits.peerConnectionCountMax = peerCountMax
        return ConnectionRegistry(limits)
    }

    @Test("When all are taken, the one that has been spare longest gives way")
    func givesWay() throws {
        let (registry, closed) = (Self.registry(3, ofPeer: 3), Closed())
        let first = try #require(closed.add("first", of: "a", to: registry))
        let second = try #require(closed.add("second", of: "b", to: registry))
        let third = try #require(closed.add("third", of: "b", to: registry))
        registry.set(first, isSpare: false)
        #expect(closed.add("fourth", of: "c", to: registry) != nil)
        #expect(closed.names == ["second"])
        registry.set(third, isSpare: false)
        registry.set(third, isSpare: true)
        #expect(closed.add("fifth", of: "c", to: registry) != nil)
        #expect(closed.names == ["second", "fourth"])
        // Those that left are no longer there to be told anything.
        registry.set(second, isSpare: true)
        registry.remove(second)
        #expect(closed.names.count == 2)
    }

    @Test("While all are busy a new one stays, until one of the others is spare")
    func waitsForSpareOnes() throws {
        let (registry, closed) = (Self.registry(2, ofPeer: 9), Closed())
        let ids = try (0..<2).map { try #require(closed.add("\($0)", of: "a", to: registry)) }
        for id in ids { registry.set(id, isSpare: false) }
        let new = try #require(closed.add("new", of: "b", to: registry))
        registry.set(new, isSpare: false)
        #expect(closed.names.isEmpty)
        registry.set(ids[1], isSpare: true)
        #expect(closed.names == ["1"])
        registry.set(ids[0], isSpare: true)
        #expect(closed.names == ["1"])
    }

    @Test("A peer has no more than its share: its own spare ones give way, or the new one goes")
    func capsPeers() throws {
        let (registry, closed) = (Self.registry(100, ofPeer: 2), Closed())
        let first = try #require(closed.add("first", of: "a", to: registry))
        let second = try #require(closed.add("second", of: "a", to: registry))
        #expect(closed.add("other", of: "b", to: registry) != nil)
        registry.set(first, isSpare: false)
        #expect(closed.add("third", of: "a", to: registry) != nil)
        #expect(closed.names == ["second"])
        registry.remove(second)
        let fourth = try #require(closed.add("fourth", of: "a", to: registry))
        #expect(closed.names == ["second", "third"])
        registry.set(fourth, isSpare: false)
        #expect(closed.add("fifth", of: "a", to: registry) == nil)
        registry.remove(fourth)
        #expect(closed.add("sixth", of: "a", to: registry) != nil)
        #expect(closed.names == ["second", "third"])
    }
}
