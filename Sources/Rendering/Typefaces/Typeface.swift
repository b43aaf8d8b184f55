import CFreeType
public import Foundation
public import NumeralCore
import Synchronization

/// One style of one family of type, read from a font file: characters to pictures of ink.
///
/// Of a variable font it is the default instance. Safe to use from several threads, one at a time
/// inside.
public final class Typeface: @unchecked Sendable {
    // Sendable: `face` is only touched inside `lock`, everything else never changes.

    /// The largest picture that is drawn, each way, in pixels: far above any glyph's need.
    public static let pixelHeightMax = 1024
    /// Font units that an outline may span; the em of real fonts has 200 to 4096 of them.
    private static let unitsMax = 100_000

    /// As in `Liberation Sans`.
    public let family: String
    /// As in `Bold Italic`.
    public let style: String
    /// Where it was found.
    public let file: URL
    /// Whether it imitates handwriting or is a script, as far as the font itself says so.
    public let isHandwriting: Bool

    private let freeType: FreeType
    private let face: FT_Face
    private let lock = Mutex(())

    /// Takes over an open face; `nil`, closing it, when it has no scalable, plain outlines under
    /// Unicode code points.
    init?(_ face: FT_Face, of file: URL, freeType: FreeType) {
        let flags = Int(face.pointee.face_flags)
        guard flags & Int(FT_FACE_FLAG_SCALABLE) != 0, flags & Int(FT_FACE_FLAG_COLOR) == 0,
            let family = face.pointee.family_name,
            FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0
        else {
            freeType.close(face)
            return nil
        }
        let style = face.pointee.style_name
        self.family = String(cString: family)
        self.style = style.map { String(cString: $0) } ?? "Regular"
        self.file = file
        isHandwriting = HandwritingSigns.areOn(face, family: self.family)
        (self.face, self.freeType) = (face, freeType)
    }

    deinit { freeType.close(face) }

    /// Whether the typeface has a glyph for a character; its outline may still be blank.
    public func carries(_ character: Character) -> Bool {
        lock.withLock { _ in index(of: character) != nil }
    }

    /// A character as ink, 0 paper and 255 ink, cut to its ink and antialiased.
    ///
    /// - Parameters:
    ///   - pixelHeight: the height of the ink, or its width where it is wider than high.
    ///   - slant: how far the top leans to the right, as a share of the height.
    ///   - turn: counter-clockwise, in radians.
    /// - Returns: `nil` when the typeface lacks the character, or its outline is blank or damaged.
    public func image(
        of character: Character, pixelHeight: Int, slant: Float = 0, turn: Float = 0
    ) -> GrayImage? {
        precondition((1...Self.pixelHeightMax).contains(pixelHeight))
        return lock.withLock { _ in
            guard let index = index(of: character),
                FT_Load_Glyph(face, index, FT_Int32(FT_LOAD_NO_SCALE)) == 0,
                let slot = face.pointee.glyph, slot.pointee.format == FT_GLYPH_FORMAT_OUTLINE
            else { return nil }
            var outline = slot.pointee.outline
            guard outline.n_contours > 0, outline.n_points > 2 else { return nil }
            if slant != 0 || turn != 0 { lean(&outline, by: slant, turn: turn) }
            return picture(of: &outline, pixelHeight: pixelHeight)
        }
    }

    /// The index of a character's glyph; 0 is "missing".
    private func index(of character: Character) -> FT_UInt? {
        guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first
        else { return nil }
        let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
        return index == 0 ? nil : index
    }

    /// Slants, then turns, in font units.
    private func lean(_ outline: inout FT_Outline, by slant: Float, turn: Float) {
        func fixed(_ value: Float) -> FT_Fixed { FT_Fixed((value * 65536).rounded()) }
        let (sine, cosine) = (sin(turn), cos(turn))
        var matrix = FT_Matrix(
            xx: fixed(cosine), xy: fixed(cosine * slant - sine),
            yx: fixed(sine), yy: fixed(sine * slant + cosine))
        FT_Outline_Transform(&outline, &matrix)
    }

    /// Scales an outline in font units to the height and renders it.
    private func picture(of outline: inout FT_Outline, pixelHeight: Int) -> GrayImage? {
        var box = FT_BBox()
        guard FT_Outline_Get_BBox(&outline, &box) == 0 else { return nil }
        let (width, height) = (Int(box.xMax) - Int(box.xMin), Int(box.yMax) - Int(box.yMin))
        guard width > 0, height > 0, max(width, height) <= Self.unitsMax,
            abs(Int(box.xMin)) <= Self.unitsMax, abs(Int(box.yMin)) <= Self.unitsMax
        else { return nil }
        // FreeType renders in 64ths of a pixel, and scales by 65536ths.
        let scale = Double(pixelHeight) * 64 / Double(max(width, height))
        let factor = FT_Fixed((scale * 65536).rounded())
        var matrix = FT_Matrix(xx: factor, xy: 0, yx: 0, yy: factor)
        FT_Outline_Translate(&outline, -box.xMin, -box.yMin)
        FT_Outline_Transform(&outline, &matrix)
        func pixels(_ units: Int) -> Int {
            min(pixelHeight, max(1, Int((Double(units) * scale / 64 - 0.01).rounded(.up))))
        }
        var image = GrayImage(width: pixels(width), height: pixels(height))
        let (columns, rows) = (image.width, image.height)
        let status = image.pixels.withUnsafeMutableBufferPointer { buffer in
            var bitmap = FT_Bitmap()
            (bitmap.width, bitmap.rows, bitmap.pitch) = (
                UInt32(columns), UInt32(rows), Int32(columns)
            )
            (bitmap.num_grays, bitmap.pixel_mode) = (256, UInt8(FT_PIXEL_MODE_GRAY.rawValue))
            bitmap.buffer = buffer.baseAddress
            return FT_Outline_Get_Bitmap(freeType.handle, &outline, &bitmap)
        }
        return status == 0 && image.pixels.contains { $0 >= 128 } ? image : nil
    }
}
