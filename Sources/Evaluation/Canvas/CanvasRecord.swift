/// What drawing a set's digits on a canvas costs: the JSON of `numeral evaluate --suite canvas`.
///
/// ```json
/// {"model":"default","set":"mnist-test","digitCount":10000,"drawingCount":180000,
///  "plain":{"value":0.9965,…},"drawn":{"value":0.9951,…},"lossPoints":0.14,"blankCount":0,
///  "bySize":[{"name":"10","accuracy":{…},"lossPoints":0.2}],"byPosition":[…],
///  "byPolarity":[…],"byTransparency":[…]}
/// ```
public struct CanvasRecord: Codable, Hashable, Sendable {
    /// The drawings that have one thing in common.
    public struct Group: Codable, Hashable, Sendable {
        /// `"10"` (percent), `"topLeft"`, `"darkOnLight"`, `"opaque"`.
        public let name: String
        public let accuracy: Share
        /// By how many percentage points it is below the plain score of the same digits.
        public let lossPoints: Double
    }

    public let model: String
    public let set: String
    /// How many of the set's glyphs were drawn.
    public let digitCount: Int
    /// How many pictures of them were read.
    public let drawingCount: Int
    /// The glyphs as they are in the set, each weighted by how often it was drawn.
    public let plain: Share
    /// All drawings together.
    public let drawn: Share
    /// Percentage points between the two.
    public let lossPoints: Double
    /// Drawings in which no ink was found; they count as wrong.
    public let blankCount: Int
    public let bySize: [Group]
    public let byPosition: [Group]
    public let byPolarity: [Group]
    public let byTransparency: [Group]
}

extension CanvasRecord {
    /// The result for people, in aligned columns.
    public var text: String {
        var rows = [["", "accuracy", "95 % from", "to", "loss in points"]]
        func add(_ name: String, _ accuracy: Share, _ loss: Double?) {
            let numbers = [accuracy.value, accuracy.low, accuracy.high].map { number(100 * $0, 2) }
            rows.append([name] + numbers + [loss.map { number($0, 2) } ?? ""])
        }
        add("the set itself", plain, nil)
        add("drawn", drawn, lossPoints)
        for group in bySize { add("  size \(group.name) %", group.accuracy, group.lossPoints) }
        for group in byPosition + byPolarity + byTransparency {
            add("  \(group.name)", group.accuracy, group.lossPoints)
        }
        return """
            \(model) on \(set): \(digitCount) digits in \(drawingCount) drawings, \
            \(blankCount) of them read as blank

            \(aligned(rows))
            """
    }
}
