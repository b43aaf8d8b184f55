internal import Imaging
internal import NumeralCore
internal import Recognition
internal import Rendering

/// Draws what is no digit, and reads it as pictures.
struct NonDigitMeasurement {
    /// Decides the pictures; training has other seeds.
    static let seed: UInt64 = 0x6E6F_7468_696E_6721

    let reader: Reader
    let renderer: NonDigitRenderer
    /// How many pictures of a kind, and how many blank pages.
    let countPerKind: Int
    let threadCount: Int

    /// One picture, read.
    private struct Answer {
        let isDigit: Bool
        /// How little it looks like a digit, from 0 to 1.
        let score: Double
    }

    /// - Parameter digits: the predictions for a set of digits.
    func measure(digits: [Prediction]) throws(EvaluationError) -> NonDigitRecord {
        let scores = digits.map(score)
        let passCount = Int((NonDigitRecord.digitShare * Double(scores.count)).rounded(.up))
        let threshold = scores.sorted()[max(0, passCount - 1)]
        func kind(_ name: String, _ answers: [Answer]) -> NonDigitRecord.Kind? {
            guard !answers.isEmpty else { return nil }
            return NonDigitRecord.Kind(
                name: name, count: answers.count,
                accepted: Share(answers.count { $0.isDigit }, of: answers.count),
                area: AUROC(high: answers.map(\.score), low: scores).value,
                passing: Share(answers.count { $0.score <= threshold }, of: answers.count))
        }
        var (seen, unseen): ([Answer], [Answer]) = ([], [])
        var kinds: [NonDigitRecord.Kind] = []
        for wanted in NonDigit.seen + NonDigit.unseen where renderer.canDraw(wanted) {
            let readings = try reader.readings(
                count: countPerKind, threadCount: threadCount
            ) { renderer.image(of: wanted, seed: Self.seed, index: $0).onPaper }
            let answers = readings.map(answer)
            kinds += [kind(wanted.rawValue, answers)].compactMap(\.self)
            if NonDigit.seen.contains(wanted) { seen += answers } else { unseen += answers }
        }
        let model = reader.classifier.model
        return NonDigitRecord(
            hasRejection: model.rejection != nil,
            refusedDigits: Share(digits.count(where: model.rejects), of: digits.count),
            kinds: kinds,
            missing: NonDigit.allCases.filter { !renderer.canDraw($0) }.map(\.rawValue),
            seen: kind("seen", seen), unseen: kind("unseen", unseen),
            blankPages: try blankPages())
    }

    private func blankPages() throws(EvaluationError) -> Share {
        let readings = try reader.readings(
            count: countPerKind, threadCount: threadCount
        ) { BlankPage.image(seed: Self.seed, index: $0) }
        return Share(readings.count { $0.outcome == .blank }, of: readings.count)
    }

    /// Where no ink was found, nothing looks like a digit.
    private func answer(_ reading: Reading) -> Answer {
        Answer(
            isDigit: reading.outcome == .digit,
            score: reading.symbols.first.map { score($0.prediction) } ?? 1)
    }

    private func score(_ prediction: Prediction) -> Double {
        reader.classifier.model.rejection == nil
            ? 1 - Double(prediction.best.probability) : Double(prediction.otherProbability)
    }
}
