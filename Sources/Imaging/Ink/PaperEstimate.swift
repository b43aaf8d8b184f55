import NumeralCore

/// What a picture's paper looks like, told from its light alone.
struct PaperEstimate {
    /// Whether the paper is the lighter of the two.
    let isLight: Bool
    /// The paper's level, 0 to 255, where light is.
    let level: Int
    /// Whether paper and ink are two even levels, as in a drawing: then values are kept exactly.
    let isEven: Bool

    /// The deviation of the noise.
    let grain: Float

    /// Noise from which on a picture was photographed: most neighbours differ by more than 1.
    private static let evenGrainMax: Float = 1.1
    /// How near to a level counts as that level.
    private static let levelTolerance = 2
    /// The share of the frame that lies at the paper's level then: a digit that is cut off takes
    /// little of it, printed lines and shadows more.
    private static let evenFrameShareMin = 0.93
    /// The longest side of a picture that is no photo but a symbol's bitmap, as data sets hold
    /// them: then ink may take much of the frame, as long as…
    private static let bitmapSideMax = 40
    /// …so much of the picture lies at its two levels, or of the frame at the paper's.
    private static let (bitmapShareMin, bitmapFrameShareMin) = (0.6, 0.8)
    /// The share of the picture that at least lies at the paper's level then.
    private static let evenPaperShareMin = 0.2
    /// Weights of the signs of paper: it holds the frame, the corners, most of the picture.
    private static let (frameWeight, cornerWeight, areaWeight) = (0.4, 0.3, 0.3)

    init(_ light: GrayImage) {
        grain = light.grain
        let histogram = Histogram(light.pixels)
        let total = Double(max(1, light.pixels.count))
        let thresholdTwice = histogram.otsuTwice
        let darkMax = (thresholdTwice - 1) / 2
        func isDark(_ value: UInt8) -> Bool { 2 * Int(value) < thresholdTwice }
        let darkShare = Double(histogram.count(in: 0...darkMax)) / total
        let frame = Self.frame(of: light)
        let frameShare = Double(frame.count(where: isDark)) / Double(max(1, frame.count))
        let corners = Self.corners(of: light)
        let cornerShare = Double(corners.count(where: isDark)) / Double(max(1, corners.count))
        let darkVote =
            Self.frameWeight * frameShare + Self.cornerWeight * cornerShare
            + Self.areaWeight * darkShare
        isLight = darkVote <= 0.5

        let paperRange = isLight ? (darkMax + 1)...255 : 0...darkMax
        let mode = histogram.mode(in: paperRange)
        let near = Self.levelTolerance
        let paperShare = Double(histogram.count(in: (mode - near)...(mode + near))) / total
        // A large drawing that was scaled up is mostly soft edge, but its frame is paper.
        let atLevel = frame.count { abs(Int($0) - mode) <= near }
        let frameLevelShare = Double(atLevel) / Double(max(1, frame.count))
        var isLevel = frameLevelShare >= Self.evenFrameShareMin
        if max(light.width, light.height) <= Self.bitmapSideMax {
            let inkMode = histogram.mode(in: isLight ? 0...darkMax : (darkMax + 1)...255)
            let inkShare =
                Double(histogram.count(in: (inkMode - near)...(inkMode + near))) / total
            isLevel =
                paperShare + inkShare >= Self.bitmapShareMin
                || frameLevelShare >= Self.bitmapFrameShareMin
        }
        isEven = grain <= Self.evenGrainMax && paperShare >= Self.evenPaperShareMin && isLevel
        level = mode
    }

    /// The outermost row and column on each side.
    private static func frame(of image: GrayImage) -> [UInt8] {
        guard image.width > 0, image.height > 0 else { return [] }
        var values: [UInt8] = []
        for column in 0..<image.width {
            values.append(image[column, 0])
            values.append(image[column, image.height - 1])
        }
        for row in 0..<image.height {
            values.append(image[0, row])
            values.append(image[image.width - 1, row])
        }
        return values
    }

    private static func corners(of image: GrayImage) -> [UInt8] {
        guard image.width > 0, image.height > 0 else { return [] }
        let (right, bottom) = (image.width - 1, image.height - 1)
        return [image[0, 0], image[right, 0], image[0, bottom], image[right, bottom]]
    }
}
