internal import Foundation
internal import Imaging
public import NumeralCore

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
    public static let sizes = Array(stride(from: 10, through: 90, by: 10))

    /// The longer side of the ink's box, in percent of the canvas's side.
    public let size: Int
    public let position: Position
    public let isDarkOnLight: Bool
    /// Whether the paper is transparent and the ink's softness is in the alpha channel.
    public let hasAlpha: Bool

    public init(size: Int, position: Position, isDarkOnLight: Bool, hasAlpha: Bool) {
        precondition((1...100).contains(size))
        self.size = size
        self.position = position
        self.isDarkOnLight = isDarkOnLight
        self.hasAlpha = hasAlpha
    }

    /// Every combination: 9 sizes, 5 positions, 2 polarities, with alpha and without.
    public static let all: [CanvasDrawing] = sizes.flatMap { size in
        Position.allCases.flatMap { position in
            [true, false].flatMap { isDark in
                [true, false].map { hasAlpha in
                    CanvasDrawing(
                        size: size, position: position, isDarkOnLight: isDark, hasAlpha: hasAlpha)
                }
            }
        }
    }

    /// A PNG file of the canvas with the glyph on it.
    public func png(of glyph: Glyph) -> [UInt8] {
        let ink = canvas(of: glyph)
        if hasAlpha {
            let tone: UInt8 = isDarkOnLight ? 0 : 255
            return GrayImage(width: ink.width, height: ink.height, filledWith: tone)
                .encodedPNG(opacity: ink)
        }
        var light = ink
        if isDarkOnLight { light.pixels = light.pixels.map { 255 - $0 } }
        return light.encodedPNG()
    }

    /// The canvas as ink, 0 where nothing is drawn.
    func canvas(of glyph: Glyph) -> GrayImage {
        var pixels = [UInt8](repeating: 0, count: Self.side * Self.side)
        guard let box = Self.inkBox(of: glyph) else {
            return GrayImage(width: Self.side, height: Self.side, pixels: pixels)
        }
        let scale = Double(Self.side * size) / 100 / Double(max(box.width, box.height))
        let width = max(1, Int((Double(box.width) * scale).rounded()))
        let height = max(1, Int((Double(box.height) * scale).rounded()))
        let (left, top) = origin(width: width, height: height)
        let columns = (0..<width).map { Spot(Double($0), scale: scale, in: box.x, box.width) }
        for row in 0..<height {
            let y = Spot(Double(row), scale: scale, in: box.y, box.height)
            for (column, x) in columns.enumerated() {
                let upper = x.mix(glyph.ink, row: y.index)
                let lower = x.mix(glyph.ink, row: y.next)
                let value = upper + (lower - upper) * y.share
                pixels[(top + row) * Self.side + left + column] = UInt8(value.rounded())
            }
        }
        return GrayImage(width: Self.side, height: Self.side, pixels: pixels)
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

    private static func inkBox(of glyph: Glyph) -> Box? {
        let places = glyph.ink.indices.filter { glyph.ink[$0] > 0 }
        let rows = places.map { $0 / Glyph.side }
        let columns = places.map { $0 % Glyph.side }
        guard let top = rows.min(), let bottom = rows.max(), let left = columns.min(),
            let right = columns.max()
        else { return nil }
        return Box(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }

    /// Between which two of the glyph's pixels the middle of a canvas pixel falls.
    private struct Spot {
        let index: Int
        let next: Int
        /// How much of the second one, from 0 to 1.
        let share: Double

        init(_ place: Double, scale: Double, in start: Int, _ count: Int) {
            let middle = min(max((place + 0.5) / scale - 0.5, 0), Double(count - 1))
            index = start + Int(middle)
            next = start + min(Int(middle) + 1, count - 1)
            share = middle - middle.rounded(.down)
        }

        func mix(_ ink: [UInt8], row: Int) -> Double {
            let (first, second) = (ink[row * Glyph.side + index], ink[row * Glyph.side + next])
            return Double(first) + (Double(second) - Double(first)) * share
        }
    }
}
