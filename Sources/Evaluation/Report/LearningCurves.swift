internal import Recognition

/// Loss and accuracy by epoch, as a card has them; nothing where there were no epochs.
struct LearningCurves {
    let history: [ModelCard.Epoch]

    /// A card of a report, or nothing.
    var card: String {
        guard !history.isEmpty else { return "" }
        let loss = CurveChart(
            title: "Loss", unit: "nats", training: history.map(\.trainingLoss),
            validation: history.map(\.validationLoss))
        let accuracy = CurveChart(
            title: "Accuracy", unit: "%", training: history.map { 100 * $0.trainingAccuracy },
            validation: history.map { $0.validationAccuracy.map { 100 * $0 } }, most: 100)
        let held =
            history.contains { $0.validationLoss != nil }
            ? "<span><i class=\"validation\"></i>held out</span>" : ""
        let legend = """
            <div class="legend"><span><i class="training"></i>training, on augmented glyphs\
            </span>\(held)</div>
            """
        return ReportPage.card(
            "How it learned", legend + element("div", ["class": "pair"], loss.svg + accuracy.svg))
    }
}
