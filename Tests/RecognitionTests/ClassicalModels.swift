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

    /// One of each kind.
    static func all() throws -> [Model] { try [forest(), neighbors()] }

    private static func model(_ predictor: Predictor) throws -> Model {
        try Model(
            predictor, preprocessing: preprocessing,
            card: ModelCard(name: predictor.kind.rawValue))
    }
}
