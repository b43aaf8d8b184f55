import Datasets
import Foundation
import NumeralCore
import Testing

@Suite struct WrongLabelTests {
    @Test("The list is in order, without doubles, within MNIST's training digits")
    func isSound() {
        let wrong = MNIST.wrongTrainingLabels
        #expect(wrong == Set(wrong).sorted())
        #expect(wrong.allSatisfy { (0..<60_000).contains($0) } && !wrong.isEmpty)
    }

    @Test(
        "Only MNIST's published training digits lose some, and keep their order",
        .enabled(if: Fixtures.fullData != nil, Fixtures.fullDataComment))
    func leavesOut() throws {
        let mnist = try MNIST.load(from: #require(Fixtures.fullData), part: .train)
        let kept = mnist.withoutWrongLabels
        #expect(kept.count == 60_000 - MNIST.wrongTrainingLabels.count)
        let first = MNIST.wrongTrainingLabels[0]
        #expect(kept.labels[..<first] == mnist.labels[..<first])
        #expect(kept[first].glyph == mnist[first + 1].glyph)
        #expect(kept.name == mnist.name && kept.classes == mnist.classes)
        let part = mnist.select(0..<8000)
        #expect(part.withoutWrongLabels == part)
        // Leaving out once more changes nothing.
        #expect(kept.withoutWrongLabels == kept)
    }
}
