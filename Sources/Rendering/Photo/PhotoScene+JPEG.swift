public import NumeralCore
internal import PictureFiles

extension PhotoScene {
    /// The JPEG file that a camera would have written of a glyph in this scene.
    public func jpeg(of glyph: Glyph) -> [UInt8] {
        JPEG.encode(
            picture(of: glyph), quality: camera.quality,
            orientation: Orientation(rawValue: camera.orientation) ?? .upright)
    }
}
