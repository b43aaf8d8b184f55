import Evaluation
import Foundation
import NumeralCore
import Testing

/// Agreement with scikit-learn and SciPy on cases that were drawn once.
@Suite struct MetricsFixtureTests {
    struct Cases: Decodable {
        struct Case: Decodable {
            let classCount: Int
            let labels: [Int]
            let probabilities: [Double]
            let accuracy, loss, brier, calibrationError: Double
            let confusion: [[Int]]
            /// Precision, recall and F1.
            let classes: [[Double]]
            let macro, weighted: [Double]
        }

        let metrics: [Case]
        let mcNemar: [McNemar]
    }

    static func cases() throws -> Cases {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/metrics/cases.json")
        return try JSONDecoder().decode(Cases.self, from: Data(contentsOf: file))
    }

    @Test func agreesWithScikitLearn() throws {
        for expected in try Self.cases().metrics {
            let metrics = Metrics(
                classes: Array(Symbol.allCases.prefix(expected.classCount)),
                labels: expected.labels, probabilities: expected.probabilities.map(Float.init))
            func agree(_ value: Double, _ other: Double, _ tolerance: Double = 1e-9) -> Bool {
                abs(value - other) <= tolerance
            }
            #expect(agree(metrics.accuracy.value, expected.accuracy))
            // scikit-learn normalises each row to a sum of exactly 1 first.
            #expect(agree(metrics.loss, expected.loss, 1e-6))
            #expect(agree(metrics.brier, expected.brier))
            #expect(agree(metrics.reliability.error, expected.calibrationError))
            #expect(metrics.confusion.counts == expected.confusion)
            for (index, scores) in metrics.classes.enumerated() {
                #expect(agree(scores.precision, expected.classes[0][index]))
                #expect(agree(scores.recall, expected.classes[1][index]))
                #expect(agree(scores.f1, expected.classes[2][index]))
            }
            for (mean, values) in [
                (metrics.macro, expected.macro), (metrics.weighted, expected.weighted),
            ] {
                #expect(agree(mean.precision, values[0]))
                #expect(agree(mean.recall, values[1]))
                #expect(agree(mean.f1, values[2]))
            }
        }
    }

    @Test func agreesWithTheBinomialTest() throws {
        for expected in try Self.cases().mcNemar {
            let test = McNemar(onlyFirst: expected.onlyFirst, onlySecond: expected.onlySecond)
            #expect(abs(test.pValue - expected.pValue) < 1e-9)
        }
    }
}
