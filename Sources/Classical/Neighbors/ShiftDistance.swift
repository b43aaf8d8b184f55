/// The least distance of a picture, moved by whole pixels, from others; what moves in is 0.
struct ShiftDistance: PictureDistance {
    /// The picture moved by nothing first, then by all other moves.
    private let moved: [[Float]]

    init(_ picture: [Float], side: Int, reach: Int) {
        var moved = [picture]
        for down in -reach...reach {
            for across in -reach...reach where (down, across) != (0, 0) {
                moved.append(Self.moved(picture, side: side, across: across, down: down))
            }
        }
        self.moved = moved
    }

    func squared(to known: [Float]) -> Float {
        var least = Float.infinity
        known.withUnsafeBufferPointer { known in
            for picture in moved {
                picture.withUnsafeBufferPointer { picture in
                    least = min(
                        least,
                        FloatRow.squaredDistance(
                            picture.baseAddress!, known.baseAddress!, picture.count))
                }
            }
        }
        return least
    }

    private static func moved(
        _ picture: [Float], side: Int, across: Int, down: Int
    ) -> [Float] {
        var moved = [Float](repeating: 0, count: picture.count)
        for row in max(0, down)..<min(side, side + down) {
            for column in max(0, across)..<min(side, side + across) {
                moved[row * side + column] = picture[(row - down) * side + column - across]
            }
        }
        return moved
    }
}
