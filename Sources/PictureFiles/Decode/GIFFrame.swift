/// The first frame of a GIF file, cut out of it.
///
/// giflib decodes every frame into memory, and a small file may claim
/// thousands of huge ones; and Leptonica drops the transparent colour.
///
/// - SeeAlso: <https://www.w3.org/Graphics/GIF/spec-gif89a.txt>
struct GIFFrame {
    let width: Int
    let height: Int
    /// The palette's entry that means "nothing here".
    let transparentIndex: Int?
    /// A GIF file that holds only this frame, which covers its whole screen.
    let fileBytes: [UInt8]

    /// - Returns: `nil` when a block is cut off or there is no frame.
    init?(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes: bytes[...], order: .little)
        guard let flags = reader.byte(at: 10), bytes.count > 13 else { return nil }
        let paletteEnd = 13 + Self.paletteSize(flags)
        var offset = paletteEnd
        var transparentIndex: Int?
        while let introducer = reader.byte(at: offset) {
            switch introducer {
            case 0x21:
                if reader.byte(at: offset + 1) == 0xF9, let control = reader.byte(at: offset + 3) {
                    transparentIndex =
                        control & 1 == 1 ? reader.byte(at: offset + 6).map(Int.init) : nil
                }
                guard let end = Self.endOfBlocks(reader, from: offset + 2) else { return nil }
                offset = end
            case 0x2C:
                guard let width = reader.integer(at: offset + 5, size: 2),
                    let height = reader.integer(at: offset + 7, size: 2),
                    let frameFlags = reader.byte(at: offset + 9),
                    let end = Self.endOfBlocks(
                        reader, from: offset + 11 + Self.paletteSize(frameFlags))
                else { return nil }
                self.width = width
                self.height = height
                self.transparentIndex = transparentIndex
                // The screen becomes as large as the frame, and the frame stands at its corner.
                var file = Array(bytes[..<paletteEnd])
                file[6...9] = bytes[(offset + 5)...(offset + 8)]
                var frame = Array(bytes[offset..<end])
                frame.replaceSubrange(1...4, with: [0, 0, 0, 0])
                fileBytes = file + frame + [0x3B]
                return
            default:
                return nil
            }
        }
        return nil
    }

    /// Bytes of the palette that a flag byte announces.
    private static func paletteSize(_ flags: UInt8) -> Int {
        flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
    }

    /// The offset after the empty block that ends a chain of blocks.
    private static func endOfBlocks(_ reader: ByteReader, from start: Int) -> Int? {
        var offset = start
        while let size = reader.byte(at: offset) {
            offset += 1 + Int(size)
            if size == 0 { return offset }
        }
        return nil
    }
}
