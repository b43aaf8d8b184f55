extension FeatureMatrix {
    /// Refuses samples that a machine cannot answer.
    ///
    /// - Parameter columnCount: of what it was trained on.
    /// - Throws: ``ClassicalError/samples(reason:)`` for rows of another width and for numbers that
    ///   are not finite.
    func check(columnCount: Int) throws(ClassicalError) {
        guard self.columnCount == columnCount else {
            throw .samples(
                reason: "a sample has \(self.columnCount) features, not the \(columnCount) that "
                    + "the machine was trained on")
        }
        guard values[...].allAreFinite else {
            throw .samples(reason: "a feature is not a finite number")
        }
    }
}
