internal import Crypto
public import NumeralCore

/// Glyphs with what they show: a data set, or a part of one.
public struct LabeledGlyphs: Hashable, Sendable {
    /// What the set is called in reports: `mnist-train`, or the path it was read from.
    public var name: String
    /// `count × 784` bytes of ink, glyph after glyph.
    public let glyphs: [UInt8]
    /// An index into ``classes`` for each glyph.
    public let labels: [UInt8]
    /// What the labels stand for.
    public let classes: [Symbol]

    /// Puts glyphs and labels together.
    ///
    /// - Precondition: 784 bytes a label, and every label is an index into `classes`.
    public init(name: String, glyphs: [UInt8], labels: [UInt8], classes: [Symbol] = Symbol.digits) {
        precondition(glyphs.count == labels.count * Glyph.pixelCount)
        precondition(!classes.isEmpty && classes.count <= Int(UInt8.max))
        precondition(labels.allSatisfy { Int($0) < classes.count }, "a label without a class")
        (self.name, self.glyphs, self.labels, self.classes) = (name, glyphs, labels, classes)
    }

    /// How many glyphs.
    public var count: Int { labels.count }

    /// One glyph and the index of its class.
    public subscript(index: Int) -> (glyph: Glyph, label: Int) {
        precondition(labels.indices.contains(index))
        let start = index * Glyph.pixelCount
        return (Glyph(ink: Array(glyphs[start..<start + Glyph.pixelCount])), Int(labels[index]))
    }

    /// Each of the glyphs.
    public var all: [Glyph] { (0..<count).map { self[$0].glyph } }

    /// What each of the glyphs shows.
    public var symbols: [Symbol] { labels.map { classes[Int($0)] } }

    /// Some of the glyphs, in the order given; an index may occur more than once.
    public func select(_ indices: some Collection<Int>, name: String? = nil) -> LabeledGlyphs {
        var chosenGlyphs: [UInt8] = []
        chosenGlyphs.reserveCapacity(indices.count * Glyph.pixelCount)
        var chosenLabels: [UInt8] = []
        chosenLabels.reserveCapacity(indices.count)
        for index in indices {
            precondition(labels.indices.contains(index))
            let start = index * Glyph.pixelCount
            chosenGlyphs += glyphs[start..<start + Glyph.pixelCount]
            chosenLabels.append(labels[index])
        }
        return LabeledGlyphs(
            name: name ?? self.name, glyphs: chosenGlyphs, labels: chosenLabels, classes: classes)
    }

    /// How many glyphs of each class, in the order of ``classes``.
    public var countPerClass: [Int] {
        var counts = Array(repeating: 0, count: classes.count)
        for label in labels { counts[Int(label)] += 1 }
        return counts
    }

    /// The SHA-256, in hex, of classes, pixels and labels; the name has no part in it.
    ///
    /// Walks over every byte: about 0.1 s for MNIST.
    public var contentHash: String {
        var hash = SHA256()
        let symbols = classes.map(\.description).joined()
        let head = "glyphs \(count) \(Glyph.side) \(Glyph.side) \(symbols)\n"
        hash.update(data: Array(head.utf8))
        glyphs.withUnsafeBytes { hash.update(bufferPointer: $0) }
        labels.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hexadecimal(hash.finalize())
    }
}
