import NumeralCore

/// Which pixels of ink hang together, 8-way.
///
/// Leptonica labels bits only; the sums of grey ink are wanted with the
/// labels, and one pass over runs gives both.
struct ComponentLabels {
    /// One component, in the labelled image's own pixels.
    struct Part {
        var left: Int
        var top: Int
        var right: Int
        var bottom: Int
        var area = 0
        var mass = 0
        var peak: UInt8 = 0

        var box: Box { Box(x: left, y: top, width: right - left, height: bottom - top) }
    }

    /// Ink of one row without a gap: columns `start ..< end`.
    private struct Run {
        let row: Int
        let start: Int
        let end: Int
        var label: Int
    }

    private var runs: [Run] = []
    private var parents: [Int] = []
    /// In the order of their first pixel, row by row.
    private(set) var parts: [Part] = []

    /// Labels the pixels whose ink is above a floor.
    init(_ ink: GrayImage, floor: UInt8) {
        findRuns(ink, floor: floor)
        gather(ink)
    }

    private mutating func findRuns(_ ink: GrayImage, floor: UInt8) {
        let width = ink.width
        ink.pixels.withUnsafeBufferPointer { pixels in
            var above = 0..<0
            for row in 0..<ink.height {
                let first = runs.count
                var candidate = above.lowerBound
                var column = 0
                let line = UnsafeBufferPointer(rebasing: pixels[row * width..<(row + 1) * width])
                while column < width {
                    guard line[column] > floor else {
                        column += 1
                        continue
                    }
                    let start = column
                    while column < width, line[column] > floor { column += 1 }
                    var label = -1
                    // Diagonal neighbours count, so a run above may end where this one starts.
                    while candidate < above.upperBound, runs[candidate].end < start {
                        candidate += 1
                    }
                    var touching = candidate
                    while touching < above.upperBound, runs[touching].start <= column {
                        let root = root(of: runs[touching].label)
                        if label < 0 {
                            label = root
                        } else if label != root {
                            parents[max(label, root)] = min(label, root)
                            label = min(label, root)
                        }
                        touching += 1
                    }
                    if label < 0 {
                        label = parents.count
                        parents.append(label)
                    }
                    runs.append(Run(row: row, start: start, end: column, label: label))
                }
                above = first..<runs.count
            }
        }
    }

    private mutating func root(of label: Int) -> Int {
        var label = label
        while parents[label] != label {
            parents[label] = parents[parents[label]]
            label = parents[label]
        }
        return label
    }

    private mutating func gather(_ ink: GrayImage) {
        var places = [Int](repeating: -1, count: parents.count)
        for index in runs.indices {
            let run = runs[index]
            let root = root(of: run.label)
            if places[root] < 0 {
                places[root] = parts.count
                parts.append(
                    Part(left: run.start, top: run.row, right: run.end, bottom: run.row + 1))
            }
            let place = places[root]
            runs[index].label = place
            var part = parts[place]
            part.left = min(part.left, run.start)
            part.right = max(part.right, run.end)
            part.bottom = max(part.bottom, run.row + 1)
            part.area += run.end - run.start
            for column in run.start..<run.end {
                let value = ink.pixels[run.row * ink.width + column]
                part.mass += Int(value)
                part.peak = max(part.peak, value)
            }
            parts[place] = part
        }
    }

    /// The ink of the parts that are wanted; everything else becomes paper.
    func image(of ink: GrayImage, keeping isKept: [Bool]) -> GrayImage {
        var pixels = [UInt8](repeating: 0, count: ink.pixels.count)
        for run in runs where isKept[run.label] {
            let range = run.row * ink.width + run.start..<run.row * ink.width + run.end
            for index in range { pixels[index] = ink.pixels[index] }
        }
        return GrayImage(width: ink.width, height: ink.height, pixels: pixels)
    }
}
