internal import Foundation
public import NumeralCore
internal import PictureFiles

/// One way to put a digit on a canvas.
public struct CanvasDrawing: Codable, Hashable, Sendable {
    /// Where the digit stands.
    public enum Position: String, Codable, CaseIterable, Sendable {
        case center, topLeft, topRight, bottomLeft, bottomRight
    }

    /// The canvas is a square of this many pixels, as the page's is.
    public static let side = 280
    /// How near the canvas's edge a digit in a corner stands, in pixels, if it is small enough.
    public static let margin = 8
    /// The sizes that are measured, as shares of the canvas's side, in percent.
    public static let sizes = [8, 15, 25, 35, 45, 55, 65, 75, 85, 95]
    /// The widths of round pens that digits are written anew with, in pixels.
    public static let penWidths = [1, 2, 3, 5, 8, 12, 18, 26, 36, 48]
    /// A pen that is wider than this share of the drawn digit's longer side leaves no shape: its
    /// loops are filled. (A pen of MNIST's has a tenth.)
    public static let penShareMax = 0.28
    /// The turns that are measured, in degrees, clockwise as seen.
    public static let rotations = [-15, -10, -5, 0, 5, 10, 15]

    /// The longer side of the ink's box, in percent of the canvas's side.
    public let size: Int
    public let position: Position
    public let isDarkOnLight: Bool
    /// Whether the paper is transparent and the ink's softness is in the alpha channel.
    public let hasAlpha: Bool
    /// The width in pixels of the pen that the digit is written anew with; `nil` leaves the strokes
    /// as they are.
    public let penWidth: Int?
    public let tint: CanvasTint
    /// Degrees clockwise as seen.
    public let rotation: Int

    public init(
        size: Int, position: Position, isDarkOnLight: Bool, hasAlpha: Bool, penWidth: Int? = nil,
        tint: CanvasTint = .black, rotation: Int = 0
    ) {
        precondition((1...100).contains(size) && (-90...90).contains(rotation))
        precondition(penWidth.map { Self.leavesShape(penWidth: $0, size: size) } ?? true)
        (self.size, self.position, self.isDarkOnLight) = (size, position, isDarkOnLight)
        (self.hasAlpha, self.penWidth, self.tint) = (hasAlpha, penWidth, tint)
        self.rotation = rotation
    }

    /// The same drawing with the digit's own strokes.
    public var keepingStrokes: CanvasDrawing {
        CanvasDrawing(
            size: size, position: position, isDarkOnLight: isDarkOnLight, hasAlpha: hasAlpha,
            tint: tint, rotation: rotation)
    }

    /// Whether a pen is thin enough for a digit of that size, by ``penShareMax``.
    public static func leavesShape(penWidth: Int, size: Int) -> Bool {
        penWidth > 0 && Double(penWidth) <= penShareMax * Double(longest(size))
    }

    /// The pen's width as a share of the drawn digit's longer side.
    public var penShare: Double? { penWidth.map { Double($0) / Double(Self.longest(size)) } }

    /// The longer side of a drawn digit, in pixels.
    private static func longest(_ size: Int) -> Int { side * size / 100 }

    /// A PNG file of the canvas with the glyph on it.
    ///
    /// - Parameter skeleton: the glyph's; a glyph without one keeps its strokes.
    public func png(of glyph: Glyph, skeleton: GlyphSkeleton?) -> [UInt8] {
        let ink = canvas(of: glyph, skeleton: skeleton)
        let (dark, light) = (tint.dark, tint.light)
        if tint == .black, !hasAlpha {
            // Grey files are what most pictures are; colour ones take another way.
            var picture = ink
            if isDarkOnLight { picture.pixels = picture.pixels.map { 255 - $0 } }
            return picture.encodedPNG()
        }
        return ink.encodedPNG(
            ink: isDarkOnLight ? dark : light,
            paper: hasAlpha ? nil : isDarkOnLight ? light : dark)
    }

    /// The canvas as ink, 0 where nothing is drawn.
    func canvas(of glyph: Glyph, skeleton: GlyphSkeleton?) -> GrayImage {
        let longest = Self.longest(size)
        let drawn =
            if let penWidth, let skeleton {
                skeleton.drawn(
                    side: longest, penWidth: Double(penWidth), degrees: Double(rotation))
            } else {
                EnlargedGlyph(glyph, side: longest, degrees: Double(rotation)).image
            }
        var canvas = [UInt8](repeating: 0, count: Self.side * Self.side)
        let (left, top) = origin(width: drawn.width, height: drawn.height)
        for row in 0..<drawn.height {
            let start = row * drawn.width
            let target = (top + row) * Self.side + left
            canvas.replaceSubrange(
                target..<target + drawn.width, with: drawn.pixels[start..<start + drawn.width])
        }
        return GrayImage(width: Self.side, height: Self.side, pixels: canvas)
    }

    private func origin(width: Int, height: Int) -> (left: Int, top: Int) {
        let (freeWidth, freeHeight) = (Self.side - width, Self.side - height)
        let near = (x: min(Self.margin, freeWidth / 2), y: min(Self.margin, freeHeight / 2))
        let far = (x: freeWidth - near.x, y: freeHeight - near.y)
        return switch position {
        case .center: (freeWidth / 2, freeHeight / 2)
        case .topLeft: (near.x, near.y)
        case .topRight: (far.x, near.y)
        case .bottomLeft: (near.x, far.y)
        case .bottomRight: (far.x, far.y)
        }
    }
}
