/// What kind of file a picture is saved as.
public enum PictureForm: Hashable, Sendable {
    /// Grey where the picture is, else red, green and blue; 8 bits each.
    case png
    case jpeg(quality: Int)
    /// Grey PNG of so many bits with one level that is transparent: the paper's, or one that no
    /// pixel has.
    case greyKey(bits: Int, isUnused: Bool)
    /// RGBA, the ink in the alpha channel.
    case alpha
    /// A palette of 2 to the power of so many bits, the paper's entry transparent or not.
    case palette(bits: Int, isTransparent: Bool)

    /// Whether the file is made of the ink's coverage rather than of mixed pixels.
    var needsInk: Bool {
        switch self {
        case .png, .jpeg: false
        case .greyKey, .alpha, .palette: true
        }
    }
}
