import Foundation
import Interchange
import NeuralNet
import NumeralCore
import Recognition
import SwiftProtobuf
import Testing

/// No node of a file is passed by: without it there is another model, or none.
@Suite struct OmissionTests {
    /// What changes the numbers; all others change a shape, or nothing, and are named here so that
    /// a new one has to be thought of.
    static let computing: Set<String> = [
        "Add", "AveragePool", "BatchNormalization", "Conv", "Div", "Elu", "Gemm",
        "GlobalAveragePool", "LeakyRelu", "MatMul", "MaxPool", "Mul", "Relu", "Sigmoid", "Sub",
        "Tanh",
    ]
    static let files =
        ["torch-traced", "torch-dynamo", "torch-grouped", "keras", "channels-last"].map {
            ImportTests.folder.appending(path: "\($0).onnx")
        } + KindTests.names.map { KindTests.folder.appending(path: "\($0).onnx") }

    /// Beside the weights of the original, which may be in another file.
    static func imported(_ file: ONNXModelProto, beside original: URL) throws -> Model? {
        let place = original.deletingLastPathComponent()
        let target = FileManager.default.temporaryDirectory
            .appending(path: "omission-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: target) }
        let data = original.lastPathComponent + ".data"
        let source = place.appending(path: data)
        if FileManager.default.fileExists(atPath: source.path) {
            try FileManager.default.copyItem(at: source, to: target.appending(path: data))
        }
        let edited = target.appending(path: "edited.onnx")
        try Data(file.serializedBytes() as [UInt8]).write(to: edited)
        return try? ImportedModel(onnx: edited, .init(card: ModelCard(name: "edited"))).model
    }

    /// Keras's `Rescaling(1 / 255)` adds 0.
    static let idle = "/Add"

    /// The values that depend on the picture's numbers, and not only on its extents.
    static func followed(in graph: ONNXGraphProto) -> Set<String> {
        var followed = Set(graph.input.map(\.name)).subtracting(graph.initializer.map(\.name))
        // The nodes may stand in any order.
        for _ in graph.node {
            for node in graph.node
            where node.opType != "Shape" && !followed.isDisjoint(with: node.input) {
                followed.formUnion(node.output)
            }
        }
        return followed
    }

    @Test("Leaving out a node leaves out a layer", arguments: files)
    func everyNodeCounts(original: URL) throws {
        let file = try ONNXModelProto(
            serializedBytes: [UInt8](Data(contentsOf: original)))
        let whole = try #require(try Self.imported(file, beside: original))
        let followed = Self.followed(in: file.graph)
        var count = 0
        for (index, node) in file.graph.node.enumerated()
        where Self.computing.contains(node.opType)
            && !(original.lastPathComponent == "keras.onnx" && node.name == Self.idle)
        {
            // Arithmetic of extents may come to the same without a node.
            guard let before = node.input.first(where: followed.contains) else { continue }
            var edited = file
            edited.graph.node.remove(at: index)
            for other in edited.graph.node.indices {
                for input in edited.graph.node[other].input.indices
                where edited.graph.node[other].input[input] == node.output[0] {
                    edited.graph.node[other].input[input] = before
                }
            }
            for output in edited.graph.output.indices
            where edited.graph.output[output].name == node.output[0] {
                edited.graph.output[output].name = before
            }
            count += 1
            #expect(
                try Self.imported(edited, beside: original) != whole,
                "\(original.lastPathComponent): \(node.opType) '\(node.name)' is passed by")
        }
        #expect(count > 0)
    }

    @Test("Each of them is in a file")
    func coversAll() throws {
        var found: Set<String> = []
        for original in Self.files {
            let file = try ONNXModelProto(
                serializedBytes: [UInt8](Data(contentsOf: original)))
            found.formUnion(file.graph.node.map(\.opType))
        }
        #expect(Self.computing.subtracting(found).isEmpty)
    }

    @Test(
        "Pools of all rows and columns, by each of their names",
        arguments: ["GlobalAveragePool", "GlobalMaxPool", "ReduceMean", "ReduceMax"])
    func poolsAll(operation: String) throws {
        let network = Network(input: [1, 28, 28]) {
            Conv2D(3, kernel: 5)
            AveragePool2D(kernel: [24, 24])
            Flatten()
            Dense(10)
        }
        var file = try bare(network, scattered(network, seed: 2))
        file.graph.node[1].opType = operation
        file.graph.node[1].attribute = []
        if operation.hasPrefix("Reduce") {
            var axes = ONNXAttributeProto()
            (axes.name, axes.ints) = ("axes", [2, 3])
            file.graph.node[1].attribute.append(axes)
        }
        let model = try Model(
            onnx: [UInt8](file.serializedBytes() as Data), card: ModelCard(name: "pooled"))
        guard case .network(let found, _) = model.predictor else { return }
        var expected = network.layers
        if operation.hasSuffix("Max") || operation.hasSuffix("MaxPool") {
            expected[1] = .maxPool2D(MaxPool2D(kernel: [24, 24]))
        }
        #expect(found.layers == expected)
    }
}
