public import Datasets
internal import NumeralCore
internal import PictureFiles

extension RenderedPicture {
    /// The picture as the bytes of a file.
    ///
    /// - Throws: when there is no memory to deflate with.
    public func file() throws(GzipError) -> [UInt8] {
        switch form {
        case .jpeg(let quality):
            return isGrey
                ? JPEG.encode(grey, quality: quality) : JPEG.encode(colour, quality: quality)
        case .png:
            let (width, height) = (colour.width, colour.height)
            return isGrey
                ? try PlainPNG(width: width, height: height, colour: .grey).encoded(grey.pixels)
                : try PlainPNG(width: width, height: height, colour: .rgb).encoded(colour.pixels)
        case .greyKey(let bits, let isUnused): return try greyKey(bits, isUnused: isUnused)
        case .alpha: return try alpha()
        case .palette(let bits, let isTransparent):
            return try palette(bits, isTransparent: isTransparent)
        }
    }

    /// Two bytes of tRNS for a level, one for an entry of a palette.
    private static func level(_ value: UInt8) -> [UInt8] { [0, value] }

    private func covered() -> GrayImage {
        guard let ink else { preconditionFailure("the scene gives the ink of such files") }
        return ink
    }

    /// Grey with a level that is transparent.
    private func greyKey(_ bits: Int, isUnused: Bool) throws(GzipError) -> [UInt8] {
        let ink = covered()
        let last = Float((1 << bits) - 1)
        func level(_ light: Float) -> UInt8 { UInt8((light / 255 * last).rounded()) }
        let (paper, full) = (Float(paperColour.y), Float(inkColour.y))
        // With two levels ink and paper must not become one.
        let ends = bits == 1 ? (paper > full ? (255, 0) : (0, 255)) : (paper, full)
        let samples = ink.pixels.map { level(ends.0 + (ends.1 - ends.0) * Float($0) / 255) }
        let used = Set(samples)
        let unused = (0...UInt8(last)).first { !used.contains($0) }
        let key = isUnused ? unused : level(ends.0)
        return try PlainPNG(
            width: ink.width, height: ink.height, colour: .grey, bits: bits,
            transparency: key.map(Self.level) ?? []
        ).encoded(samples)
    }

    /// The ink's colour everywhere, its coverage as alpha.
    private func alpha() throws(GzipError) -> [UInt8] {
        let ink = covered()
        let samples = ink.pixels.flatMap { [inkColour.x, inkColour.y, inkColour.z, $0] }
        return try PlainPNG(width: ink.width, height: ink.height, colour: .rgba)
            .encoded(samples)
    }

    /// Steps from paper to ink, so many as the bits allow.
    private func palette(_ bits: Int, isTransparent: Bool) throws(GzipError) -> [UInt8] {
        let ink = covered()
        let last = (1 << bits) - 1
        let paper = SIMD3<Float>(paperColour)
        let way = SIMD3<Float>(inkColour) - paper
        let entries = (0...last).flatMap { step -> [UInt8] in
            let colour = SIMD3<UInt8>(
                (paper + way * Float(step) / Float(last)).rounded(.toNearestOrEven))
            return [colour.x, colour.y, colour.z]
        }
        let samples = ink.pixels.map { UInt8((Int($0) * last + 127) / 255) }
        return try PlainPNG(
            width: ink.width, height: ink.height, colour: .palette, bits: bits,
            palette: entries, transparency: isTransparent ? [0] : []
        ).encoded(samples)
    }
}
