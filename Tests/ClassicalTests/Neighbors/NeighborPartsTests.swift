import Classical
import Testing

@Suite struct NeighborPartsTests {
    static let settings: NeighborSettings = {
        var settings = NeighborSettings()
        settings.refinement = .init(.tangents(isTwoSided: true), side: 3, candidateCount: 6)
        return settings
    }()

    static func sound() throws -> NearestNeighbors.Parts {
        try NeighborTests.neighbors(
            NeighborTests.bytes(count: 20, columnCount: 9, seed: 3), count: 4
        ).parts
    }

    @Test func takenApartAndPutTogether() throws {
        var numbers = SeededNumbers(state: 1)
        let values = (0..<900).map { Float.random(in: -3...5, using: &numbers) * Float($0 % 9) }
        let rows = FeatureMatrix(columnCount: 9, values: values)
        let model = try NearestNeighbors.fit(
            rows, labels: (0..<100).map { $0 % 7 }, classCount: 7, settings: Self.settings)
        #expect(try NearestNeighbors(model.parts, settings: Self.settings) == model)
        // Each number is within half a step of what is kept.
        let parts = model.parts
        for (place, value) in values.enumerated() {
            let column = place % 9
            let kept = parts.offsets[column] + parts.steps[column] * Float(parts.bytes[place])
            #expect(abs(kept - value) <= parts.steps[column] * 0.501)
        }
    }

    static let damage: [@Sendable (inout NearestNeighbors.Parts) -> Void] = [
        { $0.columnCount = 0 }, { $0.columnCount = 3 }, { $0.columnCount = .max },
        { $0.classCount = 1 }, { $0.classCount = 2 }, { $0.classCount = 257 },
        { $0.labels = [] }, { $0.labels.removeLast() }, { $0.labels[3] = 3 },
        { $0.bytes.removeLast() }, { $0.bytes = [] }, { $0.offsets.append(0) },
        { $0.offsets[1] = .nan }, { $0.offsets[1] = 1e13 }, { $0.steps.removeLast() },
        { $0.steps[8] = -1 }, { $0.steps[8] = .infinity }, { $0.steps[8] = .nan },
    ]

    @Test(arguments: damage.indices)
    func refusesDamage(index: Int) throws {
        var parts = try Self.sound()
        Self.damage[index](&parts)
        #expect(throws: ClassicalError.self) {
            try NearestNeighbors(parts, settings: NeighborSettings())
        }
    }

    @Test("Any numbers make either neighbours that answer or an error")
    func mutationsDoNotCrash() throws {
        let sound = try Self.sound()
        let asked = NeighborTests.bytes(count: 5, columnCount: 9, seed: 8)
        var numbers = SeededNumbers(state: 5)
        var answerCount = 0
        for _ in 0..<2000 {
            var parts = sound
            parts.mutate(using: &numbers)
            do throws(ClassicalError) {
                let model = try NearestNeighbors(parts, settings: Self.settings)
                let scores = try model.scores(of: asked, threadCount: 1)
                #expect(scores.allSatisfy { $0.isFinite })
                answerCount += 1
            } catch {
                continue
            }
        }
        #expect(200...1800 ~= answerCount)
    }
}

extension NearestNeighbors.Parts {
    /// Changes one number, or one count, to any other.
    fileprivate mutating func mutate(using numbers: inout SeededNumbers) {
        let bits = UInt32(truncatingIfNeeded: numbers.next())
        let small = Int.random(in: -12...12, using: &numbers)
        let number = Float(bitPattern: bits)
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: columnCount = small
        case 1: classCount = small
        case 2: labels[Int.random(in: labels.indices, using: &numbers)] = UInt8(bits & 0xFF)
        case 3: bytes[Int.random(in: bytes.indices, using: &numbers)] = UInt8(bits & 0xFF)
        case 4: offsets[Int.random(in: offsets.indices, using: &numbers)] = number
        default: steps[Int.random(in: steps.indices, using: &numbers)] = number
        }
    }
}
