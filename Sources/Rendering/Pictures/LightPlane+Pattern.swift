internal import Foundation

extension LightPlane {
    /// Puts lines, squares, dots or checkers over the whole sheet.
    mutating func imprint(_ pattern: PicturePattern) {
        let top = pattern.header * Float(height)
        switch pattern.form {
        case .lines: rules(pattern, from: top)
        case .squares:
            rules(pattern, from: top)
            for x in places(pattern, pattern.phase.x, Float(width)) {
                upright(pattern.colour, at: x, width: lineWidth(pattern))
            }
        case .dots: dots(pattern, from: top)
        case .checkers: checkers(pattern)
        }
        if let place = pattern.marginPlace {
            let x = (place * Float(width)).rounded()
            upright(pattern.marginColour, at: x, width: lineWidth(pattern))
        }
    }

    /// A line from top to bottom, its left side at a place.
    mutating func upright(_ colour: SIMD3<Float>, at x: Float, width: Float) {
        fill(colour, from: SIMD2(x, -1), to: SIMD2(x + width, Float(height) + 1))
    }

    private mutating func rules(_ pattern: PicturePattern, from top: Float) {
        for y in places(pattern, pattern.phase.y, Float(height)) where y >= top {
            fill(
                pattern.colour, from: SIMD2(-1, y),
                to: SIMD2(Float(width) + 1, y + lineWidth(pattern)))
        }
    }

    private mutating func dots(_ pattern: PicturePattern, from top: Float) {
        let radius = pattern.width / 2
        for y in places(pattern, pattern.phase.y, Float(height)) where y >= top {
            for x in places(pattern, pattern.phase.x, Float(width)) {
                let middle = SIMD2(x, y) + radius
                draw(pattern.colour, from: middle - radius, to: middle + radius) { place in
                    let way = place - middle
                    return (way * way).sum().squareRoot() - radius
                }
            }
        }
    }

    private mutating func checkers(_ pattern: PicturePattern) {
        let wide = SIMD4(pattern.colour, 0)
        let pitch = max(1, Int(pattern.pitch.rounded()))
        let (right, down) = (
            Int(pattern.phase.x * pattern.pitch), Int(pattern.phase.y * pattern.pitch)
        )
        for row in 0..<height {
            for column in 0..<width
            where ((row + down) / pitch + (column + right) / pitch) % 2 == 0 {
                values[row * width + column] = wide
            }
        }
    }

    private func lineWidth(_ pattern: PicturePattern) -> Float {
        pattern.isCrisp ? max(1, pattern.width.rounded()) : pattern.width
    }

    /// Where lines begin along an extent.
    private func places(
        _ pattern: PicturePattern, _ phase: Float, _ extent: Float
    ) -> [Float] {
        stride(from: phase * pattern.pitch, to: extent, by: max(2, pattern.pitch)).map {
            pattern.isCrisp ? $0.rounded() : $0
        }
    }
}
