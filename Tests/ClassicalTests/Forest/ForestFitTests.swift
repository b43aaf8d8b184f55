import Classical
import Synchronization
import Testing

@Suite struct ForestFitTests {
    @Test("A tree by hand: cut between 2 and 4, then the right side between 10 and 20")
    func treeByHand() throws {
        // Columns: the first tells class 0 from the rest, the second tells 1 from 2 among those.
        let rows = LabeledRows(
            features: FeatureMatrix(
                columnCount: 2,
                values: [1, 10, 2, 20, 2, 20, 2, 10, 2, 10, 4, 10, 5, 10, 4, 20, 6, 20]),
            labels: [0, 0, 0, 0, 0, 1, 1, 2, 2])
        let forest = try rows.fit(.plainTree(columnCount: 2)).forest
        #expect(
            forest.parts
                == DecisionForest.Parts(
                    columnCount: 2, classCount: 3, treeNodeCounts: [5],
                    columns: [0, -1, 1, -2, -3], thresholds: [3, 0, 15, 0, 0],
                    frequencies: [1, 0, 0, 0, 1, 0, 0, 0, 1]))
    }

    @Test("The root's cut is the best of all, by trying all", arguments: [1, 2, 3, 4, 5, 6])
    func rootIsBest(seed: UInt64) throws {
        let rows = LabeledRows.noise(count: 200, columnCount: 5, classCount: 4, seed: seed)
        for impurity in [ForestSettings.Impurity.gini, .entropy] {
            for weights in [nil, [1, 2, 0.5, 7.25]] as [[Double]?] {
                var settings = ForestSettings.plainTree(columnCount: 5)
                (settings.depthMax, settings.impurity) = (1, impurity)
                (settings.classWeights, settings.leafCountMin) = (weights, 15)
                let parts = try rows.fit(settings, classCount: 4).forest.parts
                let reference = ReferenceSplit(rows, weights: weights ?? [1, 1, 1, 1], impurity)
                let best = reference.best(leafCountMin: 15)
                let found = reference.impurity(
                    column: Int(parts.columns[0]), threshold: parts.thresholds[0], leafCountMin: 15)
                #expect(abs(found - best) < 1e-9, "\(impurity) \(String(describing: weights))")
            }
        }
    }

    @Test("Without limits every training row comes to a leaf of its own class")
    func fullyGrown() throws {
        let rows = LabeledRows.clusters(count: 300, spread: 3, seed: 4)
        for var settings in [ForestSettings.randomForest, .extraTrees] {
            settings.isBootstrapped = false
            settings.treeCount = 5
            let forest = try rows.fit(settings).forest
            let votes = try forest.votes(of: rows.features, threadCount: 2)
            for (row, label) in rows.labels.enumerated() { #expect(votes[row * 3 + label] == 1) }
        }
    }

    @Test func learnsClusters() throws {
        let known = LabeledRows.clusters(count: 2000, spread: 1.05, seed: 1)
        let unknown = LabeledRows.clusters(count: 1000, spread: 1.05, seed: 2)
        for var settings in [ForestSettings.randomForest, .extraTrees] {
            settings.treeCount = 50
            settings.isOutOfBagMeasured = settings.isBootstrapped
            let fit = try known.fit(settings)
            let scores = try fit.forest.scores(of: unknown.features, threadCount: 2)
            let accuracy = unknown.accuracy(scores)
            #expect(accuracy > 0.95)
            if let left = fit.outOfBagAccuracy { #expect(abs(left - accuracy) < 0.03) }
            #expect(fit.importances[0] + fit.importances[1] > 0.7)
            #expect(abs(fit.importances.reduce(0, +) - 1) < 1e-9)
        }
    }

    @Test("One seed, one forest, whatever the threads")
    func deterministic() throws {
        let rows = LabeledRows.clusters(count: 3000, columnCount: 20, seed: 7)
        for var settings in [ForestSettings.randomForest, .extraTrees] {
            settings.treeCount = 7
            settings.isOutOfBagMeasured = settings.isBootstrapped
            let one = try rows.fit(settings, threadCount: 1)
            #expect(try rows.fit(settings, threadCount: 3) == one)
            #expect(try rows.fit(settings, threadCount: 3, seed: 2) != one)
        }
    }

    @Test func depthAndLeavesAreLimited() throws {
        let rows = LabeledRows.noise(count: 500, columnCount: 8, classCount: 3, seed: 5)
        for var settings in [ForestSettings.randomForest, .extraTrees] {
            (settings.treeCount, settings.depthMax) = (3, 2)
            #expect(try rows.fit(settings).forest.nodeCount <= 3 * 7)
            (settings.depthMax, settings.leafCountMin) = (nil, 100)
            #expect(try rows.fit(settings).forest.nodeCount <= 3 * (2 * 5 - 1))
            settings.leafCountMin = 251
            #expect(try rows.fit(settings).forest.nodeCount == 3)
        }
    }

    @Test("A rare class that weighs more gets more of a mixed leaf")
    func weightsCount() throws {
        let rows = LabeledRows(
            features: FeatureMatrix(columnCount: 1, values: [1, 1, 1, 1]), labels: [0, 0, 0, 1])
        var settings = ForestSettings.plainTree(columnCount: 1)
        settings.classWeights = [1, 9]
        let forest = try rows.fit(settings, classCount: 2).forest
        let votes = try forest.votes(of: rows.features, threadCount: 1)
        #expect(Array(votes[0..<2]) == [0.25, 0.75])
    }

    @Test("More values than bins, in columns of any scale, are still told apart")
    func quantileBins() throws {
        var numbers = SeededNumbers(state: 3)
        let values = (0..<20_000).map { _ in Float.random(in: 0..<1, using: &numbers) }
        let labels = values.map { $0 < 0.25 ? 0 : 1 }
        for scale in [1e-30, 1, 1e30] as [Float] {
            let scaled = values.map { ($0 - 0.5) * scale }
            let rows = LabeledRows(
                features: FeatureMatrix(columnCount: 1, values: scaled), labels: labels)
            let forest = try rows.fit(.plainTree(columnCount: 1), classCount: 2).forest
            #expect(rows.accuracy(try forest.scores(of: rows.features, threadCount: 2)) > 0.99)
            #expect(abs(forest.parts.thresholds[0] / scale + 0.25) < 0.005)
        }
    }

    @Test func stopsWhenItIsTold() throws {
        let rows = LabeledRows.clusters(count: 60, seed: 1)
        let grown = Mutex(0)
        let error = #expect(throws: ClassicalError.self) {
            try rows.fit(
                .randomForest, progress: { _ in grown.withLock { $0 += 1 } },
                shouldStop: { grown.withLock { $0 >= 5 } })
        }
        #expect(error == .stopped)
        #expect(grown.withLock { $0 } < 10)
    }

    @Test func tellsOfEachTree() throws {
        let seen = Mutex<[FitProgress]>([])
        var settings = ForestSettings()
        settings.treeCount = 9
        _ = try LabeledRows.clusters(count: 60, seed: 1).fit(settings) { progress in
            seen.withLock { $0.append(progress) }
        }
        #expect(seen.withLock { $0.map(\.done) } == Array(1...9))
        #expect(seen.withLock { $0.allSatisfy { $0.total == 9 && $0.unit == "trees" } })
    }
}
