import CLeptonica
import NumeralCore

extension GrayImage {
    /// The symbol's longest side by the reach of the mean: a quarter of a glyph's pixel each way.
    private static let fillingShare = 80
    /// What a stroke with gaps is multiplied by, so that half of it is nearly all.
    private static let fillingGain = 1.6

    /// Strokes without the gaps that rough paper leaves in graphite: a mean over less than a pixel
    /// of the glyph, stretched.
    ///
    /// - Parameter box: of the symbol, whose size decides how wide a gap is.
    func filled(within box: NumeralCore.Box) -> GrayImage {
        let reach = Int32(max(box.width, box.height) / Self.fillingShare)
        guard reach >= 1, let mean = filtered(by: { pixBlockconv($0, reach, reach) }) else {
            return self
        }
        let table = (0...255).map { UInt8(min(255, Self.fillingGain * Double($0))) }
        return mean.mapped(by: table)
    }
}
