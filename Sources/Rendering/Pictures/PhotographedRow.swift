public import NumeralCore

/// A page before a camera with no digit, one, or some beside each other.
public struct PhotographedRow: Hashable, Sendable {
    /// The share of the picture that a row of digits spans, at most.
    private static let rowShareMax: Float = 0.85
    /// A digit's breadth in sides, at most; MNIST's are narrower.
    private static let breadthMax: Float = 1
    /// The distance of a row's digits, as a share of their height.
    private static let gaps: (low: Float, high: Float) = (0.02, 0.6)
    /// How much of the shorter side a digit fills that fills the photo.
    private static let filledShares: (low: Float, high: Float) = (0.84, 0.95)

    public private(set) var scene: PhotoScene
    public let digitCount: Int
    /// Between the boxes of the digits' ink, as a share of a digit's side.
    public let gap: Float

    /// One photograph of a kind by lot.
    ///
    /// - Parameters:
    ///   - kind: one for which ``PictureKind/isPhoto`` holds.
    ///   - settings: decides the papers too: those of training are for tuning.
    public init(kind: PictureKind, seed: UInt64, index: Int, settings: PictureSettings) {
        precondition(kind.isPhoto, "\(kind) is a drawing: use PictureScene")
        var lot = PictureLot(settings: settings, seed: seed, path: [kind.path, UInt64(index)])
        let papers: PhotoScene.Papers = settings == .tuning ? .training : .measuring
        // Six digits do not fit into a thumbnail, nor is a page's edge in the picture then.
        let sizes: [PhotoSize] =
            if case .several = kind { [.small, .medium, .large] } else { PhotoSize.allCases }
        scene = PhotoScene(
            seed: lot.generator.next(), index: index, papers: papers, sizes: sizes)
        switch kind {
        case .several:
            digitCount = lot.shared(PictureScene.rowCounts)
            gap = lot.logBetween(Self.gaps.low, Self.gaps.high)
            makeRoom()
        case .blank:
            (digitCount, gap) = (0, 0)
            scene.table = nil
        default:
            (digitCount, gap) = (1, 0)
            if kind == .drawn(.photoFilled) {
                fill(lot.between(Self.filledShares.low, Self.filledShares.high))
            }
        }
    }

    /// The photograph, upright.
    public func picture(of glyphs: some Collection<Glyph>) -> RGBImage {
        scene.picture(of: Array(glyphs.prefix(digitCount)), gap: gap)
    }

    /// The digit's height becomes a share of the shorter side; the page is seen straight, so that
    /// nothing is cut off.
    private mutating func fill(_ share: Float) {
        scene.pose.digitShare = share
        (scene.pose.x, scene.pose.y, scene.pose.tilt) = (0, 0, 0)
        (scene.pose.pitch, scene.pose.yaw) = (0, 0)
        scene.table = nil
    }

    /// A row in the middle of the picture, along it.
    private mutating func makeRoom() {
        let breadth = Float(digitCount) * (Self.breadthMax + gap)
        let shorter = Float(min(scene.width, scene.height))
        scene.pose.digitShare = min(
            scene.pose.digitShare, Self.rowShareMax * Float(scene.width) / (breadth * shorter))
        (scene.pose.x, scene.pose.y) = (0, 0)
        scene.table = nil
    }
}
