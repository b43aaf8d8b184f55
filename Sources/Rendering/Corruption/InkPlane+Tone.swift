/// Tones changed place by place: MNIST-C's brightness and stripe.
extension InkPlane {
    /// What is added to every pixel, of full ink; severity 5.
    private static let brightening = 0.5
    /// The columns between the inverted ones.
    private static let stripe = 7..<21

    /// Everything lighter on black: the paper becomes half as strong as ink.
    var brightened: InkPlane { map { value, _, _ in min(1, value + Self.brightening) } }

    /// Ink and paper exchanged in the outer quarters of the columns.
    var striped: InkPlane {
        map { value, column, _ in Self.stripe.contains(column) ? value : 1 - value }
    }
}
