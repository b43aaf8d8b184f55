import NumeralCore
import Recognition
import Testing

/// Pictures that nobody would draw, and that a camera, a crop or an attacker sends all the same:
/// whatever the answer, there is one.
@Suite struct OddPictureTests {
    /// Paper with noise, a stroke or two, and a shadow: what takes the way of photos.
    static func picture(
        _ width: Int, _ height: Int, using generator: inout SplitMix64
    ) -> GrayImage {
        var picture = GrayImage(width: width, height: height, filledWith: 0)
        let noise = Int.random(in: 0...60, using: &generator)
        let paper = Int.random(in: 40...235, using: &generator)
        let shadow = Int.random(in: -60...60, using: &generator)
        for row in 0..<height {
            for column in 0..<width {
                let light =
                    paper + shadow * column / width
                    + (noise > 0 ? Int.random(in: -noise...noise, using: &generator) : 0)
                picture[column, row] = UInt8(clamping: light)
            }
        }
        for _ in 0..<Int.random(in: 0...3, using: &generator) where width > 2 && height > 2 {
            let ink = UInt8.random(in: 0...255, using: &generator)
            let (left, top) = (
                Int.random(in: 0..<width, using: &generator),
                Int.random(in: 0..<height, using: &generator)
            )
            let right = min(width, left + Int.random(in: 1...max(1, width / 2), using: &generator))
            let bottom = min(
                height, top + Int.random(in: 1...max(1, height / 2), using: &generator))
            for row in top..<bottom {
                for column in left..<right { picture[column, row] = ink }
            }
        }
        return picture
    }

    @Test("A noisy strip of paper of any sides ends in an answer", arguments: [false, true])
    func strips(isUpright: Bool) throws {
        let reader = try Reader(tinyModel())
        var generator = SplitMix64(seed: 11)
        // Longer to shorter side from 1 to 8; between 4.3 and 5.3 one in a few ended the process.
        for shorter in [1, 2, 3, 7, 16, 28, 48, 53, 56, 60] {
            for tenths in stride(from: 10, through: 80, by: 7) {
                let longer = max(1, shorter * tenths / 10)
                let (width, height) = isUpright ? (shorter, longer) : (longer, shorter)
                let picture = Self.picture(width, height, using: &generator)
                let reading = try reader.read(picture)
                #expect((reading.outcome == .digit) == !reading.text.isEmpty)
            }
        }
    }

    @Test("Pure noise and shadows on strips of 4 to 6 to 1")
    func noisyPaper() throws {
        let reader = try Reader(tinyModel())
        var generator = SplitMix64(seed: 12)
        for height in stride(from: 48, through: 64, by: 8) {
            for tenths in stride(from: 42, through: 56, by: 2) {
                let width = height * tenths / 10
                var picture = GrayImage(width: width, height: height, filledWith: 225)
                for index in picture.pixels.indices {
                    picture.pixels[index] = UInt8.random(in: 215...235, using: &generator)
                }
                for row in height / 4..<height * 3 / 4 {
                    for column in width / 2..<width / 2 + 6 {
                        picture[column, row] = UInt8.random(in: 30...50, using: &generator)
                    }
                }
                _ = try reader.read(picture)
                _ = try reader.read(picture.turned)
            }
        }
    }

    @Test("Sides of one pixel, and extents far apart")
    func slivers() throws {
        let reader = try Reader(tinyModel())
        var generator = SplitMix64(seed: 13)
        for (width, height) in [
            (0, 0), (0, 5), (1, 1), (2, 1), (1, 3), (3000, 1), (1, 3000), (5000, 2), (2, 5000),
            (1500, 47), (47, 1500), (1500, 48), (1024, 49), (1025, 3), (513, 512),
        ] {
            let picture = Self.picture(width, height, using: &generator)
            _ = try reader.read(picture)
            _ = try reader.explain(picture)
        }
    }

    @Test("Hatching of every pitch and slope, and checks: on a coarser page all of it is one level")
    func hatching() throws {
        let reader = try Reader(tinyModel())
        for side in [64, 280] {
            for pitch in [2, 4, 6, 8, 12, 16] {
                for slope in [0, 1, 2] {
                    var picture = GrayImage(width: side, height: side, filledWith: 255)
                    var checks = picture
                    for row in 0..<side {
                        for column in 0..<side {
                            let along = (column + slope * row) % pitch
                            if 4 * along < pitch { picture[column, row] = 0 }
                            if (column / pitch + row / pitch) % 2 == 0 { checks[column, row] = 0 }
                        }
                    }
                    for page in [picture, checks] {
                        let reading = try reader.read(page)
                        #expect((reading.outcome == .digit) == !reading.text.isEmpty)
                    }
                }
            }
        }
    }
}

extension GrayImage {
    /// Rows and columns exchanged.
    fileprivate var turned: GrayImage {
        var other = GrayImage(width: height, height: width, filledWith: 0)
        for row in 0..<height { for column in 0..<width { other[row, column] = self[column, row] } }
        return other
    }
}
