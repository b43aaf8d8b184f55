/// How a camera was held, as EXIF writes it: which edge of the stored picture is the top.
///
/// - SeeAlso: EXIF 2.32 (CIPA DC-008), tag 0x0112.
public enum Orientation: Int, Codable, CaseIterable, Sendable {
    case upright = 1
    case mirrored = 2
    case upsideDown = 3
    case mirroredUpsideDown = 4
    case transposed = 5
    case turnedLeft = 6
    case transversed = 7
    case turnedRight = 8

    /// Whether width and height change places when it is put right.
    @inlinable
    package var swapsExtents: Bool { rawValue >= 5 }

    /// The one that undoes this one: a quarter turn the other way, or itself.
    var inverse: Orientation {
        switch self {
        case .turnedLeft: .turnedRight
        case .turnedRight: .turnedLeft
        default: self
        }
    }

    /// Puts a picture of any element right; the stored row and column of each shown pixel are
    /// read off the table in the specification.
    ///
    /// Inlinable, since a generic loop a pixel is slow where it is not compiled for the pixel.
    @inlinable
    package func apply<Pixel>(_ pixels: [Pixel], width: Int, height: Int) -> (
        pixels: [Pixel], width: Int, height: Int
    ) {
        guard self != .upright else { return (pixels, width, height) }
        let (shownWidth, shownHeight) = swapsExtents ? (height, width) : (width, height)
        // The stored index is `start + row · rowStep + column · columnStep`.
        let (right, bottom) = (width - 1, (height - 1) * width)
        let (start, rowStep, columnStep) =
            switch self {
            case .upright: (0, width, 1)
            case .mirrored: (right, width, -1)
            case .upsideDown: (right + bottom, -width, -1)
            case .mirroredUpsideDown: (bottom, -width, 1)
            case .transposed: (0, 1, width)
            case .turnedLeft: (bottom, 1, -width)
            case .transversed: (right + bottom, -1, -width)
            case .turnedRight: (right, -1, width)
            }
        let shown = pixels.withUnsafeBufferPointer { stored in
            [Pixel](unsafeUninitializedCapacity: pixels.count) { shown, count in
                var index = 0
                for row in 0..<shownHeight {
                    var source = start + row * rowStep
                    for _ in 0..<shownWidth {
                        (shown.baseAddress! + index).initialize(to: stored[source])
                        source += columnStep
                        index += 1
                    }
                }
                count = index
            }
        }
        return (shown, shownWidth, shownHeight)
    }
}
