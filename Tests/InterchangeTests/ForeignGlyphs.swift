import NumeralCore

/// The glyphs that Tests/Fixtures/onnx/make.py shows to onnxruntime, byte for byte.
let foreignGlyphs: [Glyph] = {
    var state: UInt32 = 1
    return (0..<8).map { index in
        var ink = (0..<Glyph.pixelCount).map { _ in
            state = 1_664_525 &* state &+ 1_013_904_223
            return UInt8(state >> 24)
        }
        for row in 0..<2 * index + 4 {
            for column in 0..<28 - 3 * index { ink[row * Glyph.side + column] = 0 }
        }
        return Glyph(ink: ink)
    }
}()
