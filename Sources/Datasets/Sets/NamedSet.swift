internal import NumeralCore

/// Handwritten digits and signs other than MNIST's, by the names of their sets.
///
/// Their writers, pens and scales differ: what reads all of them reads a new hand, too.
public enum NamedSet: String, CaseIterable, Sendable {
    /// 15,000 digits of a few Polish writers, photographed: long-flagged 1, crossed 7. MIT licence.
    ///
    /// <https://github.com/wblachowski/bhmsds>
    case bhmsds
    /// 4,677 digits of 43 Turkish writers, 32 × 32, binary. CC BY 4.0.
    ///
    /// Alpaydin and Kaynak, "Optical Recognition of Handwritten Digits", 1998,
    /// <https://doi.org/10.24432/C50P49>.
    case optdigits
    /// 1,593 digits of some 80 Italian writers, each neat and in haste, stretched to 16 × 16,
    /// binary. CC BY 4.0.
    ///
    /// Semeion Research Center and Tattile, "Semeion Handwritten Digit", 1994,
    /// <https://doi.org/10.24432/C5SC8V>.
    case semeion
    /// 1,000 digits of one writer, drawn with a mouse and a stylus. MIT licence.
    ///
    /// Niklas Henning, "HWD 1000", 2024.
    case hwd1000
    /// The digits of ``bhmsds`` with 1,500 each of + − / and, for ×, of the letter x by the same
    /// hands. Its dots are left out: they were cut so tight that they fill their frames.
    case bhmsdsSymbols = "bhmsds-symbols"
    /// 6,006 signs + − × ÷ / and points of two writers, drawn on a canvas, multiplied by turning
    /// and mirroring. MIT licence.
    ///
    /// <https://github.com/jdmacleod/handwritten-calculator>
    case mdas

    /// The sets of digits and nothing else.
    public static let ofDigits = allCases.filter { $0.classes == Symbol.digits }

    /// Below the folder of data sets.
    var folder: String {
        switch self {
        case .bhmsds, .bhmsdsSymbols: "symbols/bhmsds"
        case .mdas: "symbols/mdas"
        case .optdigits, .semeion, .hwd1000: "digits-other/\(rawValue)"
        }
    }

    /// The beginnings of the names of its pairs of IDX files, in order.
    var parts: [String] {
        switch self {
        case .bhmsds: ["bhmsds-digits"]
        case .bhmsdsSymbols: ["bhmsds-digits", "bhmsds-operators"]
        case .mdas: ["train", "val", "test"].map { "mdas-\($0)" }
        case .optdigits: ["tra", "tes", "windep"].map { "optdigits-orig-\($0)" }
        case .semeion, .hwd1000: [rawValue]
        }
    }

    /// What the labels 0, 1, … of its files stand for.
    var fileClasses: [Symbol] {
        switch self {
        case .bhmsds, .optdigits, .semeion, .hwd1000: Symbol.digits
        // 16 is the letter x.
        case .bhmsdsSymbols, .mdas:
            Symbol.digits + [.plus, .minus, .times, .dividedBy, .slash, .point, .times]
        }
    }

    /// What is read of them.
    var classes: [Symbol] {
        switch self {
        case .bhmsds, .optdigits, .semeion, .hwd1000: Symbol.digits
        case .bhmsdsSymbols: Symbol.digits + [.plus, .minus, .times, .slash]
        case .mdas: [.plus, .minus, .times, .dividedBy, .slash, .point]
        }
    }
}
