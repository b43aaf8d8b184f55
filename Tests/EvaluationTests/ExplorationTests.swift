import Datasets
import Evaluation
import Foundation
import NumeralCore
import Testing

@Suite struct ExplorationTests {
    @Test("Thresholds, counts and suspects of a small case by hand")
    func confidentLearning() {
        let rows: [[Double]] = [
            [0.9, 0.1, 0.0],  // 0, sure
            [0.7, 0.3, 0.0],  // 0, reaches the threshold of 1 only
            [0.2, 0.8, 0.0],  // 0, counts for 1
            [0.1, 0.9, 0.0],  // 1
            [0.4, 0.5, 0.1],  // 1, reaches none
            [0.65, 0.35, 0.0],  // 1, counts for 0
        ]
        let labels = [0, 0, 0, 1, 1, 1]
        let found = ConfidentLearning(probabilities: rows, labels: labels, classCount: 3)
        // (0.9 + 0.7 + 0.2) / 3 and (0.9 + 0.5 + 0.35) / 3.
        #expect(abs(found.thresholds[0] - 0.6) < 1e-12)
        #expect(abs(found.thresholds[1] - 1.75 / 3) < 1e-12)
        #expect(found.thresholds[2] == 1)
        #expect(found.joint == [[2, 1, 0], [1, 1, 0], [0, 0, 0]])
        #expect(found.suspects.map(\.index) == [2, 5])
        #expect(found.doubts.isEmpty)
        #expect(found.suspects[0].likely == 1 && found.suspects[0].label == 0)
        #expect(abs(found.suspects[0].margin + 0.6) < 1e-12)
    }

    @Test("Where several thresholds are reached, the most probable class counts")
    func severalReached() {
        // Both thresholds are low because the model is unsure of everything.
        let found = ConfidentLearning(
            probabilities: [[0.5, 0.5], [0.4, 0.6], [0.6, 0.4]], labels: [0, 0, 1], classCount: 2)
        #expect(found.thresholds == [0.45, 0.4])
        #expect(found.joint == [[1, 1], [1, 0]])
        // Below both thresholds, but rather the other: a doubt.
        let unsure = ConfidentLearning(
            probabilities: [[0.9, 0.1], [0.1, 0.9], [0.45, 0.55]], labels: [0, 1, 0], classCount: 2)
        #expect(unsure.suspects.isEmpty && unsure.doubts.map(\.index) == [2])
        #expect(unsure.joint == [[1, 0], [0, 1]])
    }

    static let set = LabeledGlyphs(
        name: "<set>",
        glyphs: [0, 100, 255].flatMap { [UInt8](repeating: $0, count: Glyph.pixelCount) },
        labels: [0, 0, 3])

    static let exploration = Exploration(
        set: set, varianceShares: [0.9, 0.1],
        principalMap: Exploration.Map(indices: [0, 1, 2], points: [0, 0, 1, 1, 2, 5]),
        neighborMap: nil, copyCount: 0,
        pairsWithin: [NearPair(first: 0, second: 1, distance: 100.0 / 255)],
        pairsAcross: [NearPair(first: 1, second: 2, distance: 155.0 / 255)],
        labels: ConfidentLearning(
            probabilities: [[1, 0], [0.1, 0.9], [0.2, 0.8]].map { $0 + [0, 0, 0, 0, 0, 0, 0, 0] },
            labels: [0, 0, 1], classCount: 10), recipeName: "a recipe")

    @Test("Means by class, rounded; the record in text")
    func record() {
        let means = Self.exploration.means
        #expect(means.map(\.symbol) == [.zero, .three])
        #expect(means.map { $0.picture.ink[0] } == [50, 255])
        let record = ExplorationRecord(Self.exploration)
        #expect(record.suspects?.map(\.index) == [1])
        #expect(record.text.contains("1: 0 is rather 1, 0.100 to 0.900"))
        #expect(record.text.contains("most alike of two labels: 1 and 2, 0.6078"))
    }

    @Test("The page is whole, escaped, without script or request, and the same each time")
    func page() {
        let html = ExplorationReport(Self.exploration).html
        #expect(html == ExplorationReport(Self.exploration).html)
        #expect(html.contains("<h1>&lt;set&gt;</h1>") && !html.contains("<set>"))
        #expect(!html.contains("<script") && !html.contains("http"))
        for part in ["Classes", "How the glyphs lie", "Most alike", "Probably labelled wrongly: 1"]
        {
            #expect(html.contains(part), "\(part)")
        }
        #expect(html.components(separatedBy: "<circle").count - 1 == 3)
        #expect(
            html.components(separatedBy: "<svg").count
                == html.components(separatedBy: "</svg>").count)
    }
}
