/// A kind of picture that people make of digits, and what a reader should say of it.
public enum PictureKind: Hashable, Sendable {
    case drawn(DrawnKind)
    /// MNIST-C's corruptions as pictures: the spoiled 28 × 28 glyph enlarged or as it is.
    case corrupted(Corruption)
    case several(SeveralKind)
    case blank(BlankKind)

    /// Every kind, in the order of the tables.
    public static let all: [PictureKind] =
        DrawnKind.allCases.map(Self.drawn) + Corruption.allCases.map(Self.corrupted)
        + SeveralKind.allCases.map(Self.several) + BlankKind.allCases.map(Self.blank)

    /// In files, tables and options: no two kinds share one.
    public var name: String {
        switch self {
        case .drawn(let kind): kind.rawValue
        case .corrupted(let kind): kind.rawValue
        case .several(let kind): kind.rawValue
        case .blank(let kind): kind.rawValue
        }
    }

    /// The kind of a name.
    public init?(name: String) {
        guard let kind = Self.all.first(where: { $0.name == name }) else { return nil }
        self = kind
    }

    /// Whether it is a rendered photograph rather than a drawing.
    public var isPhoto: Bool {
        switch self {
        case .drawn(let kind): kind == .photo || kind == .photoFilled
        case .several(let kind): kind == .photoRow
        case .blank(let kind): kind == .photoOfPaper
        case .corrupted: false
        }
    }

    /// Whether `unreadable` is right too, though one digit is there.
    public var allowsRefusal: Bool {
        switch self {
        case .drawn(let kind): [.circled, .outlinePen, .onItsSide].contains(kind)
        default: false
        }
    }

    /// What its pictures are drawn by lot from, whatever order the kinds are listed in.
    var path: UInt64 { name.utf8.reduce(0 as UInt64) { $0 &* 31 &+ UInt64($1) } }
}

extension PictureKind: CustomStringConvertible {
    public var description: String { name }
}
