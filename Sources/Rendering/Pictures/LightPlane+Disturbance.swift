internal import Foundation
internal import NumeralCore

extension LightPlane {
    /// What light, lens and sensor do; in that order.
    mutating func disturb(_ disturbance: PictureDisturbance, seed: UInt64) {
        if disturbance.changesLight { shade(disturbance, seed: seed) }
        if disturbance.moire > 0 { beat(disturbance) }
        defocus(by: disturbance.blur)
        var generator = SplitMix64(seed: seed, path: [PictureStream.disturbance.rawValue])
        if disturbance.noise > 0 {
            for index in values.indices {
                let noise = Self.normals(&generator)
                values[index] += noise * disturbance.noise
            }
        }
        if disturbance.salt > 0 {
            for index in values.indices where generator.nextUnit() < disturbance.salt {
                values[index] = SIMD4(repeating: generator.nextUnit() < 0.5 ? 0 : 1)
            }
        }
    }

    /// Slopes, corners, shadows, mirrored lamps, folds and wiped chalk.
    private mutating func shade(_ disturbance: PictureDisturbance, seed: UInt64) {
        let extents = SIMD2(Float(width), Float(height))
        let longest = extents.max()
        let noise = ValueNoise(seed: seed ^ PictureStream.waves.rawValue)
        let angle = disturbance.shadowPlace.x * .pi / 180
        let towards = SIMD2(cos(angle), sin(angle))
        let pitch = disturbance.wrinklePitch
        for row in 0..<height {
            for column in 0..<width {
                let pixel = SIMD2(Float(column), Float(row)) + 0.5
                let place = pixel / extents - 0.5
                let way = place * extents / longest
                var light = 1 + (disturbance.slope * place).sum()
                light *= 1 - disturbance.vignette * (way * way).sum() * 2
                if disturbance.shadow > 0 {
                    let beyond = (way * towards).sum() - disturbance.shadowPlace.y
                    let share = max(0, min(1, beyond / disturbance.shadowPlace.z + 0.5))
                    light *= 1 - disturbance.shadow * share
                }
                if disturbance.wrinkles > 0 {
                    let at = pixel / pitch
                    let fold =
                        noise.value(at.x + 7 * noise.value(at.x / 3, at.y / 3), at.y)
                        - noise.value(at.x + 0.3, at.y + 0.3)
                    light *= 1 + disturbance.wrinkles * fold
                }
                let index = row * width + column
                values[index] *= light
                if disturbance.glare > 0 {
                    let off = (place - disturbance.glarePlace) * extents / longest
                    values[index] += disturbance.glare * exp(-(off * off).sum() * 30)
                }
                if disturbance.smear > 0 {
                    let at = pixel / longest
                    let wiped = noise.value(at.x * 3, 40 + at.y * 11)
                    values[index] += disturbance.smear * max(0, wiped - 0.4)
                }
            }
        }
    }

    /// The beat of a screen's stripes of red, green and blue with a camera's pixels.
    private mutating func beat(_ disturbance: PictureDisturbance) {
        let turn = disturbance.moireTurn * .pi / 180
        let (sine, cosine) = (sin(turn), cos(turn))
        let cycle = 2 * Float.pi / disturbance.moirePeriod
        let third = 2 * Float.pi / 3
        for row in 0..<height {
            for column in 0..<width {
                let (x, y) = (Float(column), Float(row))
                let (across, down) = (
                    (cosine * x + sine * y) * cycle, (cosine * y - sine * x) * cycle
                )
                let stripes = SIMD4(sin(across), sin(across + third), sin(across - third), 0)
                let share = disturbance.moire * (0.7 * stripes + 0.5 * sin(down))
                values[row * width + column] *= 1 + share
            }
        }
    }

    /// Nearly normal numbers of deviation 1 for the three channels, a half of each in common.
    private static func normals(_ generator: inout SplitMix64) -> SIMD4<Float> {
        let bits = SIMD2(generator.next(), generator.next())
        let bytes = unsafeBitCast(bits, to: SIMD16<UInt8>.self)
        let sums = SIMD8<Float>(bytes.lowHalf) + SIMD8<Float>(bytes.highHalf)
        // Each of the four below is a sum of four bytes: mean 510, deviation 147.8.
        let four = (sums.lowHalf + sums.highHalf - 510) / 147.8
        let common = SIMD4<Float>(repeating: four.w)
        return (four + common) * Float(0.5).squareRoot()
    }
}

extension PictureDisturbance {
    /// Whether light is not the same everywhere.
    var changesLight: Bool {
        slope != SIMD2() || vignette > 0 || shadow > 0 || glare > 0 || wrinkles > 0 || smear > 0
    }
}
