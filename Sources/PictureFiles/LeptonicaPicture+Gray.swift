import CLeptonica
package import NumeralCore

extension LeptonicaPicture {
    /// Copies a grey picture into Leptonica's 8-bit form; `nil` without pixels or memory.
    package init?(_ image: GrayImage) {
        self.init(owning: Self.packed(image))
    }

    /// - Returns: a picture that the caller owns.
    private static func packed(_ image: GrayImage) -> UnsafeMutablePointer<Pix>? {
        guard image.width > 0, image.height > 0,
            let width = Int32(exactly: image.width), let height = Int32(exactly: image.height),
            let handle = pixCreateNoInit(width, height, 8), let words = pixGetData(handle)
        else { return nil }
        let wordsPerRow = Int(pixGetWpl(handle))
        image.pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<image.height {
                for wordIndex in 0..<wordsPerRow {
                    var word: UInt32 = 0
                    for column in 4 * wordIndex..<4 * wordIndex + 4 {
                        let value = column < image.width ? pixels[row * image.width + column] : 0
                        word = word << 8 | UInt32(value)
                    }
                    words[row * wordsPerRow + wordIndex] = word
                }
            }
        }
        return handle
    }
}

extension GrayImage {
    /// Light out of Leptonica's form, 0 is black; `nil` for a picture in colour or without pixels.
    package init?(_ picture: borrowing LeptonicaPicture) {
        guard case .gray(let width, let height, let pixels)? = RasterPicture(picture) else {
            return nil
        }
        self.init(width: width, height: height, pixels: pixels)
    }
}
