public import NumeralCore

/// The pixels of a drawn picture, before they are a file.
public struct RenderedPicture: Hashable, Sendable {
    /// Light in red, green and blue.
    public let colour: RGBImage
    /// How much ink covers each pixel; only for files that are made of it.
    public let ink: GrayImage?
    /// The colour of full ink, and of paper.
    public let inkColour: SIMD3<UInt8>
    public let paperColour: SIMD3<UInt8>
    public let form: PictureForm

    /// Whether every pixel is grey.
    public var isGrey: Bool {
        colour.pixels.withUnsafeBufferPointer { pixels in
            stride(from: 0, to: pixels.count, by: RGBImage.channelCount).allSatisfy {
                pixels[$0] == pixels[$0 + 1] && pixels[$0] == pixels[$0 + 2]
            }
        }
    }

    /// The green channel: the light of a grey picture.
    public var grey: GrayImage {
        let count = colour.width * colour.height
        return GrayImage(
            width: colour.width, height: colour.height,
            pixels: (0..<count).map { colour.pixels[RGBImage.channelCount * $0 + 1] })
    }
}
