import NumeralCore

/// Which pixels of ink hang together, 8-way; found once and kept.
///
/// Leptonica labels bits only; the sums of grey ink are wanted with the labels, and one pass over
/// runs gives both.
struct ComponentLabels: Hashable, Sendable {
    /// Ink of one row without a gap: columns `start ..< end`.
    struct Run: Hashable, Sendable {
        let row: Int32
        let start: Int32
        let end: Int32
        var label: Int32
    }

    /// In reading order.
    private(set) var runs: [Run] = []
    /// In the order of their first pixel, row by row.
    private(set) var parts: [InkPart] = []

    /// The runs of some rows: a small part of a large page is found without looking at all of it.
    func runs(in rows: Range<Int>) -> ArraySlice<Run> {
        func first(from row: Int) -> Int {
            var (low, high) = (0, runs.count)
            while low < high {
                let middle = (low + high) / 2
                if Int(runs[middle].row) < row { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return runs[first(from: rows.lowerBound)..<first(from: rows.upperBound)]
    }

    /// Labels the pixels that a table makes ink.
    ///
    /// - Parameter table: from a pixel's value to ink; it must not fall, or not rise, so that one
    ///   comparison tells ink from paper.
    init(_ page: GrayImage, table: [UInt8]) {
        precondition(table.count == 256)
        guard let first = table.firstIndex(where: { $0 > 0 }),
            let last = table.lastIndex(where: { $0 > 0 }), page.width > 0, page.height > 0
        else { return }
        var parents: [Int32] = []
        findRuns(page, values: UInt8(first)...UInt8(last), &parents)
        gather(page, table, &parents)
    }

    private mutating func findRuns(
        _ page: GrayImage, values: ClosedRange<UInt8>, _ parents: inout [Int32]
    ) {
        let (width, height) = (page.width, page.height)
        // Ink is at one end of the values: turned so that it is what is at least `least`.
        let flip: UInt8 = values.lowerBound == 0 && values.upperBound < 255 ? 255 : 0
        let least = flip == 255 ? 255 - values.upperBound : values.lowerBound
        // The last paper that was seen, eight times: most of a drawing is one level.
        var paper = UInt64(flip) &* 0x0101_0101_0101_0101
        var found: [Run] = []
        var roots = parents
        page.pixels.withUnsafeBytes { bytes in
            let pixels = bytes.bindMemory(to: UInt8.self)
            var above = 0..<0
            for row in 0..<height {
                let first = found.count
                let base = row * width
                var candidate = above.lowerBound
                var column = 0
                while true {
                    // Eight pixels at a time where they are as the last paper was.
                    while column < width {
                        if column + 8 <= width,
                            bytes.loadUnaligned(
                                fromByteOffset: base + column, as: UInt64.self) == paper
                        {
                            column += 8
                            continue
                        }
                        let value = pixels[base + column]
                        guard value ^ flip < least else { break }
                        paper = UInt64(value) &* 0x0101_0101_0101_0101
                        column += 1
                    }
                    guard column < width else { break }
                    let start = column
                    while column < width, pixels[base + column] ^ flip >= least { column += 1 }
                    // Diagonal neighbours count, so a run above may end where this one starts.
                    while candidate < above.upperBound, Int(found[candidate].end) < start {
                        candidate += 1
                    }
                    let label = Self.label(
                        joining: found, candidate..<above.upperBound, before: column, &roots)
                    found.append(
                        Run(row: Int32(row), start: Int32(start), end: Int32(column), label: label))
                }
                above = first..<found.count
            }
        }
        (runs, parents) = (found, roots)
    }

    /// The label of a run: that of the runs above that it touches, joined, or a new one.
    ///
    /// - Parameters:
    ///   - above: of the runs above, those that end where it starts, or later.
    ///   - end: where it ends; a run that starts there touches it by a corner.
    private static func label(
        joining runs: [Run], _ above: Range<Int>, before end: Int, _ roots: inout [Int32]
    ) -> Int32 {
        var label: Int32 = -1
        for index in above {
            guard runs[index].start <= end else { break }
            let root = root(of: runs[index].label, &roots)
            if label < 0 {
                label = root
            } else if label != root {
                roots[Int(max(label, root))] = min(label, root)
                label = min(label, root)
            }
        }
        if label < 0 {
            label = Int32(roots.count)
            roots.append(label)
        }
        return label
    }

    private static func root(of label: Int32, _ parents: inout [Int32]) -> Int32 {
        var label = label
        while parents[Int(label)] != label {
            parents[Int(label)] = parents[Int(parents[Int(label)])]
            label = parents[Int(label)]
        }
        return label
    }

    private mutating func gather(
        _ page: GrayImage, _ table: [UInt8], _ parents: inout [Int32]
    ) {
        var places = [Int32](repeating: -1, count: parents.count)
        var found: [InkPart] = []
        page.pixels.withUnsafeBufferPointer { pixels in
            table.withUnsafeBufferPointer { table in
                runs.withUnsafeMutableBufferPointer { runs in
                    for index in runs.indices {
                        let root = Int(Self.root(of: runs[index].label, &parents))
                        if places[root] < 0 {
                            places[root] = Int32(found.count)
                            found.append(InkPart(runs[index]))
                        }
                        let place = places[root]
                        runs[index].label = place
                        let run = runs[index]
                        let base = Int(run.row) * page.width
                        var (mass, peak): (Int, UInt8) = (0, 0)
                        for column in base + Int(run.start)..<base + Int(run.end) {
                            let ink = table[Int(pixels[column])]
                            mass &+= Int(ink)
                            peak = max(peak, ink)
                        }
                        found[Int(place)].add(
                            run, mass: mass, peak: peak, width: page.width, height: page.height)
                    }
                }
            }
        }
        parts = found
    }
}
