internal import Classical
internal import NeuralNet
internal import Recognition

/// What a model says of a glyph.
struct GraphAnswers {
    /// The calibrated probability of each class, `[N, class]`.
    let probabilities: GraphValue
    /// That of none of them, `[N, 1]`; `nil` from a model that cannot tell.
    let other: GraphValue?
}

extension GraphBuilder {
    /// Adds a model, its preprocessing and calibration with it.
    ///
    /// - Parameters:
    ///   - ink: `[N, 1, 28, 28]`, from 0 to 1.
    ///   - prefix: what the names of its tensors begin with.
    mutating func answers(
        of model: Model, to ink: GraphValue, prefix: String = ""
    ) throws(ONNXExportError) -> GraphAnswers {
        let features = prepare(ink, by: model.preprocessing)
        let scores = try scores(of: model.predictor, from: features, ink, prefix)
        guard let rejection = model.rejection else {
            return GraphAnswers(
                probabilities: probabilities(scores, model.calibration), other: nil)
        }
        let parts = split(scores, classCount: model.classes.count, rejection)
        let rest = node("Sub", [constant(1), parts.other])
        return GraphAnswers(
            probabilities: node("Mul", [probabilities(parts.classes, model.calibration), rest]),
            other: parts.other)
    }

    private mutating func scores(
        of predictor: Predictor, from features: GraphValue, _ ink: GraphValue, _ prefix: String
    ) throws(ONNXExportError) -> GraphValue {
        switch predictor {
        case .network(let network, let weights):
            return scores(
                of: network, weights, from: reshape(features, to: network.input), prefix: prefix)
        case .ensemble(let ensemble): return try scores(of: ensemble, from: ink, prefix)
        case .svm(let machine):
            let width = machine.supportVectors.columnCount
            return scores(of: machine, from: reshape(features, to: [width]), prefix)
        case .linear(let machine):
            let width = machine.weights.columnCount
            return scores(of: machine, from: reshape(features, to: [width]), prefix)
        case .forest(let forest):
            return scores(of: forest, from: reshape(features, to: [forest.columnCount]))
        case .neighbors(let neighbors):
            return try scores(
                of: neighbors, from: reshape(features, to: [neighbors.columnCount]), prefix)
        }
    }

    /// As ``Ensemble``: logarithms of the members' mean probabilities.
    private mutating func scores(
        of ensemble: Ensemble, from ink: GraphValue, _ prefix: String
    ) throws(ONNXExportError) -> GraphValue {
        var answers: [GraphAnswers] = []
        for (index, member) in ensemble.members.enumerated() {
            answers.append(
                try self.answers(of: member, to: ink, prefix: "\(prefix)member\(index)/"))
        }
        var mean = node("Mean", answers.map(\.probabilities))
        let others = answers.compactMap(\.other)
        if !others.isEmpty {
            // A member that cannot tell says 0.
            let other = divide(node("Sum", others), Float(answers.count))
            mean = node("Concat", [mean, other], [.int("axis", 1)])
        }
        let least = constant(Float(Ensemble.probabilityMin))
        return node("Log", [node("Max", [mean, least])])
    }

    /// As ``Calibration/probabilities(_:)``: `softmax(score / temperature)` of each row.
    private mutating func probabilities(
        _ scores: GraphValue, _ calibration: Calibration
    ) -> GraphValue {
        node("Softmax", [divide(scores, calibration.temperature)], [.int("axis", 1)])
    }

    /// As ``Rejection/otherProbability(_:)``.
    ///
    /// - Parameter scores: `[N, classCount + 1]`.
    /// - Returns: the classes' scores `[N, classCount]`, and the probability of none `[N, 1]`.
    private mutating func split(
        _ scores: GraphValue, classCount: Int, _ rejection: Rejection
    ) -> (classes: GraphValue, other: GraphValue) {
        let parts = nodes(
            "Split", [scores, constant([classCount, 1])], [.int("axis", 1)], outputs: [nil, nil])
        let sum = node("ReduceLogSumExp", [parts[0]], [.ints("axes", [1]), .int("keepdims", 1)])
        let logOdds = node("Sub", [parts[1], sum])
        let other = node(
            "Sigmoid", [add(multiply(logOdds, rejection.slope), rejection.offset)])
        return (parts[0], other)
    }
}
