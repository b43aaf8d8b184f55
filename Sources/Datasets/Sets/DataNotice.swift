/// Something about a set that was noticed from its pixels while it was read.
public struct DataNotice: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Pixels are 0 to this and were stretched to 0 to 255.
        case levels(max: Int)
        /// Ink is dark on light paper and was turned over.
        case inverted
        /// So many of all images have light paper, the others dark: they stay as they are.
        case mixedPaper(lightCount: Int, count: Int)
        /// Rows and columns seem to be swapped: they stay as they are.
        case looksTransposed
        /// Rows and columns were swapped, as was asked for.
        case transposed
        /// They were not swapped although it was asked for: the digits are upright as they are.
        case looksUpright
    }

    /// The name of the set.
    public let set: String
    public let kind: Kind

    public init(set: String, _ kind: Kind) { (self.set, self.kind) = (set, kind) }
}

extension DataNotice: CustomStringConvertible {
    /// What was noticed, then what was done or is to be done.
    public var description: String {
        switch kind {
        case .levels(let max):
            "\(set): its pixels are from 0 to \(max): read as 0 to 255"
        case .inverted:
            "\(set): dark ink on light paper: turned over, so that paper is 0"
        case .mixedPaper(let lightCount, let count):
            "\(set): \(lightCount) of \(count) images have light paper, the others dark: read as "
                + "they are; give ink on paper of 0 in all of them"
        case .looksTransposed:
            "\(set): these look transposed, as EMNIST is: give --transposed"
        case .transposed: "\(set): transposed: rows and columns are swapped"
        case .looksUpright:
            "\(set): these look upright: read as they are, in spite of --transposed"
        }
    }
}
