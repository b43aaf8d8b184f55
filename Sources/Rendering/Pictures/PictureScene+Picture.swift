public import NumeralCore

extension PictureScene {
    /// Full light as a byte.
    private static let byteMax: Float = 255

    /// The picture of this scene.
    ///
    /// - Parameter glyphs: what the digits show, at least ``glyphCount`` of them.
    public func picture(of glyphs: [Glyph]) -> RenderedPicture {
        precondition(glyphs.count >= glyphCount, "a glyph for each digit and each neighbour")
        let layout = DigitLayout(glyphs[...], self).image
        let extents = SIMD2(Float(layout.width), Float(layout.height))
        let room = marks.reduce(margins) { $0.atLeast($1.room(around: extents)) }
        let (left, top) = (Int(room.left.rounded()), Int(room.top.rounded()))
        let width = max(1, left + layout.width + Int(room.right.rounded()))
        let height = max(1, top + layout.height + Int(room.bottom.rounded()))
        var plane = LightPlane(width: width, height: height, filledWith: paper)
        if let pattern { plane.imprint(pattern) }
        let corner = SIMD2(Float(left), Float(top))
        plane.draw(
            marks, around: corner, corner + extents, ink, neighbours: glyphs[digits.count...])
        plane.lay(layout, atX: left, y: top, ink)
        for case .cells(let pen, let colour) in marks {
            plane.cells(from: corner, to: corner + extents, colour, width: pen)
        }
        if let ground { plane = LightPlane(plane, on: ground, seed: grainSeed) }
        plane.disturb(disturbance, seed: grainSeed)
        plane.turn(quarterTurns)
        let coverage = form.needsInk ? Self.placed(layout, left, top, width, height) : nil
        return RenderedPicture(
            colour: plane.bytes, ink: coverage, inkColour: Self.bytes(ink),
            paperColour: Self.bytes(paper), form: form)
    }

    /// The ink in the whole picture.
    private static func placed(
        _ ink: GrayImage, _ left: Int, _ top: Int, _ width: Int, _ height: Int
    ) -> GrayImage {
        var image = GrayImage(width: width, height: height)
        for row in 0..<ink.height {
            let target = (top + row) * width + left
            image.pixels.replaceSubrange(
                target..<target + ink.width,
                with: ink.pixels[row * ink.width..<(row + 1) * ink.width])
        }
        return image
    }

    private static func bytes(_ colour: SIMD3<Float>) -> SIMD3<UInt8> {
        let scaled = (colour * byteMax + 0.5).clamped(
            lowerBound: SIMD3(), upperBound: SIMD3(repeating: byteMax))
        return SIMD3<UInt8>(scaled)
    }
}

extension LightPlane {
    /// Turned by 90° clockwise so many times.
    mutating func turn(_ quarters: Int) {
        for _ in 0..<(quarters % 4) {
            let (old, columns, rows) = (values, width, height)
            var turned = LightPlane(width: rows, height: columns, values: old)
            for row in 0..<columns {
                for column in 0..<rows {
                    turned.values[row * rows + column] = old[(rows - 1 - column) * columns + row]
                }
            }
            self = turned
        }
    }

    /// As bytes, cut to what a byte holds.
    var bytes: RGBImage {
        let pixels = [UInt8](
            unsafeUninitializedCapacity: RGBImage.channelCount * width * height
        ) { pixels, count in
            for (index, value) in values.enumerated() {
                let scaled = (value * 255 + 0.5).clamped(
                    lowerBound: SIMD4(), upperBound: SIMD4(repeating: 255))
                for channel in 0..<RGBImage.channelCount {
                    (pixels.baseAddress! + RGBImage.channelCount * index + channel).initialize(
                        to: UInt8(scaled[channel]))
                }
            }
            count = RGBImage.channelCount * width * height
        }
        return RGBImage(width: width, height: height, pixels: pixels)
    }
}
