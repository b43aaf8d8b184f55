internal import Imaging
internal import NumeralCore
public import Rendering

/// One picture of the suite as a file, and what a reader should say of it.
public struct SuitePicture: Sendable {
    public let kind: PictureKind
    /// Which of the kind's pictures.
    public let index: Int
    public let truth: PictureTruth
    public let bytes: [UInt8]

    /// The ending of its name.
    public var ending: String { bytes.starts(with: [0xFF, 0xD8]) ? "jpg" : "png" }

    /// As in `tile/000012.png`.
    public var fileName: String {
        let number = String(index)
        let zeros = String(repeating: "0", count: max(0, 6 - number.count))
        return "\(kind.name)/\(zeros)\(number).\(ending)"
    }
}
