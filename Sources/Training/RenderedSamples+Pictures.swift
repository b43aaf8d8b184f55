import Imaging
import NumeralCore
import Parallel
import PictureFiles
import Rendering

/// Digits once more, as pictures of them read.
extension RenderedSamples {
    /// How alike a digit and its picture's glyph must be, from 0 to 1, or the picture is left out:
    /// then not the digit was found in it, and its label would be wrong.
    private static let likenessMin: Float = 0.6
    /// The sizes of photos that are trained on: from 640 pixels on they take long to draw, and are
    /// reduced before they are read.
    private static let photoSizes: [PhotoSize] = [.tiny, .small]

    /// Digits by lot, each photographed once on a page for training and found again.
    static func photos(
        _ count: Int, of digits: TrainingSamples, seed: UInt64, threadCount: Int
    ) -> TrainingSamples {
        pictures(count, of: digits, seed: seed, threadCount: threadCount) { glyph, index in
            PhotoScene(seed: seed, index: index, papers: .training, sizes: photoSizes)
                .jpeg(of: glyph)
        }
    }

    /// Digits by lot, each drawn once on a canvas as people draw with a finger or a mouse.
    static func drawings(
        _ count: Int, of digits: TrainingSamples, seed: UInt64, threadCount: Int
    ) -> TrainingSamples {
        pictures(count, of: digits, seed: seed, threadCount: threadCount) { glyph, index in
            var generator = SplitMix64(seed: seed, path: [UInt64(index)])
            return CanvasDrawing(using: &generator)
                .png(of: glyph, skeleton: GlyphSkeleton(glyph))
        }
    }

    /// Digits by lot, each as the file of a picture, decoded and made a glyph again.
    private static func pictures(
        _ count: Int, of digits: TrainingSamples, seed: UInt64, threadCount: Int,
        file: @Sendable (Glyph, Int) -> [UInt8]
    ) -> TrainingSamples {
        var generator = SplitMix64(seed: seed)
        let chosen = (0..<count).map { _ in Int(generator.next() % UInt64(digits.count)) }
        let glyphs = concurrentMap(
            Array(chosen.enumerated()), threadCount: threadCount
        ) { index, place -> Glyph? in
            let digit = digits.glyph(at: place)
            guard let picture = try? PictureDecoder().decode(file(digit, index)) else {
                return nil
            }
            let glyph = GlyphNormalization.standard.glyph(ofPicture: picture)
            return digit.likeness(to: glyph) >= likenessMin ? glyph : nil
        }
        var samples = TrainingSamples()
        for case (let glyph?, let place) in zip(glyphs, chosen) {
            samples.append(glyphs: glyph.ink, labels: [digits.labels[place]])
        }
        return samples
    }
}

extension Glyph {
    /// How alike two glyphs are, from 0 to 1: the cosine of the angle between them when each is
    /// reduced to 7 × 7 means, so that a stroke may lie two pixels beside.
    func likeness(to other: Glyph) -> Float {
        let (own, their) = (means, other.means)
        func product(_ a: [Float], _ b: [Float]) -> Float {
            zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let length = (product(own, own) * product(their, their)).squareRoot()
        return length > 0 ? product(own, their) / length : 0
    }

    /// The ink in cells of 4 × 4 pixels, row by row.
    private var means: [Float] {
        let (cell, count) = (4, Self.side / 4)
        var sums = [Float](repeating: 0, count: count * count)
        for index in ink.indices {
            let (row, column) = (index / Self.side / cell, index % Self.side / cell)
            sums[row * count + column] += Float(ink[index])
        }
        return sums
    }
}
