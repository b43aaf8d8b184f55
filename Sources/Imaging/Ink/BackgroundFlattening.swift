import CLeptonica
import NumeralCore
import PictureFiles

/// Takes shadows and folds out of a photographed page.
///
/// The background is what is left when everything narrower than
/// ``windowShare`` of the picture is filled in with its surroundings
/// (a grey closing), smoothed. It is found on a small copy: shadows are broad.
enum BackgroundFlattening {
    /// What a background is that is much darker than the brightest: what a sheet lies on, or paper
    /// in deep shadow. Its light does not say which.
    enum Ground { case table, shadow }

    /// The longest side of the copy that the background is found on.
    private static let copySideMax = 128
    /// The side of the closing's window, as a share of the copy's longest side. Strokes are
    /// narrower (48 of 280 is 17 %), and a closing keeps smooth slopes whatever its window.
    private static let windowShare = 0.25
    /// Paper darker than this, of 255, is not divided by: its noise would be blown up.
    static let divisorMin: Float = 24

    /// Ink, 0 to 255, of a picture whose paper is light: how much darker than the background
    /// each pixel is, as a share of the background; and where there is paper, if that is known.
    ///
    /// Light on paper is a product of the lamp and the paper, so it is divided by, not subtracted.
    ///
    /// - Parameter ground: what the darkest background is.
    static func page(
        ofLightPaper light: GrayImage, ground: Ground
    ) -> (ink: GrayImage, paper: PaperMask?) {
        let longest = max(light.width, light.height)
        let factor = max(1, (longest + copySideMax - 1) / copySideMax)
        let copy = light.reduced(by: factor)
        guard let background = background(of: copy) else { return (light.negative, nil) }
        let tableLight = ground == .table ? tableLight(background) : 0
        let table = Float(tableLight)
        var ink = light
        ink.pixels = [UInt8](unsafeUninitializedCapacity: light.pixels.count) { result, count in
            var upper = [Float](repeating: 0, count: copy.width)
            let spots = (0..<light.width).map { Self.spot($0, factor: factor, count: copy.width) }
            for row in 0..<light.height {
                let y = Self.spot(row, factor: factor, count: copy.height)
                for column in 0..<copy.width {
                    let first = Float(background.pixels[y.index * copy.width + column])
                    let second = Float(background.pixels[y.next * copy.width + column])
                    upper[column] = first + (second - first) * y.share
                }
                for column in 0..<light.width {
                    let x = spots[column]
                    let paper = upper[x.index] + (upper[x.next] - upper[x.index]) * x.share
                    let value = Float(light.pixels[row * light.width + column])
                    let share = paper < table ? 0 : (paper - value) / max(divisorMin, paper)
                    result[row * light.width + column] = UInt8(max(0, min(255, share * 255 + 0.5)))
                }
            }
            count = light.pixels.count
        }
        return (ink, PaperMask(background, tableLight: tableLight, factor: factor))
    }

    /// Where a pixel's middle lies between the middles of the copy's pixels.
    private static func spot(
        _ position: Int, factor: Int, count: Int
    ) -> (index: Int, next: Int, share: Float) {
        let place = max(0, (Float(position) + 0.5) / Float(factor) - 0.5)
        let index = min(count - 1, Int(place))
        return (index, min(count - 1, index + 1), place - Float(index))
    }

    /// The light of the paper, and of what it lies on: everything narrower than the window is
    /// filled in with its surroundings. Shadows' edges stay where they are, and count as shadow.
    private static func background(of copy: GrayImage) -> GrayImage? {
        let side = max(3, Int32(windowShare * Double(max(copy.width, copy.height))) | 1)
        // The window must fit: the picture is continued by its own outermost pixels. A mirror would
        // fold a slanted shadow into a corner that no window fits into.
        return copy.filtered(margin: side / 2 + 1) { wide in
            guard let closed = LeptonicaPicture(owning: pixCloseGray(wide, side, side)) else {
                return nil
            }
            return pixErodeGray(closed.handle, 3, 3)
        }
    }

    /// The darkest light of a page, as a share of its brightest: below it lies the table.
    private static let tableShare = 0.42

    /// The light below which the background is no paper.
    private static func tableLight(_ background: GrayImage) -> UInt8 {
        UInt8(tableShare * Double(Histogram(background.pixels).quantile(0.9)))
    }
}
