public import NumeralCore

/// All ink of a page with the paper taken away, its parts found once.
///
/// How ink was told from paper is one ``InkSource``; what can be told in several ways comes as
/// several pages of ink.
public struct Ink: Hashable, Sendable {
    public let source: InkSource
    /// Where the page stands in the picture.
    public let place: PagePlace
    /// Whether dark ink stood on light paper.
    public let paperIsLight: Bool
    /// How far full ink stood out from the paper, of 255.
    public let contrast: Int
    /// Whether the paper was even, so that nothing else could be taken for ink.
    public let isEven: Bool
    /// The page as it was looked at.
    let page: GrayImage
    /// From the page's values to ink: 0 is paper, 255 full ink.
    let table: [UInt8]
    let labels: ComponentLabels
    /// Whether all of it is one symbol, its specks too.
    let isWhole: Bool

    /// Where shadows were taken out of the page: the page as the camera saw it, paper light.
    let light: GrayImage?

    /// Whether shadows were taken out of it.
    public var isShadowless: Bool { light != nil }

    /// Connected ink, 8-way, in reading order of the first pixel.
    public var parts: [InkPart] { labels.parts }

    /// The page's extents, in its own pixels.
    public var width: Int { page.width }
    public var height: Int { page.height }

    init(
        _ page: GrayImage, table: [UInt8], source: InkSource, place: PagePlace, paperIsLight: Bool,
        contrast: Int, isEven: Bool, isWhole: Bool = false, light: GrayImage? = nil
    ) {
        self.light = light
        self.isWhole = isWhole
        self.page = page
        self.table = table
        self.source = source
        self.place = place
        self.paperIsLight = paperIsLight
        self.contrast = contrast
        self.isEven = isEven
        labels = ComponentLabels(page, table: table)
    }

    /// The ink of the page: 0 is paper, 255 full ink.
    public var image: GrayImage { page.mapped(by: table) }

    /// The ink of one part, cut to its box.
    func raster(of index: Int) -> InkRaster {
        var isKept = [Bool](repeating: false, count: parts.count)
        isKept[index] = true
        return raster(of: isKept, in: parts[index].box)
    }

    /// The mean width of a part's strokes, in the page's pixels.
    func strokeWidth(of index: Int) -> Float { raster(of: index).strokeWidth }

    /// The ink of some parts, cut to their box; everything else is paper.
    func raster(of isKept: [Bool], in box: Box) -> InkRaster {
        precondition(isKept.count == parts.count)
        var raster = InkRaster(
            width: box.width, height: box.height,
            values: [Float](repeating: 0, count: box.width * box.height))
        let shares = table.map { Float($0) / 255 }
        raster.values.withUnsafeMutableBufferPointer { values in
            page.pixels.withUnsafeBufferPointer { pixels in
                for run in labels.runs(in: box.y..<box.y + box.height)
                where isKept[Int(run.label)] {
                    let row = Int(run.row)
                    let (start, end) = (
                        max(Int(run.start), box.x), min(Int(run.end), box.x + box.width)
                    )
                    let target = (row - box.y) * box.width - box.x
                    for column in start..<max(start, end) {
                        values[target + column] = shares[Int(pixels[row * page.width + column])]
                    }
                }
            }
        }
        return raster
    }
}
