import CLeptonica
import NumeralCore

/// Which of a shaded page and its ink is the lighter one.
enum PaperPolarity {
    /// The longest side of the copy that is looked at: fine enough for strokes.
    private static let copySideMax = 96
    /// The side of the median's window, as a share of the copy's longest side: a digit's ink fills
    /// less than half of it.
    private static let windowShare = 0.4

    /// How far something stands out, of 255, to count.
    private static let distanceMin: UInt8 = 8

    /// Whether what stands out from its surroundings is dark.
    ///
    /// The page's own darkness says nothing: half of it may lie in shadow, and a shadow's edge may
    /// be sharp. A median over a window wider than strokes follows both, and leaves the ink out.
    /// Bright ink ends before the picture does; where dark ink joins printed lines it need not.
    static func isPaperLight(_ light: GrayImage) -> Bool {
        let longest = max(light.width, light.height)
        let copy = light.reduced(by: max(1, (longest + copySideMax - 1) / copySideMax))
        guard let surroundings = median(of: copy) else { return true }
        var (dark, bright) = (copy, copy)
        for index in copy.pixels.indices {
            let distance = Int(copy.pixels[index]) - Int(surroundings.pixels[index])
            dark.pixels[index] = UInt8(max(0, -distance))
            bright.pixels[index] = UInt8(max(0, distance))
        }
        return Double(prominence(bright, isWhole: true))
            <= brightRatioMin * Double(prominence(dark, isWhole: false))
    }

    /// How many times more prominent bright ink is than anything dark: most pages are paper.
    private static let brightRatioMin = 8.0

    /// How much stands out, the strongest counting most.
    ///
    /// - Parameter isWhole: whether only what stays off the picture's edge counts.
    private static func prominence(_ image: GrayImage, isWhole: Bool) -> Int {
        let table = (0...255).map { UInt8($0 > Int(distanceMin) ? $0 : 0) }
        return ComponentLabels(image, table: table).parts.filter { part in
            !isWhole || part.box.frameSideCount(width: image.width, height: image.height) == 0
        }.reduce(0) { $0 + $1.mass * Int($1.peak) * Int($1.peak) }
    }

    private static func median(of copy: GrayImage) -> GrayImage? {
        let side = max(3, Int32(windowShare * Double(max(copy.width, copy.height))) | 1)
        return copy.filtered(margin: side / 2 + 1) { pixMedianFilter($0, side, side) }
    }

    /// Whether the lighter of a picture's two sides is its paper: most of the frame, the corners
    /// and the picture is.
    static func isFrameLight(_ light: GrayImage, _ histogram: Histogram) -> Bool {
        guard light.width > 0, light.height > 0 else { return true }
        let twice = 2 * histogram.middle + 1
        let (right, bottom) = (light.width - 1, light.height - 1)
        var dark = 0
        for column in 0...right {
            if 2 * Int(light[column, 0]) < twice { dark += 1 }
            if 2 * Int(light[column, bottom]) < twice { dark += 1 }
        }
        for row in 0...bottom {
            if 2 * Int(light[0, row]) < twice { dark += 1 }
            if 2 * Int(light[right, row]) < twice { dark += 1 }
        }
        let frame = Double(dark) / Double(2 * (light.width + light.height))
        let corners =
            Double(
                [light[0, 0], light[right, 0], light[0, bottom], light[right, bottom]]
                    .count { 2 * Int($0) < twice }) / 4
        let area =
            Double(histogram.count(in: 0...histogram.middle)) / Double(light.pixels.count)
        // What holds little of the picture is no paper, whatever its frame.
        if area < paperShareMin { return true }
        if 1 - area < paperShareMin { return false }
        return frameWeight * frame + cornerWeight * corners + areaWeight * area <= 0.5
    }

    /// The least share of a page that is paper.
    static let paperShareMin = 0.3
    /// Weights of the signs of paper: it holds the frame, the corners, most of the picture.
    private static let (frameWeight, cornerWeight, areaWeight) = (0.4, 0.3, 0.3)
}
