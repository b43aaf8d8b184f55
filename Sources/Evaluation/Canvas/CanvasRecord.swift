internal import Datasets
internal import Rendering

/// What drawing a set's digits on a canvas costs: the JSON of `numeral evaluate --suite canvas`.
///
/// ```json
/// {"model":"default","set":"mnist-test","digitCount":10000,"drawingCount":60000,
///  "plain":{"value":0.9965,…},"drawn":{"value":0.9951,…},"lossPoints":0.14,"blankCount":0,
///  "measured":{"name":"drawn on a canvas",…},
///  "bySize":[{"name":"8","accuracy":{…},"lossPoints":0.2}],"byPosition":[…],
///  "byPolarity":[…],"byTransparency":[…],"byPen":[…],"byPenShare":[…],"byTint":[…],
///  "byRotation":[…]}
/// ```
public struct CanvasRecord: Codable, Hashable, Sendable {
    /// The drawings that have one thing in common.
    public struct Group: Codable, Hashable, Sendable {
        /// `"8"` (percent), `"topLeft"`, `"darkOnLight"`, `"opaque"`, `"own"`, `"12"` (pixels).
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
    /// All drawings together, with loss and calibration.
    public let measured: MeasuredRow
    public let bySize: [Group]
    public let byPosition: [Group]
    public let byPolarity: [Group]
    public let byTransparency: [Group]
    /// The strokes as they are, and each width of the pen in pixels.
    public let byPen: [Group]
    /// The pen's width as a share of the drawn digit's longer side, in percent: from, to.
    public let byPenShare: [Group]
    public let byTint: [Group]
    /// Degrees, clockwise as seen.
    public let byRotation: [Group]
}

extension CanvasRecord {
    /// Where one range of ``byPenShare`` ends and the next begins, in percent.
    private static let penShares = [0, 2, 5, 10, 15, 20, 28]

    init(_ answers: [CanvasAnswer], model: String, set: LabeledGlyphs) {
        func lost(_ members: [CanvasAnswer]) -> Double {
            let count = members.count { $0.isPlainCorrect } - members.count { $0.answer.isCorrect }
            return 100 * Double(count) / Double(max(1, members.count))
        }
        func share(_ members: [CanvasAnswer]) -> Share {
            Share(members.count { $0.answer.isCorrect }, of: members.count)
        }
        func group(_ name: String, _ belongs: (CanvasDrawing) -> Bool) -> Group {
            let members = answers.filter { belongs($0.drawing) }
            return Group(name: name, accuracy: share(members), lossPoints: lost(members))
        }
        (self.model, self.set) = (model, set.name)
        (digitCount, drawingCount) = (set.count, answers.count)
        plain = Share(answers.count { $0.isPlainCorrect }, of: answers.count)
        (drawn, lossPoints) = (share(answers), lost(answers))
        blankCount = answers.count { $0.answer.isBlank }
        measured = MeasuredRow(name: "drawn on a canvas", answers.map(\.answer))
        bySize = CanvasDrawing.sizes.map { size in group("\(size)") { $0.size == size } }
        byPosition = CanvasDrawing.Position.allCases.map { position in
            group(position.rawValue) { $0.position == position }
        }
        byPolarity = [
            group("darkOnLight") { $0.isDarkOnLight }, group("lightOnDark") { !$0.isDarkOnLight },
        ]
        byTransparency = [
            group("opaque") { !$0.hasAlpha }, group("transparent") { $0.hasAlpha },
        ]
        byPen =
            [group("own") { $0.penWidth == nil }]
            + CanvasDrawing.penWidths.map { width in group("\(width)") { $0.penWidth == width } }
        byPenShare = zip(Self.penShares, Self.penShares.dropFirst()).map { low, high in
            group("\(low)-\(high)") { drawing in
                guard let share = drawing.penShare else { return false }
                return share > Double(low) / 100 && share <= Double(high) / 100
            }
        }
        byTint = CanvasTint.allCases.map { tint in group(tint.rawValue) { $0.tint == tint } }
        byRotation = CanvasDrawing.rotations.map { turn in
            group("\(turn)") { $0.rotation == turn }
        }
    }

    /// The result for people, in aligned columns.
    public var text: String {
        var rows = [["", "accuracy", "95 % from", "to", "loss in points"]]
        func add(_ name: String, _ accuracy: Share, _ loss: Double?) {
            let numbers = [accuracy.value, accuracy.low, accuracy.high].map { number(100 * $0, 2) }
            rows.append([name] + numbers + [loss.map { number($0, 2) } ?? ""])
        }
        add("the set itself", plain, nil)
        add("drawn", drawn, lossPoints)
        for (name, group) in namedGroups { add("  \(name)", group.accuracy, group.lossPoints) }
        return """
            \(model) on \(set): \(digitCount) digits in \(drawingCount) drawings, \
            \(measured.refusedCount) of them refused, \(blankCount) read as blank

            \(aligned(rows))
            """
    }

    /// A group with a name that stands alone.
    typealias NamedGroup = (name: String, group: Group)

    /// Every group, setting by setting.
    private var namedGroups: [NamedGroup] { settings.flatMap(\.self) }

    /// The groups of each setting.
    private var settings: [[NamedGroup]] {
        [
            bySize.map { ("size \($0.name) %", $0) },
            byPosition.map { ($0.name, $0) },
            byPolarity.map { ($0.name, $0) },
            byTransparency.map { ($0.name, $0) },
            byPen.map { ($0.name == "own" ? "own strokes" : "pen \($0.name) px", $0) },
            byPenShare.map { ("pen \($0.name) % of the digit", $0) },
            byTint.map { ("tint \($0.name)", $0) },
            byRotation.map { ("turned \($0.name)°", $0) },
        ]
    }

    /// For each setting the group that lost most.
    var worstGroups: [NamedGroup] {
        settings.compactMap { groups in groups.max { $0.group.lossPoints < $1.group.lossPoints } }
    }
}
