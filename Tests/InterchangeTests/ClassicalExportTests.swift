import Classical
import Foundation
import Interchange
import NeuralNet
import NumeralCore
import Recognition
import SwiftProtobuf
import Testing

/// What is written for kinds that are no networks; Tests/ONNX compares what it computes.
@Suite struct ClassicalExportTests {
    static func file(of predictor: Predictor) throws -> ONNXModelProto {
        let model = try Model(
            predictor, classes: [.zero, .one, .two], card: ModelCard(name: "classical"))
        return try ONNXModelProto(serializedBytes: model.onnx())
    }

    /// Two trees: a split with two leaves, and a leaf alone.
    static func forest() throws -> DecisionForest {
        try DecisionForest(
            .init(
                columnCount: 784, classCount: 3, treeNodeCounts: [3, 1],
                columns: [5, -1, -2, -1], thresholds: [0.25, 0, 0, 0],
                frequencies: [1, 0, 0, 0, 0.75, 0.25]))
    }

    static func neighbors(_ settings: NeighborSettings) throws -> NearestNeighbors {
        try NearestNeighbors(
            .init(
                columnCount: 784, classCount: 3, labels: [2, 0],
                bytes: (0..<2 * 784).map { UInt8($0 % 256) },
                offsets: [Float](repeating: 0, count: 784),
                steps: [Float](repeating: 1 / 255, count: 784)), settings: settings)
    }

    @Test("A forest's nodes and the votes of its leaves")
    func writesForests() throws {
        let file = try Self.file(of: .forest(Self.forest()))
        #expect(file.opsetImport.map(\.domain) == ["", "ai.onnx.ml"])
        let node = try #require(file.graph.node.first { $0.opType == "TreeEnsembleClassifier" })
        #expect(node.domain == "ai.onnx.ml" && node.output.count == 2)
        let settings = Dictionary(uniqueKeysWithValues: node.attribute.map { ($0.name, $0) })
        func ints(_ name: String) -> [Int64] { settings[name]?.ints ?? [] }
        #expect(ints("nodes_treeids") == [0, 0, 0, 1])
        #expect(ints("nodes_nodeids") == [0, 1, 2, 0])
        #expect(ints("nodes_featureids") == [5, 0, 0, 0])
        #expect(ints("nodes_truenodeids") == [1, 0, 0, 0])
        #expect(ints("nodes_falsenodeids") == [2, 0, 0, 0])
        #expect(settings["nodes_values"]?.floats == [0.25, 0, 0, 0])
        let modes = (settings["nodes_modes"]?.strings ?? []).map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(modes == ["BRANCH_LEQ", "LEAF", "LEAF", "LEAF"])
        #expect(ints("class_treeids") == [0, 0, 0, 1])
        #expect(ints("class_nodeids") == [1, 2, 2, 0])
        #expect(ints("class_ids") == [0, 1, 2, 0])
        #expect(settings["class_weights"]?.floats == [1, 0.75, 0.25, 1])
    }

    @Test("Known rows stay bytes; a distance without operators is refused by its name")
    func writesNeighbors() throws {
        var settings = NeighborSettings()
        settings.neighborCount = 1
        let file = try Self.file(of: .neighbors(Self.neighbors(settings)))
        let rows = try #require(file.graph.initializer.first { $0.name == "rows" })
        #expect(rows.dataType == 2 && rows.dims == [2, 784] && rows.rawData.count == 2 * 784)
        settings.refinement = .init(.tangents(isTwoSided: true), side: 28)
        #expect(throws: ONNXExportError.unsupportedDistance("tangents")) {
            try Self.file(of: .neighbors(Self.neighbors(settings)))
        }
    }
}
