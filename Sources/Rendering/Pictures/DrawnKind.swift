/// Everyday pictures of one digit.
public enum DrawnKind: String, CaseIterable, Codable, Sendable {
    /// Flat paper, any size, margin, polarity and file.
    case plain
    /// 28 × 28 as in MNIST, with JPEG's noise.
    case smallJPEG = "small_jpeg"
    /// 12 to 64 pixels, cut to the ink.
    case tightCrop = "tight_crop"
    /// The ink meets one to four sides of the frame.
    case meetsFrame = "meets_frame"
    case ruledPaper = "ruled_paper"
    case squaredPaper = "squared_paper"
    case dottedPaper = "dotted_paper"
    /// A line down the page, beside the digit or touching it.
    case marginLine = "margin_line"
    /// Enlarged pixels with lines between them.
    case pixelGrid = "pixel_grid"
    /// A light card on another ground, tilted a little.
    case card
    /// A dark tile on a light page, or the reverse, with a title or without.
    case tile
    /// A telephone's screen with a bar above.
    case screenshot
    case boxed, circled, underlined
    /// A stray rule or a neighbour's fragment near the frame.
    case fragment
    /// A pen or scanner that leaves single pixels.
    case stippled
    case dottedPen = "dotted_pen"
    case brokenPen = "broken_pen"
    case dryPen = "dry_pen"
    case outlinePen = "outline_pen"
    case hairline
    case thickPen = "thick_pen"
    case turned
    /// The whole page turned by 90, 180 or 270 degrees, and no EXIF that says so.
    case onItsSide = "on_its_side"
    /// The pattern that editors show transparency by, saved into the picture.
    case checkerboard
    case transparentGrey = "transparent_grey"
    case transparentColour = "transparent_colour"
    case palette
    case sensorNoise = "sensor_noise"
    case saltAndPepper = "salt_and_pepper"
    /// A slope of light, a vignette or a shadow.
    case shaded
    /// The digit lies in a shadow that takes half of the light or more, or across its edge.
    case deepShadow = "deep_shadow"
    case blurred
    case colouredPaper = "coloured_paper"
    case lowContrast = "low_contrast"
    case whiteboard, chalk
    /// A screen photographed: the two grids of pixels beat.
    case moire
    /// One digit on a page before a camera.
    case photo
    /// The digit fills nine tenths of the photo.
    case photoFilled = "photo_filled"
}
