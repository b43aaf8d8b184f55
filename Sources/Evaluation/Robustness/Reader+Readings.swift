internal import NumeralCore
internal import Parallel
internal import Recognition

extension Reader {
    /// Reads pictures of light, several at a time.
    ///
    /// - Parameter picture: makes the picture of an index.
    func readings(
        count: Int, threadCount: Int, _ picture: @Sendable (Int) -> GrayImage
    ) throws(EvaluationError) -> [Reading] {
        do {
            return try concurrentMap(Array(0..<count), threadCount: threadCount) {
                (index) throws(ClassifierError) in try self.read(picture(index))
            }
        } catch { throw .classifier(error) }
    }
}
