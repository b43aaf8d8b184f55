@testable import NeuralNet
@testable import Recognition

extension Layer.Kind {
    /// Before its table.
    var text: String {
        let meaning =
            switch self {
            case .conv: "filters that move over a picture"
            case .maxPool: "the greatest of each window; `maxPool: 2` is short for a kernel of 2"
            case .averagePool: "the mean of each window; `averagePool: 2` is short, too"
            case .dense: "each output is a weighted sum of all inputs; `dense: 10` is short"
            case .lstm: "rows or columns read as a sequence; the last state; `lstm: 128` is short"
            case .batchNorm: "each channel to mean 0 and deviation 1, then scaled as learnt"
            case .dropout: "leaves numbers out while training; `dropout: 0.4` is short"
            case .relu: "`max(0, x)`"
            case .elu: "`x` above 0, `alpha · (exp(x) − 1)` below"
            case .leakyRelu: "`x` above 0, `slope · x` below"
            case .sigmoid: "`1 / (1 + exp(−x))`"
            case .tanh: "the hyperbolic tangent"
            case .flatten: "a picture read as a vector"
            }
        return "**`\(rawValue)`**: \(meaning)."
    }
}

extension PreprocessingStep.Kind {
    var text: String {
        let meaning =
            switch self {
            case .flatten: "takes out what is broader than any stroke"
            case .deskew: "straightens a slanted glyph"
            case .gaussian: "blurs by a Gaussian"
            case .median: "takes the median of each pixel's surroundings"
            case .hog: "histograms of the directions of edges"
            case .pad: "puts paper around the picture"
            case .scale: "shifts and scales all numbers alike"
            case .standardize: "scales each number by its mean and deviation in the training data"
            }
        return "**`\(rawValue)`**: \(meaning)."
    }
}

extension Optimizer.Kind {
    var text: String {
        let meaning =
            switch self {
            case .sgd: "down the gradient, with momentum (Sutskever and others, 2013)"
            case .adam: "Adam (Kingma and Ba, 2014)"
            case .adamW: "Adam with decoupled weight decay (Loshchilov and Hutter, 2019)"
            }
        return "**`\(rawValue)`**: \(meaning)."
    }
}

extension Schedule.Kind {
    var text: String {
        let meaning =
            switch self {
            case .constant: "the same rate at every step"
            case .step: "the rate drops at each share of the run"
            case .cosine: "up in a line, then down half a cosine (Loshchilov and Hutter, 2016)"
            case .oneCycle: "up and down half a cosine each (Smith and Topin, 2017)"
            }
        return "**`\(rawValue)`**: \(meaning)."
    }
}
