/// A sheet of paper: its colour, its texture and what is printed on it.
public struct PhotoPaper: Codable, Hashable, Sendable {
    /// What the paper looks like from afar.
    public enum Kind: String, Codable, CaseIterable, Sendable {
        case plain, lined, squared, dotted, coloured, recycled
    }

    /// Linear light of red, green and blue, each from 0 to 1.
    public typealias Colour = SIMD3<Float>

    public var kind: Kind
    /// The share of light that the sheet gives back.
    public var colour: Colour
    /// The share of that light that a printed line lets through.
    public var ruling: Colour
    /// The distance of printed lines or dots, in millimetres.
    public var pitch: Float
    /// The width of a printed line, or a dot's diameter, in millimetres.
    public var lineWidth: Float
    /// Where the digit's middle stands between two lines, from 0 to 1 of the pitch.
    public var phaseX: Float = 0
    public var phaseY: Float = 0
    /// How askew the digit was written on the ruling, in degrees.
    public var turn: Float = 0
    /// How much the light of fine fibres deviates, as a share.
    public var texture: Float
    /// The share of the sheet that dark fibres of recycled paper cover.
    public var fibres: Float = 0
}

extension PhotoPaper {
    /// The distance of fine fibres, and of the dark ones, in millimetres.
    private static let (texturePitch, fibrePitch): (Float, Float) = (0.35, 0.9)
    /// The light that a dark fibre gives back, as a share of the sheet's.
    private static let fibreLight: Float = 0.72

    /// The share of light that a place gives back.
    ///
    /// - Parameters:
    ///   - x: millimetres to the right of the digit's middle.
    ///   - y: millimetres below it.
    ///   - footprint: the side of a picture's pixel on the page, in millimetres.
    func reflectance(x: Float, y: Float, footprint: Float, noise: ValueNoise) -> Colour {
        var result = colour
        // Fibres finer than a pixel average out.
        let fine = min(1, Self.texturePitch / footprint)
        if texture > 0 {
            let value = noise.value(x / Self.texturePitch, y / Self.texturePitch)
            result *= 1 + texture * fine * (value - 0.5) * 2
        }
        if fibres > 0 {
            let value = noise.value(1000 + x / Self.fibrePitch, 1000 + y / (Self.fibrePitch / 3))
            if value < fibres { result *= 1 - (1 - Self.fibreLight) * min(1, 4 * fine) }
        }
        let printed = printed(x: x, y: y, footprint: footprint)
        if printed > 0 { result *= 1 - printed * (1 - ruling) }
        return result
    }

    /// How much of a pixel is printed on, from 0 to 1.
    private func printed(x: Float, y: Float, footprint: Float) -> Float {
        switch kind {
        case .plain, .coloured, .recycled: 0
        case .lined: line(y, phaseY, footprint)
        case .squared: max(line(x, phaseX, footprint), line(y, phaseY, footprint))
        case .dotted: dot(x, y, footprint)
        }
    }

    /// The distance to the nearest line of a ruling, in millimetres.
    private func distance(_ place: Float, _ phase: Float) -> Float {
        let lines = place / pitch + phase
        return abs(lines - lines.rounded()) * pitch
    }

    private func line(_ place: Float, _ phase: Float, _ footprint: Float) -> Float {
        Self.covered(distance(place, phase), width: lineWidth, footprint)
    }

    private func dot(_ x: Float, _ y: Float, _ footprint: Float) -> Float {
        let (across, down) = (distance(x, phaseX), distance(y, phaseY))
        let radius = (across * across + down * down).squareRoot()
        // A dot smaller than a pixel darkens it by its share both ways.
        let share = min(1, lineWidth / footprint)
        return Self.covered(radius, width: lineWidth, footprint) * share
    }

    /// The part of a pixel at a distance from a stripe's middle that the stripe covers.
    private static func covered(_ distance: Float, width: Float, _ footprint: Float) -> Float {
        let inside = (width + footprint) / 2 - distance
        return max(0, min(min(1, width / footprint), inside / footprint))
    }
}
