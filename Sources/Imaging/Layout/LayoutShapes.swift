import NumeralCore

/// The parts of a page of ink that are no specks, and what they are to each other.
struct LayoutShapes {
    /// A part with less of the heaviest one's ink is a speck.
    private static let speckShare = 0.01
    /// More parts than this are a crowd, unless one of them outweighs the rest.
    private static let crowdMin = 24
    /// So many parts are looked at one by one.
    private static let examinedMax = 256
    /// A shadow covers at least one in this of the page; a neighbour's fragment does not.
    private static let shadowShare = 5
    /// A symbol beside others has at least this share of the highest one's height.
    private static let rivalShare = 0.35
    /// A bar is so many times longer than wide.
    private static let barRatio = 8.0
    /// A page whose shorter side has no more pixels is a symbol that was cut out.
    private static let cropSide = 64
    /// A rule's width is less than this share of the pen's that wrote beside it; near the frame,
    /// where rules are…
    private static let (ruleShare, frameRuleShare) = (0.4, 0.7)
    /// …no farther from it than one in this of the page's side.
    private static let frameMargin = 12

    let ink: Ink
    /// Which parts are no specks and no printed lines.
    let shapes: [Int]
    /// Which others are as large, and too faint to belong to the same symbol.
    private let faint: [Int]
    /// The parts that no frame cuts off, if there is something of a symbol's size among them.
    ///
    /// What meets the frame is a neighbour, a rule or the table's edge then.
    private let core: [Int]
    /// Which of those are outlines around others.
    private let outlines: [Int]
    let isCrowded: Bool
    /// Whether a large part was left out as half of the page.
    private let isHalved: Bool

    private var parts: [InkPart] { ink.parts }

    init(_ ink: Ink) {
        self.ink = ink
        let parts = ink.parts
        if ink.isWhole {
            (shapes, faint, isCrowded, isHalved) = (Array(parts.indices), [], false, false)
            core = Self.core(of: shapes, in: ink)
            outlines = ink.outlines(among: core)
            return
        }
        let least = Self.sideMin(ink)
        var strong = parts.indices.filter {
            parts[$0].peak >= Self.strongMin && parts[$0].side >= least
        }
        // Of a texture the heaviest parts say as much as all.
        if strong.count > Self.examinedMax {
            strong.sort { (parts[$0].mass, $1) > (parts[$1].mass, $0) }
            strong = strong.prefix(Self.examinedMax).sorted()
        }
        let halves = strong.filter(ink.isHalfPlane)
        strong.removeAll(where: halves.contains)
        isHalved = halves.contains { Self.isLarge(parts[$0], ink) }
        strong.removeAll { index in
            Self.isRule(parts[index], of: ink) || Self.isGround(parts[index], of: ink)
        }
        if !ink.isEven {
            let sharp = strong.filter { !Self.isShade($0, of: ink) }
            strong = sharp.isEmpty ? strong.filter { Self.smallSides ~= parts[$0].side } : sharp
        }
        guard let heaviest = strong.max(by: { parts[$0].mass < parts[$1].mass }) else {
            (shapes, faint, core, outlines, isCrowded) = ([], [], [], [], false)
            return
        }
        let lightest = Int(Self.speckShare * Double(parts[heaviest].mass))
        shapes = strong.filter { parts[$0].mass > lightest }
        faint = Self.hasFaint(ink) ? Self.faint(beside: heaviest, in: ink) : []
        core = Self.core(of: shapes, in: ink)
        outlines = ink.outlines(among: core)
        let total = shapes.reduce(0) { $0 + parts[$1].mass }
        isCrowded = shapes.count > Self.crowdMin && 2 * parts[heaviest].mass < total
    }

    /// Of full ink, 255: a symbol's darkest reaches the one, that of a second one in pencil or in a
    /// light colour beside it the other.
    private static let (strongMin, faintMin): (UInt8, UInt8) = (128, 40)

    /// Whether what is faint may be a symbol: not where shadows or printed lines leave remnants.
    private static func hasFaint(_ ink: Ink) -> Bool {
        ink.isEven || ink.source == .flattened && ink.parts.count <= crowdMin
    }

    /// Edges of one hand's strokes are no more than so many times softer than each other.
    private static let softMax: Float = 1.5

    /// The parts that are as high as a symbol beside others and have edges as sharp, and are faint.
    private static func faint(beside heaviest: Int, in ink: Ink) -> [Int] {
        /// The width of a part's edges: a faint one's slopes are as much flatter as it is fainter.
        func edge(_ index: Int) -> Float {
            ink.raster(of: index).edgeWidth * Float(ink.parts[index].peak) / 255
        }
        let large = ink.parts.indices.filter { index in
            let part = ink.parts[index]
            return faintMin..<strongMin ~= part.peak
                && Double(part.box.height) >= rivalShare * Double(ink.parts[heaviest].box.height)
                && !isRule(part, of: ink) && !isGround(part, of: ink) && !ink.isHalfPlane(index)
        }
        guard !large.isEmpty else { return [] }
        let most = softMax * edge(heaviest)
        return large.filter { edge($0) <= most }
    }

    /// What is left of printed lines is no larger than one in this of the page's longer side.
    private static let remnantShare = 40

    /// The shortest longest side of a part that is no speck.
    private static func sideMin(_ ink: Ink) -> Int {
        ink.source == .unruled ? max(6, max(ink.width, ink.height) / remnantShare) : 3
    }

    /// Whether a part goes around everything else, as paper does.
    private static func isGround(_ part: InkPart, of ink: Ink) -> Bool {
        ink.place.isNegative && part.box.width == ink.width && part.box.height == ink.height
    }

    /// The share of a symbol's longest side that its edges take at most. A digit of MNIST that was
    /// enlarged has 0.07.
    private static let edgeShareMax: Float = 0.2

    /// With so many pixels a side a part fades because it is small, where nothing else is sharp.
    private static let smallSides = 4..<20

    /// Whether a part fades over much of its own size, as shadows and stains do.
    private static func isShade(_ index: Int, of ink: Ink) -> Bool {
        let part = ink.parts[index]
        return ink.raster(of: index).edgeWidth > edgeShareMax * Float(part.side)
    }

    /// Half of noise's ink is in parts of no more pixels, and no part of it has many more.
    private static let (grainArea, grainAreaMax) = (10, 64)

    /// Whether the ink is many parts as small as noise makes them.
    var isGrain: Bool {
        guard parts.count > Self.crowdMin else { return false }
        let areas = parts.map(\.area).sorted()
        let half = areas.reduce(0, +) / 2
        var below = 0
        let middle = areas.first {
            below += $0
            return below >= half
        }
        return (middle ?? 0) <= Self.grainArea && areas[areas.count - 1] <= Self.grainAreaMax
    }

    /// Printed dots are at least so many, no larger than one in this of the page's side, and fill
    /// so much of boxes so nearly square.
    private static let (dotCountMin, dotShare, dotFill, dotAspect) = (8, 20, 0.5, 0.6)

    /// Whether the ink is printed dots: small, round, and all as large as each other.
    var isDotted: Bool {
        guard shapes.count >= Self.dotCountMin else { return false }
        let sides = shapes.map { parts[$0].side }.sorted()
        let middle = sides[sides.count / 2]
        guard Self.dotShare * middle <= min(ink.width, ink.height),
            sides[sides.count - 1] <= 2 * middle
        else { return false }
        let round = shapes.count { index in
            let (part, box) = (parts[index], parts[index].box)
            return Double(part.area) >= Self.dotFill * Double(box.width * box.height)
                && Double(min(box.width, box.height)) >= Self.dotAspect * Double(part.side)
        }
        return 10 * round >= 9 * shapes.count
    }

    /// Whether a page is a symbol that was cut out.
    private static func isCrop(_ ink: Ink) -> Bool {
        min(ink.width, ink.height) <= cropSide
    }

    /// Whether a part is a straight line from one side of the page to another, and the page is
    /// wide beside it; on uneven paper, where shadows have edges, at any slope.
    private static func isRule(_ part: InkPart, of ink: Ink) -> Bool {
        let box = part.box
        if !ink.isEven, !isCrop(ink), isBar(part) {
            if box.frameSideCount(width: ink.width, height: ink.height) > 1 { return true }
        }
        let isAcross = box.width == ink.width && 5 * box.height < ink.height
        let isDown = box.height == ink.height && 5 * box.width < ink.width
        return (isAcross || isDown) && isBar(part)
    }

    /// Whether a part is a straight line.
    private static func isBar(_ part: InkPart) -> Bool {
        let extents = part.extents
        return extents.length >= barRatio * extents.width
    }

    private func candidate(_ members: [Int]) -> InkLayout.Candidate? {
        candidate(members, isEnclosed: false)
    }

    private func candidate(_ members: [Int], isEnclosed: Bool) -> InkLayout.Candidate? {
        guard let first = members.first else { return nil }
        var isKept = [Bool](repeating: false, count: parts.count)
        var box = parts[first].box
        for index in members {
            isKept[index] = true
            box = box.union(parts[index].box)
        }
        let hugsFrame =
            members.contains(where: goesAlongFrame)
            || !Self.isCrop(ink) && (box.width == ink.width || box.height == ink.height)
        return InkLayout.Candidate(
            isKept: isKept, box: box, hugsFrame: hugsFrame, isEnclosed: isEnclosed)
    }

    private func touchesFrame(_ index: Int) -> Bool {
        Self.touchesFrame(index, of: ink)
    }

    private static func touchesFrame(_ index: Int, of ink: Ink) -> Bool {
        ink.parts[index].box.frameSideCount(width: ink.width, height: ink.height) > 0
    }

    /// Whether the frame cuts a part off, rather than a part meeting it with a stroke's end.
    private func isCut(_ index: Int) -> Bool {
        touchesFrame(index) && 20 * parts[index].frameContact >= 9 * parts[index].side
    }

    private static func core(of shapes: [Int], in ink: Ink) -> [Int] {
        let largest = shapes.map { ink.parts[$0].side }.max() ?? 0
        let inner = shapes.filter { !touchesFrame($0, of: ink) }
        let innerLargest = inner.map { ink.parts[$0].side }.max() ?? 0
        return !inner.isEmpty && 4 * innerLargest >= largest ? inner : shapes
    }

    /// Whether a part is half of the page, in shadow or in light, or comes in from a side of it.
    var isShaded: Bool {
        isHalved
            || shapes.contains {
                !core.contains($0) && touchesFrame($0) && Self.isLarge(parts[$0], ink)
            }
    }

    /// Whether a part covers as much of the page as a shadow does.
    private static func isLarge(_ part: InkPart, _ ink: Ink) -> Bool {
        shadowShare * part.area >= ink.width * ink.height
    }

    /// Whether a part goes along a third of a side of the page.
    private func goesAlongFrame(_ index: Int) -> Bool {
        !Self.isCrop(ink) && 3 * parts[index].frameContact >= min(ink.width, ink.height)
    }

    func candidates() -> [InkLayout.Candidate] {
        // A crowd is a pattern or a page of writing, unless it runs together on a coarser page.
        if isCrowded { return [] }
        var found: [[Int]] = []
        func add(_ members: [Int]) {
            if !members.isEmpty, !found.contains(members) { found.append(members) }
        }
        let boxes = outlines.map { parts[$0].box }
        let enclosed = core.filter { index in
            !outlines.contains(index) && boxes.contains { $0.contains(parts[index].box) }
        }
        add(enclosed)
        add(core.filter { !isUnderline($0, core) && !isStrayRule($0, core) })
        add(core)
        add(cluster(core))
        if !ink.isEven { add(shapes.filter { !touchesFrame($0) }) }
        add(shapes)
        return found.compactMap { candidate($0, isEnclosed: $0 == enclosed) }
    }

    /// The part that outweighs all others together, with those that stand nearer to what is
    /// gathered than half of its side.
    private func cluster(_ members: [Int]) -> [Int] {
        let mass = members.reduce(0) { $0 + parts[$1].mass }
        guard let heaviest = members.first(where: { 2 * parts[$0].mass >= mass }) else { return [] }
        var (gathered, box) = (Set([heaviest]), parts[heaviest].box)
        let reach = parts[heaviest].side / 2
        while let next = members.first(where: { index in
            !gathered.contains(index) && parts[index].box.gap(to: box) <= reach
        }) {
            gathered.insert(next)
            box = box.union(parts[next].box)
        }
        return members.filter(gathered.contains)
    }

    /// Whether a part is a line much thinner than the pen that wrote the others.
    private func isStrayRule(_ index: Int, _ others: [Int]) -> Bool {
        guard Self.isBar(parts[index]) else { return false }
        let heaviest = others.filter { $0 != index }.max { parts[$0].mass < parts[$1].mass }
        guard let heaviest, parts[heaviest].mass > parts[index].mass else { return false }
        let share = isAlongFrame(parts[index].box) ? Self.frameRuleShare : Self.ruleShare
        return parts[index].extents.width < share * Double(ink.strokeWidth(of: heaviest))
    }

    /// Whether a box lies near a side of the page, and along it.
    private func isAlongFrame(_ box: Box) -> Bool {
        let (right, bottom) = (ink.width - box.x - box.width, ink.height - box.y - box.height)
        return box.height > box.width
            ? Self.frameMargin * min(box.x, right) <= ink.width
            : Self.frameMargin * min(box.y, bottom) <= ink.height
    }

    /// Whether a part is a line below or above all others, and as wide as they are.
    private func isUnderline(_ index: Int, _ others: [Int]) -> Bool {
        let (part, rest) = (parts[index], others.filter { $0 != index })
        guard let first = rest.first, Self.isBar(part) else { return false }
        let box = rest.reduce(parts[first].box) { $0.union(parts[$1].box) }
        let isOutside = part.box.y >= box.y + box.height || part.box.y + part.box.height <= box.y
        return isOutside && 10 * part.box.width >= 9 * box.width
    }

    /// A stroke's gap is no wider than one in this of its pieces' height.
    private static let gapShare = 2

    /// Whether candidates above each other are no pieces of one stroke.
    private func areFarApart(_ found: [InkLayout.Candidate]) -> Bool {
        let boxes = found.map(\.box).sorted { $0.y < $1.y }
        return zip(boxes, boxes.dropFirst()).allSatisfy { upper, lower in
            Self.gapShare * (lower.y - upper.y - upper.height) >= max(upper.height, lower.height)
        }
    }

    /// Groups that would be read one by one if they were symbols, and whether they are apart: side
    /// by side, or above each other with a wide gap between.
    func rivals() -> (found: [InkLayout.Candidate], areApart: Bool) {
        guard shapes.count + faint.count > 1, !isCrowded, !ink.isWhole else { return ([], false) }
        var members = shapes.filter {
            (core.contains($0) || !isCut($0) && !Self.isBar(parts[$0])) && !isStrayRule($0, shapes)
        }
        members.removeAll { outlines.contains($0) }
        members += faint.filter { !touchesFrame($0) }
        let columns = groups(members) { ($0.x, $0.x + $0.width) }
        let rows = groups(members) { ($0.y, $0.y + $0.height) }
        let beside = large(columns)
        if beside.count > 1 { return (large(columns.flatMap(stacked)), areSideBySide(beside)) }
        let above = large(rows)
        return above.count > 1 ? (above, areFarApart(above)) : ([], false)
    }

    /// Whether some of the candidates share a third of their height, or are far apart above each
    /// other: a broken stroke's pieces may lie askew of each other.
    private func areSideBySide(_ found: [InkLayout.Candidate]) -> Bool {
        let boxes = found.map(\.box)
        let isBeside = boxes.indices.contains { index in
            boxes[(index + 1)...].contains { other in
                let one = boxes[index]
                let shared = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
                return 3 * shared >= min(one.height, other.height)
            }
        }
        return isBeside || areFarApart(found)
    }

    /// What stands far apart above each other in a column, one by one.
    private func stacked(_ members: [Int]) -> [[Int]] {
        let rows = groups(members) { ($0.y, $0.y + $0.height) }
        return areFarApart(rows.compactMap(candidate)) ? rows : [members]
    }

    /// Groups as high as symbols beside each other are.
    private func large(_ groups: [[Int]]) -> [InkLayout.Candidate] {
        let found = groups.compactMap(candidate)
        let highest = found.map(\.box.height).max() ?? 0
        return found.filter { Double($0.box.height) >= Self.rivalShare * Double(highest) }
    }

    /// Parts that share most of the narrower one's span along an axis, together.
    private func groups(_ members: [Int], _ span: (Box) -> (Int, Int)) -> [[Int]] {
        var groups: [(start: Int, end: Int, members: [Int])] = []
        for index in members.sorted(by: { span(parts[$0].box).0 < span(parts[$1].box).0 }) {
            let (start, end) = span(parts[index].box)
            if let last = groups.last {
                let shared = min(last.end, end) - start
                if 5 * shared >= 2 * min(end - start, last.end - last.start) {
                    groups[groups.count - 1].end = max(last.end, end)
                    groups[groups.count - 1].members.append(index)
                    continue
                }
            }
            groups.append((start, end, [index]))
        }
        return groups.map(\.members)
    }
}

extension Box {
    /// Whether another box lies inside, not touching the sides.
    func contains(_ other: Box) -> Bool {
        other.x > x && other.y > y && other.x + other.width < x + width
            && other.y + other.height < y + height
    }
}
