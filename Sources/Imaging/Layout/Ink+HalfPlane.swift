import NumeralCore

extension Ink {
    /// A region's area and that of the page beyond a straight line differ by no larger share.
    private static let slack = 0.12

    /// Whether a part is all of the page beyond a straight line, a corner or more: the light and
    /// the dark half of a page in shadow, or the table beside a sheet, and never a symbol.
    func isHalfPlane(_ index: Int) -> Bool {
        let part = parts[index]
        guard part.frameContact > 1, let arc = frameArc(of: index) else { return false }
        let outline = points(of: arc)
        // A straight piece of frame between its ends bounds nothing.
        guard outline.count > 2 else { return false }
        var twice = 0
        for (here, next) in zip(outline, outline.dropFirst() + outline.prefix(1)) {
            twice += here.x * next.y - next.x * here.y
        }
        let area = Double(abs(twice)) / 2
        return abs(Double(part.area) - area) <= Self.slack * area
    }

    /// The length of the page's frame, and a place along it: clockwise from the upper left corner.
    private var frameLength: Int { 2 * (width + height) }

    /// Where along the frame a part meets it, if it does so in one piece that is not all of it.
    private func frameArc(of index: Int) -> Range<Int>? {
        var isMet = [Bool](repeating: false, count: frameLength)
        let box = parts[index].box
        for run in labels.runs(in: box.y..<box.y + box.height) where Int(run.label) == index {
            let row = Int(run.row)
            if row == 0 { for column in run.start..<run.end { isMet[Int(column)] = true } }
            if Int(run.end) == width { isMet[width + row] = true }
            if row == height - 1 {
                for column in run.start..<run.end {
                    isMet[2 * width + height - 1 - Int(column)] = true
                }
            }
            if run.start == 0 { isMet[frameLength - 1 - row] = true }
        }
        let starts = isMet.indices.filter {
            isMet[$0] && !isMet[($0 + frameLength - 1) % frameLength]
        }
        guard starts.count == 1, let start = starts.first else { return nil }
        return start..<start + isMet.count { $0 }
    }

    /// The corners of the page beyond the chord of an arc of its frame.
    private func points(of arc: Range<Int>) -> [(x: Int, y: Int)] {
        let corners = [0, width, width + height, 2 * width + height]
        func point(_ place: Int) -> (x: Int, y: Int) {
            let place = place % frameLength
            if place < corners[1] { return (place, 0) }
            if place < corners[2] { return (width, place - corners[1]) }
            if place < corners[3] { return (width - place + corners[2], height) }
            return (0, frameLength - place)
        }
        let inner = (corners + corners.map { $0 + frameLength }).filter {
            $0 > arc.lowerBound && $0 < arc.upperBound
        }
        return ([arc.lowerBound] + inner + [arc.upperBound]).map(point)
    }
}
