import NumeralCore
import Testing

@Suite struct GrayImageTests {
    @Test("A pixel is written in place, not into a copy of the picture")
    func writesInPlace() {
        var image = GrayImage(width: 300, height: 300)
        func address() -> UnsafePointer<UInt8>? {
            image.pixels.withUnsafeBufferPointer { $0.baseAddress }
        }
        let before = address()
        image.pixels[7] = 9
        image[8, 0] = 10
        #expect(address() == before)
        #expect(image[7, 0] == 9 && image.pixels[8] == 10)
    }

    @Test func comparesByContent() {
        var image = GrayImage(width: 2, height: 1, pixels: [1, 2])
        image.pixels = [3, 4]
        #expect(image == GrayImage(width: 2, height: 1, pixels: [3, 4]))
        #expect(image != GrayImage(width: 1, height: 2, pixels: [3, 4]))
        #expect(Set([image, image]).count == 1)
    }
}
