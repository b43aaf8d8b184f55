public import NumeralCore

/// The ways in which ink may be told from paper in a picture, the likeliest first.
///
/// Where paper is even and ink far from it, the first one is all there is to say. Elsewhere it
/// cannot be told from the pixels alone which way is right: a shadow or a dark sheet, a rule or a
/// stroke, light ink or dark. Then each is made and read, and the reading decides. They are made
/// one at a time, as they are asked for.
public struct InkHypotheses: Sequence, IteratorProtocol {
    /// A way, or what makes more of them.
    private enum Step {
        case bands, first, levels, halfLevels, flattened, shadowed, unruledLevels, unruled, joined
        case negative, despeckled, sheets, turns
    }

    private var views: [PageView]
    /// What is yet to be tried, and on which view.
    private var waiting: [(step: Step, view: Int)] = [(.bands, 0), (.first, 0)]

    public init(of picture: GrayImage) {
        views = [PageView(picture, PagePlace(picture))]
    }

    public mutating func next() -> Ink? {
        while !waiting.isEmpty {
            let (step, view) = waiting.removeFirst()
            if let ink = ink(step, view) { return ink }
        }
        return nil
    }

    private mutating func ink(_ step: Step, _ view: Int) -> Ink? {
        switch step {
        case .bands:
            guard let banded = views[view].banded else { return nil }
            views.append(banded)
            return banded.levelInk(.paper)
        case .first: return first(view)
        case .levels: return views[view].levelInk(.paper)
        case .halfLevels: return views[view].levelInk(.half)
        case .flattened: return views[view].flattenedInk(isUnruled: false)
        case .shadowed: return views[view].shadowedInk()
        case .unruled: return views[view].flattenedInk(isUnruled: true)
        case .unruledLevels: return views[view].unruledLevelInk()
        case .joined: return views[view].joinedInk()
        case .negative:
            views.append(views[view].negative)
            waiting.insert(
                contentsOf: [.levels, .unruledLevels, .flattened].map { ($0, views.count - 1) },
                at: 0)
        case .despeckled:
            guard let clean = views[view].despeckled else { return nil }
            views.append(clean)
            waiting.insert(
                contentsOf: [.levels, .unruledLevels].map { ($0, views.count - 1) }, at: 0)
        case .sheets:
            for sheet in views[view].sheets() {
                views.append(sheet)
                waiting.append((.first, views.count - 1))
            }
        case .turns:
            for part in [PagePart.turnedRight, .turnedLeft, .turnedOver] {
                views.append(views[view].turned(to: part))
                waiting.append(
                    contentsOf: [.levels, .flattened].map { ($0, views.count - 1) })
            }
        }
        return nil
    }

    /// The likeliest way for a picture, and what to try after it.
    private mutating func first(_ view: Int) -> Ink? {
        let isEven = views[view].isEven
        let levelInk = isEven ? views[view].levelInk(.paper) : nil
        // A symbol of dots is read by its strokes before its dots are.
        let linkedInk = levelInk?.linked
        let unruledInk = levelInk.flatMap { ink in
            linkedInk == nil && views[view].isSpanned(ink) ? views[view].unruledLevelInk() : nil
        }
        let likeliest: Step =
            !isEven
            ? views[view].hasTable ? .shadowed : .flattened
            : unruledInk != nil ? .unruledLevels : .levels
        var steps: [Step] =
            isEven
            ? [
                .levels, .unruledLevels, .halfLevels, .shadowed, .flattened, .joined, .despeckled,
                .unruled,
            ]
            : [.flattened, .levels, .unruled, .halfLevels, .unruledLevels, .joined, .despeckled]
        if linkedInk == nil { steps.removeAll { $0 == likeliest } }
        // A sheet within the picture is looked at as a picture of its own, but no sheet in that.
        steps += view == 0 ? [.sheets, .negative, .turns] : [.negative]
        waiting.insert(contentsOf: steps.map { ($0, view) }, at: 0)
        return isEven ? linkedInk ?? unruledInk ?? levelInk : ink(likeliest, view)
    }
}
