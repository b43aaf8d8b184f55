import Classical
import NumeralCore
import Recognition

/// Small models of the kinds that learn from rows, each from a few random glyphs.
enum ClassicalModels {
    private static let glyphs = randomGlyphs(count: 60, seed: 11)
    /// Ten of each of the first six classes, one of each other would not do.
    private static let labels = glyphs.indices.map { $0 % 10 }

    /// Pooled to few columns by histograms of gradients of coarse cells.
    private static let preprocessing = Preprocessing([
        .deskew, .hog(OrientedGradients(cell: 7, orientationCount: 2)),
    ])

    private static var features: FeatureMatrix {
        FeatureMatrix(
            columnCount: preprocessing.featureCount,
            values: preprocessing.features(of: glyphs.flatMap(\.ink)))
    }

    static func forest() throws -> Model {
        var settings = ForestSettings()
        settings.treeCount = 3
        let fit = try DecisionForest.fit(
            features, labels: labels, classCount: 10, settings: settings, threadCount: 1,
            generator: { SplitMix64(seed: 5, path: [UInt64($0)]) })
        return try model(.forest(fit.forest))
    }

    static func neighbors() throws -> Model {
        try model(.neighbors(NearestNeighbors.fit(features, labels: labels, classCount: 10)))
    }

    static func svm(
        _ kernel: SupportVectorMachine.Settings.Kernel = .radial, hasSigmoids: Bool = true
    ) throws -> Model {
        var settings = SupportVectorMachine.Settings()
        settings.kernel = kernel
        let machine = try SupportVectorMachine.fit(
            features, labels: labels, classCount: 10, settings: settings, threadCount: 1
        ).machine
        guard hasSigmoids else { return try model(.svm(machine)) }
        return try model(
            .svm(machine.fittingSigmoids(to: features, labels: labels, threadCount: 1)))
    }

    static func linear() throws -> Model {
        var generator = SplitMix64(seed: 3)
        return try model(
            .linear(
                LinearMachine.fit(
                    features, labels: labels, classCount: 10, using: &generator, threadCount: 1)))
    }

    /// One of each kind, the machines with each kernel.
    static func all() throws -> [Model] {
        try [
            svm(), svm(.polynomial(degree: 2, constant: 1)), svm(.linear, hasSigmoids: false),
            linear(), forest(), neighbors(),
        ]
    }

    private static func model(_ predictor: Predictor) throws -> Model {
        try Model(
            predictor, preprocessing: preprocessing,
            card: ModelCard(name: predictor.kind.rawValue))
    }
}
