public import Rendering

/// What photographing a set's digits costs: the JSON of `numeral evaluate --suite photos`.
///
/// ```json
/// {"model":"default","set":"mnist-test","papers":"measuring","seed":1,"photoCount":10000,
///  "plain":{"value":0.9965,…},"measured":{"name":"photographed",…},"blankCount":3,
///  "byPaper":[{"name":"lined","count":1667,"accuracy":{…}}],"byPen":[…],"bySize":[…],
///  "byShadow":[…],"byTable":[…],"misreads":[{"index":17,"truth":"4","text":"9"}]}
/// ```
public struct PhotoRecord: Codable, Hashable, Sendable {
    /// The photos that have one thing in common.
    public struct Group: Codable, Hashable, Sendable {
        /// `"lined"`, `"pencil"`, `"tiny"`, `"hard"`, `"table beside"`.
        public let name: String
        public let count: Int
        public let accuracy: Share
    }

    /// A photo that was read wrong: its scene is drawn anew from the record's seed and its index.
    public struct Misread: Codable, Hashable, Sendable {
        public let index: Int
        public let truth: String
        /// Empty when it was read as blank, or not read.
        public let text: String
    }

    public let model: String
    public let set: String
    public let papers: PhotoScene.Papers
    public let seed: UInt64
    /// How many digits were photographed, each once.
    public let photoCount: Int
    /// The glyphs as they are in the set.
    public let plain: Share
    /// All photos together.
    public let measured: MeasuredRow
    /// Photos in which no ink was found; they count as wrong.
    public let blankCount: Int
    public let byPaper: [Group]
    public let byPen: [Group]
    public let bySize: [Group]
    public let byShadow: [Group]
    public let byTable: [Group]
    public let misreads: [Misread]
}

extension PhotoRecord {
    /// The result for people, in aligned columns.
    public var text: String {
        var rows = [["", "photos", "accuracy", "95 % from", "to"]]
        func add(_ name: String, _ count: Int, _ share: Share) {
            let numbers = [share.value, share.low, share.high].map { number(100 * $0, 2) }
            rows.append([name, "\(count)"] + numbers)
        }
        add("the set itself", photoCount, plain)
        add("photographed", photoCount, measured.accuracy)
        for group in byPaper + byPen + bySize + byShadow + byTable {
            add("  \(group.name)", group.count, group.accuracy)
        }
        return """
            \(model) on \(set): \(photoCount) photos (\(papers.rawValue) papers, seed \(seed)), \
            \(measured.refusedCount) of them refused, \(blankCount) read as blank

            \(aligned(rows))
            """
    }
}
