public import Rendering

/// Why a set could not be rendered.
public enum RenderedSetsError: Error, Hashable, Sendable {
    /// None of so many typefaces carries all ten digits.
    case noDigits(typefaceCount: Int)
    /// What the kind is drawn from is not there.
    case cannotDraw(NonDigit)
}

extension RenderedSetsError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .noDigits(let count):
            "typefaces: none of \(count) carries digits: "
                + "run Scripts/install fonts, or name a folder by --font-folder"
        case .cannotDraw(let kind):
            "\(kind.rawValue): no typeface carries it, or a digit is missing: "
                + "run Scripts/install fonts, or give all ten by --digits"
        }
    }
}
