public import NumeralCore

/// What a reader should say of a picture.
public enum PictureTruth: Hashable, Sendable {
    /// One digit; where a page turned over shows another, that one too. Some kinds may be refused.
    case digit(Symbol, alternatives: [Symbol], allowsRefusal: Bool)
    /// More symbols than one: never one digit, never blank.
    case several
    /// Paper without ink.
    case blank

    /// What becomes of a reading.
    public func verdict(on reading: Reading) -> PictureVerdict {
        switch (self, reading.outcome) {
        case (.blank, .blank), (.several, .unreadable): .right
        case (.digit(_, _, let allowsRefusal), .unreadable):
            allowsRefusal ? .allowedRefusal : .refused
        case (.blank, .unreadable): .refused
        case (_, .blank): .blank
        case (.digit(let symbol, let others, _), _)
        where ([symbol] + others).map(\.description).contains(reading.text):
            .right
        default: .misread
        }
    }

    /// The outcome as the records of readings call it.
    public var outcome: Outcome {
        switch self {
        case .digit: .digit
        case .several: .unreadable
        case .blank: .blank
        }
    }

    /// What is written; empty where there is not one digit.
    public var text: String {
        if case .digit(let symbol, _, _) = self { symbol.description } else { "" }
    }

    /// What else is right, for people.
    public var note: String {
        switch self {
        case .digit(_, let others, let allowsRefusal):
            (others.map { "or \($0)" } + (allowsRefusal ? ["or unreadable"] : []))
                .joined(separator: ", ")
        case .several: "several symbols: never one digit, never blank"
        case .blank: ""
        }
    }
}

/// What became of a picture.
public enum PictureVerdict: String, Codable, CaseIterable, Sendable {
    case right
    /// Unreadable, where that is right too.
    case allowedRefusal
    /// Unreadable, though a digit or blank paper was there.
    case refused
    /// Blank, though ink was there.
    case blank
    /// An answer that is wrong.
    case misread
    /// The file was not decoded.
    case failed

    /// Whether it counts as right.
    public var isRight: Bool { self == .right || self == .allowedRefusal }
}
