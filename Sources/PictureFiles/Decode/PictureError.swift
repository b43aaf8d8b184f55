/// Why some bytes did not become a picture.
public enum PictureError: Error, Hashable, Sendable {
    /// There are no bytes at all.
    case empty
    /// The file is larger than the decoder was told to accept.
    case tooManyBytes(count: Int, countMax: Int)
    /// The format is known by name, and is not one that is decoded.
    case unsupportedFormat(RefusedFormat)
    /// The first bytes belong to no picture format.
    case unknownFormat
    /// The file begins as its format should and then breaks off or contradicts itself.
    case undecodable(PictureFormat)
    /// The file is of a kind of its format that is not decoded; the second part names the kind.
    case unsupportedKind(PictureFormat, String)
    /// A JPEG file shows its picture in more passes than are decoded.
    case tooManyScans(countMax: Int)
    /// The header claims more pixels than the decoder was told to accept.
    case tooManyPixels(width: Int, height: Int, countMax: Int)
    /// The header claims a width or a height of 0.
    case zeroExtent(width: Int, height: Int)
}

extension PictureError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .empty:
            "the picture is empty: send a file that holds one"
        case .tooManyBytes(let count, let countMax):
            "the picture has \(count) bytes: at most \(countMax) are read, so save it smaller"
        case .unsupportedFormat(let format):
            "\(format.rawValue) is not read: \(format.remedy)"
        case .unknownFormat:
            "this is not a picture of a known kind: send PNG, JPEG, WebP, GIF, BMP or TIFF"
        case .undecodable(let format):
            "the \(format.rawValue.uppercased()) picture is damaged or cut off: "
                + "save or send it again"
        case .unsupportedKind(_, let kind):
            "\(kind) is not read: save the picture as an ordinary JPEG or PNG first"
        case .tooManyScans(let countMax):
            "the JPEG picture is split into more than \(countMax) scans: "
                + "that many are not decoded, save it as an ordinary JPEG"
        case .tooManyPixels(let width, let height, let countMax):
            "the picture has \(width) × \(height) pixels: "
                + "at most \(countMax) are read, scale it down"
        case .zeroExtent(let width, let height):
            "the picture has \(width) × \(height) pixels, which is nothing: send one with pixels"
        }
    }
}
