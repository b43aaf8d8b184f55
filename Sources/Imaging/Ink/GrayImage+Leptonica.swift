import CLeptonica
import NumeralCore
import PictureFiles

extension GrayImage {
    /// What one of Leptonica's filters makes of the picture; `nil` when it makes none of its size.
    ///
    /// - Parameters:
    ///   - margin: by how much the picture is continued by its outermost pixels before, and cut
    ///     after, so that a window fits everywhere.
    ///   - filter: given a picture that stays the caller's; hands its result over.
    func filtered(
        margin: Int32 = 0, by filter: (UnsafeMutablePointer<Pix>) -> UnsafeMutablePointer<Pix>?
    ) -> GrayImage? {
        guard let picture = LeptonicaPicture(self),
            let wide = LeptonicaPicture(
                owning: pixAddContinuedBorder(picture.handle, margin, margin, margin, margin)),
            let result = LeptonicaPicture(owning: filter(wide.handle)),
            let cut = LeptonicaPicture(owning: pixRemoveBorder(result.handle, margin)),
            let image = GrayImage(cut), image.width == width, image.height == height
        else { return nil }
        return image
    }

    /// 255 minus every value.
    var negative: GrayImage {
        GrayImage(width: width, height: height, pixels: pixels.map { 255 - $0 })
    }
}
