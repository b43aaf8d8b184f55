/// How far pictures are from one that stays the same.
protocol PictureDistance {
    /// The square of the distance, at least 0.
    func squared(to known: [Float]) -> Float
}
