internal import NumeralCore

/// One step from a glyph to what a model takes.
public enum PreprocessingStep: Hashable, Sendable {
    /// Takes out what is broader than any stroke.
    case flatten(GlyphFlattening)
    /// Straightens a slanted glyph.
    case deskew
    /// Blurs by a Gaussian.
    case gaussian(GaussianBlur)
    /// Takes the median of each pixel's surroundings.
    case median(MedianFilter)
    /// Turns the picture into histograms of its edges' directions.
    case hog(OrientedGradients)
    /// Puts paper around the picture.
    case pad(GlyphPadding)
    /// Shifts and scales all numbers alike.
    case scale(InputScaling)
    /// Shifts and scales each number by its column's mean and deviation.
    case standardize(Standardization)

    /// The names that recipes know, in the order in which errors list them.
    enum Kind: String, CaseIterable {
        case flatten, deskew, gaussian, median, hog, pad, scale, standardize
    }

    package static let names = Kind.allCases.map(\.rawValue)

    var kind: Kind {
        switch self {
        case .flatten: .flatten
        case .deskew: .deskew
        case .gaussian: .gaussian
        case .median: .median
        case .hog: .hog
        case .pad: .pad
        case .scale: .scale
        case .standardize: .standardize
        }
    }

    /// The step's name in recipes and model files.
    public var name: String { kind.rawValue }

    /// Whether it takes a picture of ink, from 0 (paper) to 1, and cannot follow other numbers.
    var takesInk: Bool {
        switch self {
        case .flatten, .deskew, .gaussian, .median, .hog, .pad: true
        case .scale, .standardize: false
        }
    }

    /// How many numbers come out of so many.
    func featureCount(from count: Int) -> Int {
        switch self {
        case .hog(let gradients): gradients.featureCount
        case .pad(let padding): padding.featureCount
        case .flatten, .deskew, .gaussian, .median, .scale, .standardize: count
        }
    }

    /// Whether what it makes is no glyph of 28 × 28: no other step that takes ink may follow.
    var endsInk: Bool {
        switch self {
        case .hog, .pad: true
        case .flatten, .deskew, .gaussian, .median, .scale, .standardize: false
        }
    }

    /// Changes numbers in place; a step that changes their count has a way of its own.
    func apply(to values: UnsafeMutableBufferPointer<Float>) {
        switch self {
        case .flatten(let flattening): flattening.apply(to: values)
        case .deskew: Deskewing().apply(to: values)
        case .gaussian(let blur): blur.apply(to: values)
        case .median(let filter): filter.apply(to: values)
        case .scale(let scaling): scaling.apply(to: values)
        case .standardize(let standardization): standardization.apply(to: values)
        case .hog, .pad: preconditionFailure("\(name) gives another number of features")
        }
    }

    /// What is wrong with the step where so many numbers come in, or `nil`.
    func complaint(columnCount: Int) -> String? {
        let complaint =
            switch self {
            case .flatten, .deskew: nil as String?
            case .gaussian(let blur): blur.complaint
            case .median(let filter): filter.complaint
            case .hog(let gradients): gradients.complaint
            case .pad(let padding): padding.complaint
            case .scale(let scaling): scaling.complaint
            case .standardize(let fitted): fitted.complaint(columnCount: columnCount)
            }
        return complaint.map { "\(name): \($0)" }
    }
}
