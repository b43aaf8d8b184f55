internal import Classical
internal import NumeralCore
internal import Recognition

/// How many support vectors there are of each class, as a model file notes it.
struct SupportVectorCounts: Decodable {
    let classCounts: [Int]
}

/// The tensors of a machine of support vectors.
extension GraphWeights {
    /// In the graph each vector has a coefficient for every pair of classes, 0 where its class is
    /// not of the pair; a model file has those that are not 0 by nature, `[class − 1, vector]`.
    mutating func tensors(
        of counts: SupportVectorCounts, _ prefix: String, _ path: String
    ) throws(ONNXImportError) -> [Safetensors.Tensor] {
        let vectors = try floats("supportVectors", prefix, path)
        let intercepts = try floats("intercepts", prefix, path)
        let spread = try floats("coefficients", prefix, "")
        let (classCount, values) = (counts.classCounts.count, spread.scalars ?? [])
        let vectorCount = vectors.shape.first ?? 0
        let pairCount = intercepts.scalars?.count ?? 0
        let (sum, isTooLarge) = counts.classCounts.reduce((0, false)) { total, count in
            let (sum, overflow) = total.0.addingReportingOverflow(count)
            return (sum, total.1 || overflow || count < 0)
        }
        guard !isTooLarge, sum == vectorCount, (2...Symbol.allCases.count).contains(classCount),
            pairCount == classCount * (classCount - 1) / 2,
            spread.shape == [vectorCount, pairCount]
        else { throw .wrongDescription("'svm' does not fit the tensors") }

        var coefficients = [Float](repeating: 0, count: (classCount - 1) * vectorCount)
        var vector = 0
        for (own, count) in counts.classCounts.enumerated() {
            for _ in 0..<count {
                for row in 0..<classCount - 1 {
                    let other = row < own ? row : row + 1
                    let pair = SupportVectorMachine.pairIndex(
                        min(own, other), max(own, other), classCount: classCount)
                    coefficients[row * vectorCount + vector] = values[vector * pairCount + pair]
                }
                vector += 1
            }
        }
        return [
            vectors, intercepts,
            Safetensors.Tensor(
                name: path + "coefficients", shape: [classCount - 1, vectorCount],
                scalars: coefficients),
        ]
    }
}
