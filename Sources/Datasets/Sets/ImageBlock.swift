internal import NumeralCore

/// Images as a file holds them, with their labels, before they are glyphs.
struct ImageBlock {
    let height: Int
    let width: Int
    /// `[image, row, column]`, each from 0 to 255: ink on paper of 0, once it is as it should be.
    private(set) var pixels: [UInt8]
    let labels: [UInt8]
    /// What the labels stand for.
    let classes: [Symbol]

    /// - Precondition: as many pixels as labels and extents say.
    init(height: Int, width: Int, pixels: [UInt8], labels: [UInt8], classes: [Symbol]) {
        precondition(pixels.count == labels.count * height * width)
        (self.height, self.width, self.pixels) = (height, width, pixels)
        (self.labels, self.classes) = (labels, classes)
    }

    /// Images that are glyphs already.
    init(_ set: LabeledGlyphs) {
        self.init(
            height: Glyph.side, width: Glyph.side, pixels: set.glyphs, labels: set.labels,
            classes: set.classes)
    }

    var count: Int { labels.count }
    private var size: Int { height * width }

    /// One image.
    func image(_ index: Int) -> GrayImage {
        GrayImage(
            width: width, height: height,
            pixels: Array(pixels[index * size..<(index + 1) * size]))
    }

    /// Rows become columns.
    func transposed() -> ImageBlock {
        var turned = [UInt8](repeating: 0, count: pixels.count)
        for start in stride(from: 0, to: pixels.count, by: max(size, 1)) {
            for row in 0..<height {
                for column in 0..<width {
                    turned[start + column * height + row] = pixels[start + row * width + column]
                }
            }
        }
        return ImageBlock(
            height: width, width: height, pixels: turned, labels: labels, classes: classes)
    }
}

// MARK: What pixels mean

extension ImageBlock {
    /// A set whose largest pixel is no larger counts levels, from 0 to this: 1 as in bitmaps, 16
    /// as in the 8 × 8 digits of UCI and scikit-learn. As ink of 255 it could not be seen.
    static let levelMax: UInt8 = 16
    /// An image is on light paper where more than half of its outermost pixels are lighter than
    /// this, the middle of 0 to 255.
    static let lightMin: UInt8 = 128
    /// So large a share of images on light paper is no chance. Of MNIST's and the named sets'
    /// images at most 0.9 % look so (those of Semeion, which fill their frames); of the same sets
    /// turned over at least 99.1 %.
    static let lightShareMin = 0.9
    /// Up to such a share nothing is said.
    static let strangeShareMax = 0.1

    /// Makes ink from 0 to 255 on paper of 0 of what the pixels look like.
    ///
    /// - Returns: what was noticed.
    mutating func correct() -> [DataNotice.Kind] {
        var noticed: [DataNotice.Kind] = []
        if let largest = pixels.max(), (1...Self.levelMax).contains(largest) {
            let table = (0...largest).map { level in
                // Rounded to the nearest.
                UInt8((Int(level) * 255 + Int(largest) / 2) / Int(largest))
            }
            for index in pixels.indices { pixels[index] = table[Int(pixels[index])] }
            noticed.append(.levels(max: Int(largest)))
        }
        guard height > 0, width > 0 else { return noticed }
        let lightCount = (0..<count).count(where: isOnLightPaper)
        let share = Double(lightCount) / Double(max(count, 1))
        if share >= Self.lightShareMin {
            for index in pixels.indices { pixels[index] = 255 - pixels[index] }
            noticed.append(.inverted)
        } else if share > Self.strangeShareMax {
            noticed.append(.mixedPaper(lightCount: lightCount, count: count))
        }
        return noticed
    }

    private func isOnLightPaper(_ index: Int) -> Bool {
        let start = index * size
        var (light, all) = (0, 0)
        func look(_ row: Int, _ column: Int) {
            all += 1
            if pixels[start + row * width + column] >= Self.lightMin { light += 1 }
        }
        for column in 0..<width {
            look(0, column)
            if height > 1 { look(height - 1, column) }
        }
        for row in 1..<max(height - 1, 1) {
            look(row, 0)
            if width > 1 { look(row, width - 1) }
        }
        return 2 * light > all
    }
}
