import Classical
import Testing

@Suite struct ForestPartsTests {
    static let sound = DecisionForest.Parts(
        columnCount: 2, classCount: 2, treeNodeCounts: [5, 1], columns: [1, -1, 0, -2, -3, -3],
        thresholds: [0.5, 0, -1, 0, 0, 0], frequencies: [1, 0, 0, 1, 0.5, 0.5])

    @Test func takenApartAndPutTogether() throws {
        #expect(try DecisionForest(Self.sound).parts == Self.sound)
        let rows = LabeledRows.noise(count: 300, columnCount: 4, classCount: 3, seed: 9)
        let forest = try rows.fit(.extraTrees).forest
        #expect(try DecisionForest(forest.parts) == forest)
    }

    static let damage: [@Sendable (inout DecisionForest.Parts) -> Void] = [
        { $0.columnCount = 0 }, { $0.columnCount = 1 }, { $0.columnCount = .max },
        { $0.classCount = 1 }, { $0.classCount = 0 }, { $0.classCount = -2 },
        { $0.classCount = 257 }, { $0.classCount = 4 },
        { $0.treeNodeCounts = [] }, { $0.treeNodeCounts = [6] }, { $0.treeNodeCounts = [4, 2] },
        { $0.treeNodeCounts = [5, 1, 0] }, { $0.treeNodeCounts = [7, -1] },
        { $0.treeNodeCounts = [.max, .max] }, { $0.treeNodeCounts = [3, 3] },
        { $0.treeNodeCounts = [Int32](repeating: 0, count: 10_001) },
        { $0.columns[0] = 2 }, { $0.columns[0] = -2 }, { $0.columns[1] = 0 },
        { $0.columns[1] = -4 }, { $0.columns[1] = .min }, { $0.columns[4] = 0 },
        { $0.columns.removeLast() }, { $0.columns = [] },
        { $0.thresholds[0] = .nan }, { $0.thresholds[2] = .infinity }, { $0.thresholds[1] = 1 },
        { $0.thresholds[1] = .nan }, { $0.thresholds.append(0) },
        { $0.frequencies = [] }, { $0.frequencies.append(1) }, { $0.frequencies[0] = .nan },
        { $0.frequencies[0] = 1.5 }, { $0.frequencies[0] = .infinity },
        {
            $0.frequencies[4] = -0.5; $0.frequencies[5] = 1.5
        },
    ]

    @Test(arguments: damage.indices)
    func refusesDamage(index: Int) {
        var parts = Self.sound
        Self.damage[index](&parts)
        let error = #expect(throws: ClassicalError.self) { try DecisionForest(parts) }
        guard case .parts = error else {
            Issue.record("\(String(describing: error)) is not about the parts")
            return
        }
    }

    @Test("Any numbers make either a forest that answers or an error")
    func mutationsDoNotCrash() throws {
        let rows = LabeledRows.noise(count: 120, columnCount: 4, classCount: 3, seed: 9)
        var settings = ForestSettings()
        (settings.treeCount, settings.leafCountMin) = (4, 4)
        let sound = try rows.fit(settings).forest.parts
        var numbers = SeededNumbers(state: 5)
        var refusedCount = 0
        for _ in 0..<2000 {
            var parts = sound
            for _ in 0..<Int.random(in: 1...3, using: &numbers) { parts.mutate(using: &numbers) }
            do throws(ClassicalError) {
                let forest = try DecisionForest(parts)
                guard forest.columnCount == 4 else { continue }
                let scores = try forest.scores(of: rows.features, threadCount: 1)
                #expect(scores.allSatisfy { $0.isFinite })
            } catch {
                refusedCount += 1
            }
        }
        #expect(refusedCount > 1000)
    }
}

extension DecisionForest.Parts {
    /// Changes one number, or one count, to any other.
    fileprivate mutating func mutate(using numbers: inout SeededNumbers) {
        let bits = UInt32(truncatingIfNeeded: numbers.next())
        let small = Int32.random(in: -12...12, using: &numbers)
        let whole = Bool.random(using: &numbers) ? small : Int32(bitPattern: bits)
        switch Int.random(in: 0..<7, using: &numbers) {
        case 0: columnCount = Int(whole)
        case 1: classCount = Int(whole)
        case 2: treeNodeCounts[Int.random(in: treeNodeCounts.indices, using: &numbers)] = whole
        case 3: columns[Int.random(in: columns.indices, using: &numbers)] = whole
        case 4:
            thresholds[Int.random(in: thresholds.indices, using: &numbers)] = Float(
                bitPattern: bits)
        case 5:
            frequencies[Int.random(in: frequencies.indices, using: &numbers)] = Float(
                bitPattern: bits)
        default:
            if !columns.isEmpty, Bool.random(using: &numbers) { columns.removeLast() }
            if !thresholds.isEmpty, Bool.random(using: &numbers) { thresholds.removeLast() }
        }
    }
}
