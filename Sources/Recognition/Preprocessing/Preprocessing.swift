internal import NumeralCore
internal import Parallel

/// What happens to a glyph before a model sees it: named steps, in order, saved with the model.
///
/// A glyph starts as ink from 0 (paper) to 1. Steps that take a picture of ink come first; the last
/// of them may be `hog`, which makes a vector of it, or `pad`, which makes it larger; then numbers
/// may be scaled or standardised.
public struct Preprocessing: Hashable, Sendable {
    public let steps: [PreprocessingStep]

    /// Steps as they are; ``complaint`` tells whether they fit each other.
    public init(_ steps: [PreprocessingStep] = []) { self.steps = steps }

    /// The most steps there may be.
    public static let stepCountMax = 10

    /// How many numbers a glyph becomes.
    public var featureCount: Int {
        steps.reduce(Glyph.pixelCount) { $1.featureCount(from: $0) }
    }

    /// Whether the numbers are still a picture, ``side`` pixels wide and high.
    public var keepsPicture: Bool {
        !steps.contains { if case .hog = $0 { true } else { false } }
    }

    /// Of the picture, in pixels; `nil` where the numbers are none.
    public var side: Int? {
        guard keepsPicture else { return nil }
        return steps.reduce(Glyph.side) { side, step in
            if case .pad(let padding) = step { padding.side } else { side }
        }
    }

    /// Whether every step knows its numbers.
    public var isFitted: Bool { !steps.contains(.standardize(Standardization())) }

    /// What is wrong with the steps, or `nil`.
    public var complaint: String? {
        if steps.count > Self.stepCountMax {
            return "there may be \(Self.stepCountMax) steps at most, not \(steps.count)"
        }
        var count = Glyph.pixelCount
        var last: PreprocessingStep?
        for step in steps {
            if let last, step.takesInk, !last.takesInk || last.endsInk {
                return "\(step.name) takes ink: put it before \(last.name)"
            }
            if let complaint = step.complaint(columnCount: count) { return complaint }
            count = step.featureCount(from: count)
            last = step
        }
        return nil
    }

    /// Works out the features of one picture of ink from 0 to 1.
    ///
    /// - Parameters:
    ///   - picture: 784 values; they are changed.
    ///   - features: where ``featureCount`` numbers are written; the picture itself where it is
    ///     kept.
    public func apply(
        to picture: UnsafeMutableBufferPointer<Float>,
        into features: UnsafeMutableBufferPointer<Float>
    ) {
        precondition(picture.count == Glyph.pixelCount && features.count == featureCount)
        var current = picture
        for step in steps {
            switch step {
            case .hog(let gradients):
                gradients.describe(current, into: features)
                current = features
            case .pad(let padding):
                padding.enlarge(current, into: features)
                current = features
            default: step.apply(to: current)
            }
        }
        if current.baseAddress != features.baseAddress {
            _ = features.update(fromContentsOf: current)
        }
    }

    /// Glyphs that one thread works out at a time.
    private static let chunkCount = 500

    /// The features of glyphs given as `count × 784` bytes of ink, row-major.
    ///
    /// - Precondition: ``complaint`` is `nil`, and the steps are fitted.
    public func features(of ink: [UInt8], threadCount: Int = 1) -> [Float] {
        precondition(ink.count % Glyph.pixelCount == 0, "\(ink.count) bytes are no whole glyphs")
        let count = ink.count / Glyph.pixelCount
        if threadCount == 1 || count <= Self.chunkCount { return features(of: ink, 0..<count) }
        let parts = stride(from: 0, to: count, by: Self.chunkCount).map {
            $0..<min(count, $0 + Self.chunkCount)
        }
        return concurrentMap(parts, threadCount: threadCount) { features(of: ink, $0) }
            .flatMap(\.self)
    }

    private func features(of ink: [UInt8], _ glyphs: Range<Int>) -> [Float] {
        let (width, pixelCount) = (featureCount, Glyph.pixelCount)
        return [Float](unsafeUninitializedCapacity: glyphs.count * width) { output, count in
            output.initialize(repeating: 0)
            count = output.count
            withUnsafeTemporaryAllocation(of: Float.self, capacity: pixelCount) { picture in
                for (place, glyph) in glyphs.enumerated() {
                    let start = glyph * pixelCount
                    for index in 0..<pixelCount {
                        picture[index] = Float(ink[start + index]) / 255
                    }
                    apply(
                        to: picture,
                        into: UnsafeMutableBufferPointer(
                            rebasing: output[place * width..<(place + 1) * width]))
                }
            }
        }
    }

    /// The same steps, those that need it fitted to training glyphs.
    ///
    /// - Parameter ink: `count × 784` bytes, at least one glyph.
    public func fitted(to ink: [UInt8], threadCount: Int = 1) -> Preprocessing {
        var done: [PreprocessingStep] = []
        for step in steps {
            guard step == .standardize(Standardization()) else {
                done.append(step)
                continue
            }
            let before = Preprocessing(done)
            done.append(
                .standardize(
                    Standardization(
                        fitting: before.features(of: ink, threadCount: threadCount),
                        columnCount: before.featureCount)))
        }
        return Preprocessing(done)
    }
}

extension Preprocessing: Codable {
    /// Reads a list of steps.
    public init(from decoder: any Decoder) throws {
        steps = try decoder.singleValueContainer().decode([PreprocessingStep].self)
        if let complaint {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: complaint))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(steps)
    }
}
