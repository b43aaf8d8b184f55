import Foundation
import Testing

/// The table of arrows in ARCHITECTURE.md: which module may import which.
///
/// A line holds a rank, or goes on with the one above; modules are apart by two spaces or more:
/// `A ─▶ B, C`, or `A` for one that imports none of ours.
struct ArrowTable {
    /// Each module's rank.
    let ranks: [String: Int]
    /// What each module's own arrows name.
    let arrows: [String: Set<String>]

    init(_ text: String) throws {
        var (ranks, arrows): ([String: Int], [String: Set<String>]) = ([:], [:])
        let blocks = text.components(separatedBy: "```\n").filter { $0.contains(" rank ") }
        let block = try #require(blocks.count == 1 ? blocks.first : nil)
        var rank: Int?
        for line in block.split(separator: "\n").prefix(while: { !$0.hasPrefix("```") }) {
            var line = String(line)
            if let found = line.firstMatch(of: /^ rank (\d+) +/) {
                rank = Int(found.1)
                line.removeSubrange(found.range)
            }
            for clause in line.split(separator: #/ {2,}/#) {
                let sides = clause.components(separatedBy: "─▶").map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
                let module = sides[0]
                try #require(rank != nil && ranks[module] == nil && sides.count <= 2, "\(clause)")
                ranks[module] = rank
                arrows[module] = Set(
                    sides.dropFirst().flatMap { $0.components(separatedBy: ", ") })
            }
        }
        (self.ranks, self.arrows) = (ranks, arrows)
    }

    /// Whether a module is one of Debian's libraries, or C of ours: they have no arrows.
    func isForeign(_ module: String) -> Bool { arrows[module] == nil }

    /// What a module may import: what its arrows reach, but of the foreign only what they name.
    func reach(of module: String) -> Set<String> {
        let own = arrows[module] ?? []
        return own.reduce(into: own) { reached, next in
            reached.formUnion(reach(of: next).filter { !isForeign($0) })
        }
    }
}
