internal import NumeralCore
internal import Recognition

extension Reader {
    /// Reads pictures of light, several at a time.
    ///
    /// - Parameter picture: makes the picture of an index.
    func readings(
        count: Int, threadCount: Int, _ picture: @Sendable (Int) -> GrayImage
    ) throws(EvaluationError) -> [Reading] {
        let results = concurrentMap(Array(0..<count), threadCount: threadCount) { index in
            let light = picture(index)
            return Result { () throws(ClassifierError) in try self.read(light) }
        }
        var readings: [Reading] = []
        readings.reserveCapacity(count)
        for result in results {
            do { readings.append(try result.get()) } catch { throw .classifier(error) }
        }
        return readings
    }
}
