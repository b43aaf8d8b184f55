public import NumeralCore

/// Where the page that is looked at stands in the picture that was given.
public struct PagePlace: Hashable, Sendable {
    /// The extents of the picture as it was given.
    public var pictureWidth: Int
    public var pictureHeight: Int
    /// What of the picture it is.
    public var part = PagePart.whole
    /// Whether what seems its ink is taken for paper.
    var isNegative = false
    /// How many of the picture's pixels, each way, a pixel of the page stands for.
    public var reduction = 1
    /// Where the page begins, in the picture's pixels, before it is turned.
    public var left = 0
    public var top = 0
    /// The page's extents before it was turned, in the picture's pixels.
    public var width: Int
    public var height: Int

    init(_ picture: GrayImage) {
        (pictureWidth, pictureHeight) = (picture.width, picture.height)
        (width, height) = (picture.width, picture.height)
    }

    /// The same place, looked at in another way; what lies on a sheet stays there.
    func showing(_ part: PagePart) -> PagePlace {
        var place = self
        if place.part != .sheet { place.part = part }
        if part == .negative { place.isNegative.toggle() }
        return place
    }

    /// Whether the page was turned.
    public var isTurned: Bool {
        switch part {
        case .turnedRight, .turnedOver, .turnedLeft: true
        case .whole, .negative, .bands, .despeckled, .sheet: false
        }
    }

    /// A box of the page in the picture's pixels.
    public func pictureBox(_ box: Box) -> Box {
        let (x, y) = (box.x * reduction, box.y * reduction)
        let (w, h) = (box.width * reduction, box.height * reduction)
        // Turned back: after turns to the right the page's left is another side of the picture.
        let turned: (x: Int, y: Int, width: Int, height: Int) =
            switch part {
            case .turnedRight: (y, height - x - w, h, w)
            case .turnedOver: (width - x - w, height - y - h, w, h)
            case .turnedLeft: (width - y - h, x, h, w)
            case .whole, .negative, .bands, .despeckled, .sheet: (x, y, w, h)
            }
        let (first, above) = (max(0, left + turned.x), max(0, top + turned.y))
        return Box(
            x: first, y: above,
            width: max(0, min(pictureWidth, left + turned.x + turned.width) - first),
            height: max(0, min(pictureHeight, top + turned.y + turned.height) - above))
    }
}
