import Recognition

extension Learner.Kind {
    /// What it is, in a table of settings.
    var meaning: String {
        switch self {
        case .network: "a network, learnt in steps"
        case .svm: "a kernel machine for each pair of classes"
        case .linear: "a plane for each class"
        case .forest: "decision trees that vote"
        case .neighbors: "known glyphs, the nearest of which vote"
        case .ensemble: "finished models that answer together"
        }
    }

    /// Its settings in YAML.
    var example: String {
        switch self {
        case .network: "{input: [1, 28, 28], layers: [flatten, {dense: 10}]}"
        case .svm: "{kernel: radial, C: 10}"
        case .linear: "{iterations: 1000}"
        case .forest: "{trees: 30}"
        case .neighbors: "{neighborCount: 3}"
        case .ensemble: "{candidates: [default]}"
        }
    }
}
